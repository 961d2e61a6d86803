package import LotseCore
package import LotseData

/// What the room does by itself, once a day.
package enum PortalUpkeep {
    /// Removes the concerns whose time is over on a day; gives how many.
    package static func forget(on day: Day, in store: any Store) async throws -> Int {
        try await store.write(as: .system) { try ConcernStore.removeForgotten(on: day, in: $0) }
    }
}
