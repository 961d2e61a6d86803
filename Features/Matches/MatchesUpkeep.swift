package import LotseCore
package import LotseData

/// What the room does by itself, once a day.
package enum MatchesUpkeep {
    /// Forgets what households looked for whose cases are no longer worked on; gives how many.
    @discardableResult
    package static func forget(_ households: any HouseholdSource, in store: any Store) async throws -> Int {
        let kept = try await store.read { try SearchStore.caseFiles(from: $0) }
        let ended = try await households.ended(among: kept)
        guard !ended.isEmpty else { return 0 }
        try await store.write(as: .system) { transaction in
            for caseFile in ended.sorted() { try SearchStore.remove(caseFile, in: transaction) }
        }
        return ended.count
    }
}
