package import LotseCore
package import LotseData

/// What the room does by itself.
package enum MarketUpkeep {
    /// Closes what had its last day, and forgets lists that nobody took in.
    package static func run(at now: Timestamp, in store: any Store) async throws {
        try await store.write(as: .system) { transaction in
            _ = try ListingStore.closeOver(on: Berlin.day(at: now), in: transaction)
            _ = try FeedDeliveryStore.removeForgotten(at: now, in: transaction)
        }
    }
}
