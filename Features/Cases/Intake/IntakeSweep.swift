package import LotseCore
package import LotseData

/// Forgets unfinished requests, and what was written in requests that were set aside.
package struct IntakeSweep: Sendable {
    let store: any Store

    package init(store: any Store) {
        self.store = store
    }

    package struct Tally: Sendable, Equatable {
        package let drafts: Int
        package let emptied: Int
    }

    /// Removes what is due at a moment.
    ///
    /// May be run at any time, as often as one likes.
    @discardableResult
    package func run(at moment: Timestamp) async throws -> Tally {
        let limit = moment.adding(hours: Int64(-24 * Intake.draftKeepDays))
        return try await store.write(as: .system) { transaction in
            let (drafts, emptied) = try IntakeStore.sweep(before: limit, in: transaction)
            _ = try ReferralLinkStore.sweep(before: Berlin.day(at: moment), in: transaction)
            return Tally(drafts: drafts, emptied: emptied)
        }
    }
}
