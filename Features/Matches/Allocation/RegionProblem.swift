import LotseCore
import LotseMatching

/// All waiting households of a region against all there is: what would fit each of them, as the engine's allocation
/// wants it.
struct RegionProblem: Sendable {
    /// A household that waits.
    struct Waiting: Sendable {
        let household: SeekingHousehold
        let question: FamilyQuestion
        let isUrgent: Bool
    }

    /// Something that would fit one household.
    struct Column: Sendable {
        let household: Int
        let parts: [BundlePart]
        let bundle: ArrivalBundle

        var listings: [Identifier<Listing>] { parts.map(\.listing.id) }
    }

    let waiting: [Waiting]
    private(set) var columns: [Column] = []
    private let region: RegionMarket
    /// How often things can be taken that are one of a kind elsewhere.
    private let multiples: [Identifier<Listing>: Int]
    private var known: Set<Known> = []

    private struct Known: Hashable {
        let household: Int
        let listings: [Identifier<Listing>]
    }

    /// So many different bundles of each household are weighed against those of all others.
    static let bundlesOfEach = 40
    /// Households of one step: a short stretch of work between two looks at whether it is still wanted.
    private static let step = 8
    /// What being served counts beyond what a bundle is worth in itself: nobody is left out for others' comfort.
    private static let pointsOfBeingServed = 2_000
    private static let mostPoints = AllocationProblem.most / 1_000

    /// - Parameters:
    ///   - waiting: who waits.
    ///   - region: what there is for them, without what is held.
    ///   - multiples: how often a home or plot can be taken that stands for several.
    init(_ waiting: [Waiting], in region: RegionMarket, multiples: [Identifier<Listing>: Int] = [:]) {
        self.waiting = waiting
        self.region = region
        self.multiples = multiples
    }

    /// Finds what would fit some households, on two threads.
    ///
    /// - Parameters:
    ///   - numbers: which.
    ///   - taken: what is no longer there for them, by how often it was taken.
    ///   - progress: is told the share that is done.
    /// - Throws: `CancellationError`.
    mutating func search(
        _ numbers: [Int],
        without taken: [Identifier<Listing>: Int] = [:],
        progress: @Sendable (Double) -> Void = { _ in }
    ) async throws {
        let region = taken.isEmpty ? region : region.holding(taken)
        let (table, waiting) = (BundleTable(region), waiting)
        let steps = stride(from: 0, to: numbers.count, by: Self.step).map { start in
            Array(numbers[start..<min(start + Self.step, numbers.count)])
        }
        let found = try await withThrowingTaskGroup(of: (Int, [Column]).self) { group in
            func add(_ step: Int) {
                group.addTask {
                    try Task.checkCancellation()
                    return (step, steps[step].flatMap { Self.columns(of: $0, waiting, region, table) })
                }
            }
            for step in steps.indices.prefix(2) { add(step) }
            var (results, next) = ([[Column]](repeating: [], count: steps.count), 2)
            while let (step, columns) = try await group.next() {
                results[step] = columns
                progress(Double(next - 1) / Double(steps.count))
                if next < steps.count { add(next) }
                next += 1
            }
            return results.flatMap(\.self)
        }
        for column in found where known.insert(Known(household: column.household, listings: column.listings)).inserted {
            columns.append(column)
        }
    }

    private static func columns(
        of number: Int,
        _ waiting: [Waiting],
        _ region: RegionMarket,
        _ table: BundleTable
    ) -> [Column] {
        let question = waiting[number].question
        // A household that the engine refuses is told so on its own page; it must not keep the others from being served.
        guard let household = try? question.household(in: region, table),
            let bundles = try? table.finder.bundles(for: household, limit: bundlesOfEach)
        else { return [] }
        return bundles.map { bundle in
            Column(household: number, parts: bundle.parts(of: question, in: table), bundle: bundle)
        }.filter { !$0.parts.isEmpty }
    }

    /// The problem in numbers, with the listing that each resource stands for.
    func problem() throws -> (problem: AllocationProblem, resources: [Identifier<Listing>]) {
        let resources = Set(columns.flatMap(\.listings)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: resources.enumerated().map { ($1, $0) })
        let problem = try AllocationProblem(
            householdCount: waiting.count,
            capacities: resources.map { multiples[$0] ?? region.capacity(of: $0) },
            bundles: columns.map { column in
                AllocationProblem.Bundle(
                    household: column.household,
                    worth: Self.worth(column.bundle),
                    resources: column.listings.compactMap { numbers[$0] }
                )
            }
        )
        return (problem, resources)
    }

    /// In thousandths of a point.
    private static func worth(_ bundle: ArrivalBundle) -> Int { points(bundle) * 1_000 }

    /// What a bundle is worth in a proposal for all.
    static func points(_ bundle: ArrivalBundle) -> Int {
        min(max(bundle.score + pointsOfBeingServed, 1), mostPoints)
    }

    /// How often each thing is taken by some columns.
    func taken(by numbers: [Int?]) -> [Identifier<Listing>: Int] {
        var taken: [Identifier<Listing>: Int] = [:]
        for number in numbers.compactMap(\.self) {
            for listing in columns[number].listings { taken[listing, default: 0] += 1 }
        }
        // What stands for several is gone when all of them are.
        return taken.filter { listing, count in multiples[listing].map { count >= $0 } ?? true }
    }

    /// How many are served by what, in numbers.
    func counts(of allocation: Allocation) -> AllocationReport.Counts {
        var counts = AllocationReport.Counts(households: waiting.count, suited: Set(columns.map(\.household)).count)
        for (number, column) in allocation.bundles.enumerated() {
            let question = waiting[number].question
            counts.seekingAdults += question.adults.count { $0.profile != nil }
            counts.seekingChildren += question.children.count { question.needsPlace($0) }
            guard let column else { continue }
            counts.served += 1
            for part in columns[column].parts {
                switch part.thing {
                case .vacancy: counts.placedAdults += 1
                case .place: counts.placedChildren += 1
                default: break
                }
            }
        }
        return counts
    }
}

extension RegionMarket {
    /// How often a thing can be taken.
    func capacity(of id: Identifier<Listing>) -> Int {
        let most = AllocationProblem.most
        if homes[id] != nil { return 1 }
        if let place = places[id] { return min(max(place.freePlaces, 0), most) }
        if let course = courses[id] { return min(max(course.seats, 0), most) }
        return min(max(vacancy(id)?.openings ?? 0, 0), most)
    }
}
