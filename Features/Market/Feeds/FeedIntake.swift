package import LotseCore
package import LotseData
package import LotseFormats

/// Takes lists of offers into a market: first as a trial, then for good; all or nothing.
package struct FeedIntake: Sendable {
    private let store: any Store
    private let network: any NetworkSource
    private let occupations: any OccupationSource

    package init(store: any Store, network: any NetworkSource, occupations: any OccupationSource) {
        self.store = store
        self.network = network
        self.occupations = occupations
    }

    /// What a list holds, and what taking it in would change.
    package struct Trial: Sendable, Equatable {
        package let feed: Feed
        package let plan: FeedPlan
        /// Why it is not taken in as the order stands; nil where nothing speaks against it.
        package let objection: FeedObjection?

        package var counts: FeedSource.Counts { .init(plan, refused: feed.report.refusalCount) }
    }

    /// Reads a list of any format.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - order: whose it is.
    /// - Returns: its records, and what is to be said about it.
    /// - Throws: `FeedFailure` where nothing of it can be taken, or what reading the bytes throws.
    package static func read(_ bytes: FeedBytes, for order: FeedOrder) throws -> Feed {
        var options = FeedReader.Options()
        options.extent = order.extent
        options.subject = .plots
        return try FeedReader.read(bytes, connection: order.connection, options: options)
    }

    /// Says what taking a list in would change; nothing is written.
    package func trial(of feed: Feed, for order: FeedOrder) async throws -> Trial {
        try await store.read { try Self.trial(of: feed, for: order, $0) }
    }

    /// Takes a list in; what it changes is worked out anew, of what is there then.
    ///
    /// - Parameters:
    ///   - feed: as it was read.
    ///   - order: whose it is, and what may be done with it.
    ///   - actor: who does it.
    ///   - finishing: what else belongs to the same change; it is told what the list did.
    /// - Returns: what was done, in numbers.
    /// - Throws: `FeedObjection` where it is not taken in; the store's errors.
    @discardableResult
    package func take(
        _ feed: Feed,
        for order: FeedOrder,
        as actor: Actor,
        finishing: @escaping @Sendable (Transaction, Trial) throws -> Void = { _, _ in }
    ) async throws -> FeedSource.Counts {
        let today = store.sources.clock.today
        let places = try await network.municipalities(of: order.alliance, on: today)
        let reading = ListingReading(places, occupations)
        return try await store.write(as: actor) { transaction in
            let trial = try Self.trial(of: feed, for: order, transaction.reader)
            if let objection = trial.objection { throw objection }
            try FeedPlanStore.carryOut(trial.plan, for: order, understoodBy: reading, in: transaction)
            let counts = trial.counts
            try FeedSourceStore.note(counts, of: feed, for: order, in: transaction)
            try finishing(transaction, trial)
            return counts
        }
    }

    /// Notes that a sender's full list is still what it was when it was taken in: what it named is named again.
    package func confirm(_ order: FeedOrder) async throws {
        try await store.write(as: .system) { transaction in
            guard let source = try FeedSourceStore.fetch(order.connection, of: order.alliance, transaction.reader),
                source.extent == .full
            else { return }
            try ListingStore.confirm(source, in: transaction)
        }
    }

    private static func trial(of feed: Feed, for order: FeedOrder, _ reader: Reader) throws -> Trial {
        let held = try FeedPlanStore.held(of: order.connection, in: order.alliance, reader)
        let plan = FeedMerge.plan(held: held.map(\.record), feed: feed, limits: order.limits)
        let source = try FeedSourceStore.fetch(order.connection, of: order.alliance, reader)
        return Trial(feed: feed, plan: plan, objection: objection(to: feed, plan, for: order, source))
    }

    private static func objection(
        to feed: Feed,
        _ plan: FeedPlan,
        for order: FeedOrder,
        _ source: FeedSource?
    ) -> FeedObjection? {
        if let source, source.organisation != order.organisation { return .foreignConnection }
        if !feed.report.alarms.isEmpty { return .alarm }
        if feed.report.refusalCount > 0, !order.takesPartly { return .refusals }
        let offers = feed.records.contains { ListingContent($0) != nil }
        return offers || !plan.withdrawn.isEmpty || !plan.vanished.isEmpty || !plan.withheld.isEmpty ? nil : .nothing
    }
}
