package import LotseCore
package import LotseData

/// What the room does by itself, once a day.
package enum MatchesUpkeep {
    /// Forgets what households looked for, and what was proposed to them, whose cases are no longer worked on, and runs
    /// and rounds that are long over; gives how many households.
    @discardableResult
    package static func forget(_ households: any HouseholdSource, in store: any Store) async throws -> Int {
        let oldest = store.sources.clock.now.adding(hours: -24 * keptDays)
        try await store.write(as: .system) { transaction in
            try AllocationStore.removeRuns(before: oldest, in: transaction)
            try PlacementStore.removeRounds(before: oldest, in: transaction)
        }
        let kept = try await store.read { reader in
            try SearchStore.caseFiles(from: reader).union(AllocationStore.caseFiles(from: reader))
                .union(InquiryStore.caseFiles(from: reader)).union(PlaceWishStore.caseFiles(from: reader))
                .union(PlacementStore.caseFiles(from: reader))
        }
        let ended = try await households.ended(among: kept)
        guard !ended.isEmpty else { return 0 }
        try await store.write(as: .system) { transaction in
            for caseFile in ended.sorted() {
                try SearchStore.remove(caseFile, in: transaction)
                try AllocationStore.remove(caseFile, in: transaction)
                try InquiryStore.remove(caseFile, in: transaction)
                try PlaceWishStore.remove(caseFile, in: transaction)
                try PlacementStore.remove(caseFile, in: transaction)
            }
        }
        return ended.count
    }

    /// Runs, rounds and what they held are looked at for half a year.
    private static let keptDays: Int64 = 180
}
