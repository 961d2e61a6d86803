import Foundation
import LotseMatching

/// The engine against its bars: arrival bundles, what blocks, the Kita round, arrivals week by week.
///
/// In processor time, on one thread, with invented data of a fixed seed. Beside the times stands a number made of all
/// answers: what makes the engine faster must leave it as it is.
struct MatchingBenchmark {
    enum Part: String, CaseIterable {
        case bundles
        case obstacles
        case rounds
        case arrivals
    }

    private let parts: Set<Part>
    /// Households for each kind of question; dearer questions are asked a quarter as often.
    private let households: Int
    private let seed: UInt64

    /// Nil where an option is none.
    ///
    /// - Parameter options: `parts`, some of `Part` with commas between; `households` and `seed`, numbers.
    init?(_ options: [String: String]) {
        let words = options["parts"].map { $0.split(separator: ",").map(String.init) } ?? Part.allCases.map(\.rawValue)
        let parts = words.compactMap(Part.init(rawValue:))
        guard parts.count == words.count, let households = Int(options["households"] ?? "40"), households > 0,
            let seed = UInt64(options["seed"] ?? "7")
        else { return nil }
        (self.parts, self.households, self.seed) = (Set(parts), households, seed)
    }

    private struct Result {
        let name: String
        let times: Latencies
        /// The share of the times that the bar speaks of.
        let share: Double
        let bar: Duration
        let answers: Fingerprint
    }

    /// Whether every bar was reached.
    func run() async throws -> Bool {
        var results: [Result] = []
        if parts.contains(.bundles) || parts.contains(.obstacles) { results += try bundles() }
        if parts.contains(.rounds) { results += try rounds() }
        var table = Table(head: ["", "n", "p50 ms", "p95 ms", "p99 ms", "bar ms", "", "answers"])
        for result in results {
            let times = [0.5, 0.95, 0.99].map { result.times.percentile($0).inMilliseconds }
            let bar = "p\(Int(result.share * 100)) \(result.bar.inMilliseconds)"
            table.rows.append(
                [result.name, "\(result.times.count)"] + times
                    + [bar, Self.verdict(Self.isReached(result)), result.answers.text]
            )
        }
        if !results.isEmpty { print(table.printed()) }
        let isKept = parts.contains(.arrivals) ? try await replay() : true
        return isKept && results.allSatisfy(Self.isReached)
    }

    private static func isReached(_ result: Result) -> Bool { result.times.percentile(result.share) <= result.bar }

    private static func verdict(_ isReached: Bool) -> String { isReached ? "reached" : "missed" }

    private func bundles() throws -> [Result] {
        let invented = try InventedMarket(seed: seed)
        let finder = BundleFinder(invented.market)
        var results: [Result] = []
        for percent in [1, 10, 30] where parts.contains(.bundles) {
            var asking = invented
            results.append(
                try measure("best ten bundles, \(percent) % of vacancies suit", households, .milliseconds(50)) {
                    answers in
                    let household = asking.household(suiting: percent)
                    return try ProcessorTime.measure {
                        for bundle in try finder.bundles(for: household) { answers.add(bundle) }
                    }
                }
            )
        }
        for percent in [1, 10, 30] where parts.contains(.obstacles) {
            var asking = invented
            results.append(
                try measure("what blocks, and what helps, \(percent) % suit", max(1, households / 4), .seconds(1)) {
                    answers in
                    let household = asking.household(suiting: percent, asksMuch: true)
                    return try ProcessorTime.measure {
                        guard let obstacles = try finder.obstacles(for: household) else { return }
                        answers.add(obstacles.block.count)
                        for concession in obstacles.concessions {
                            answers.add(concession.cost)
                            answers.add(concession.bundle)
                        }
                    }
                }
            )
        }
        return results
    }

    private func measure(
        _ name: String,
        _ count: Int,
        _ bar: Duration,
        share: Double = 0.95,
        _ ask: (inout Fingerprint) throws -> Duration
    ) throws -> Result {
        var answers = Fingerprint()
        let times = try (0..<count).map { _ in try ask(&answers) }
        let latencies = Latencies(times, elapsed: .zero)
        return Result(name: name, times: latencies, share: share, bar: bar, answers: answers)
    }

    /// From the wishes as they were handed in to every place; what the rules ask of the data is checked within.
    private func rounds() throws -> [Result] {
        let invented = try InventedRound(seed: seed)
        return try [false, true].map { withContracts in
            let families = withContracts ? invented.contracts.count : 0
            let name = "Kita round, \(invented.children.count) children, \(families) sibling contracts"
            return try measure(name, max(1, households / 4), .milliseconds(100), share: 0.5) { answers in
                var placement: Placement?
                let time = try ProcessorTime.measure {
                    placement = Placer(try invented.problem(withContracts: withContracts)).place()
                }
                for place in placement?.places ?? [] { answers.add(place?.programme ?? -1) }
                return time
            }
        }
    }

    private func replay() async throws -> Bool {
        let year = InventedYear(seed: seed)
        var (share, first) = (0.0, 0.0)
        let time = try await ProcessorTime.measureTask {
            let replay = try await ArrivalReplay(weeks: year.weeks, capacities: year.capacities, pool: year.pool)
            (share, first) = (replay.share, replay.firstComeShare)
        }
        let isReached = share >= 0.98
        print(
            """

            arrivals week by week: \((share * 100).formatted(1)) % of the bound of hindsight, first come first served \
            \((first * 100).formatted(1)) %; \(time.inMilliseconds) ms for twelve weeks; bar of 98 % \
            \(Self.verdict(isReached))
            """
        )
        return isReached
    }
}
