/// A year of arrivals played again in three ways: what prices week by week would have given, what first come, first
/// served would, and what nobody could have bettered who had known everything from the start.
public struct ArrivalReplay: Sendable, Hashable {
    /// The worth of what an `ArrivalDesk` gave, which knew those who had come and `pool`.
    public let priced: Int
    /// The worth where each household in its turn takes the best that is left.
    public let firstCome: Int
    /// No way to serve these households is worth more.
    public let hindsight: Int
    /// The bundle of each household in each week, as the desk gave it; nil for one that got none.
    public let given: [[Int?]]

    /// The desk's worth as a share of the bound.
    public var share: Double { hindsight > 0 ? Double(priced) / Double(hindsight) : 1 }
    public var firstComeShare: Double { hindsight > 0 ? Double(firstCome) / Double(hindsight) : 1 }

    /// Plays a year.
    ///
    /// - Parameters:
    ///   - weeks: who arrived, week by week; each household is served in its week or not at all.
    ///   - capacities: what there was at the start.
    ///   - pool: what the desk knew: households of earlier years.
    ///   - effort: how hard the desk thinks each week.
    ///   - seed: of what the desk draws.
    /// - Throws: `AllocationProblem.Fault`, `CancellationError`.
    public init(
        weeks: [[ArrivingHousehold]],
        capacities: [Int],
        pool: [ArrivingHousehold],
        effort: ArrivalDesk.Effort = .normal,
        seed: UInt64 = 1
    ) async throws {
        let problem = try AllocationProblem(Array(weeks.joined()), capacities: capacities)
        var search = PriceSearch(problem)
        search.run(rounds: 800)
        hindsight = search.best.bound
        firstCome = Self.firstCome(Array(weeks.joined()), capacities)
        var desk = ArrivalDesk(capacities: capacities, effort: effort, seed: seed)
        var later = weeks.reduce(0) { $0 + $1.count }
        var (given, worth): ([[Int?]], Int) = ([], 0)
        for week in weeks {
            later -= week.count
            let bundles = try await desk.serve(week, expecting: later, like: pool)
            for (household, bundle) in zip(week, bundles) { worth += bundle.map { household.bundles[$0].worth } ?? 0 }
            given.append(bundles)
        }
        (self.given, priced) = (given, worth)
    }

    private static func firstCome(_ households: [ArrivingHousehold], _ capacities: [Int]) -> Int {
        var free = capacities
        var worth = 0
        for household in households {
            for bundle in household.bundles.sorted(by: { $0.worth > $1.worth }) {
                for resource in bundle.resources { free[resource] -= 1 }
                guard bundle.resources.contains(where: { free[$0] < 0 }) else {
                    worth += bundle.worth
                    break
                }
                for resource in bundle.resources { free[resource] += 1 }
            }
        }
        return worth
    }
}
