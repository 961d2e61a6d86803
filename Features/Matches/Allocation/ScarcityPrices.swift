import LotseCore

/// What one more of each scarce thing would be worth to all who wait, by the newest proposal for all.
///
/// For whoever comes between two proposals: what a bundle takes has this price, and the one that leaves the most after
/// paying takes the least from others (Ahani, Gölz, Procaccia, Teytelboym and Trapp 2021; `ArrivalDesk` does it for a whole
/// week). It is told, and decides nothing.
struct ScarcityPrices: Sendable, Equatable {
    /// When they were found.
    let day: Day
    /// In points, of what has a price at all.
    let points: [Identifier<Listing>: Int]

    /// Older ones say nothing of today's market.
    static let validDays: Int64 = 56

    /// Nil where the run ended without a proposal.
    init?(_ run: AllocationRun) {
        guard run.order.addition == nil, let report = run.report else { return nil }
        day = Berlin.day(at: run.startedAt)
        let prices = report.prices ?? report.scarce.map { .init(listing: $0.listing, points: $0.points) }
        points = Dictionary(prices.map { ($0.listing, $0.points) }) { first, _ in first }
    }

    /// What some things cost together; one that stands twice is paid twice.
    func price(of things: [Identifier<Listing>]) -> Int {
        things.reduce(0) { $0 + (points[$1] ?? 0) }
    }

    /// What is best for all.
    enum Advice: Sendable, Equatable {
        /// The bundle with this number leaves the most, the first among equals.
        case take(Int)
        /// Others need more dearly all that would fit.
        case wait
    }

    /// - Parameter bundles: what fits, with what each is worth as a proposal for all counts it.
    /// - Returns: nil where nothing that fits is scarce.
    func advice(for bundles: [(worth: Int, things: [Identifier<Listing>])]) -> Advice? {
        let prices = bundles.map { price(of: $0.things) }
        guard prices.contains(where: { $0 > 0 }) else { return nil }
        let left = zip(bundles, prices).map { $0.worth - $1 }
        guard let most = left.max(), most > 0, let best = left.firstIndex(of: most) else { return .wait }
        return .take(best)
    }
}
