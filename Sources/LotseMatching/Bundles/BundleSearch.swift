/// Finds the best bundle, then the next best, as often as asked: branch and bound over homes.
///
/// Every home has an upper bound on what the bundles around it are worth. Homes wait in a heap; the one with the
/// greatest bound is taken out and looked at more closely, in three steps: by neighbourhoods (`PartPool.bound`), with
/// the best choice of each part, each for itself (`PartPool.best`), and with all choices together (`HomeDive`). A home
/// whose best bundle is known and comes out again first is the answer.
///
/// Why that is exact:
///
/// - Each bound is at least the worth of every bundle of the home. The value of a bundle is what the home is worth for
///   itself, plus the values of its choices, plus points for siblings, less the wait, the rent beyond the budget and the
///   care that is missing. A bound takes for each part at least its best choice, all points siblings could have, the
///   wait for the home alone and the rent beyond the most that could be earned: nothing that is left out adds.
/// - So the home that comes out with its best bundle known is worth at least as much as all others could be.
/// - Bundles that have been listed only forbid further ones (`BundleDiversity`), so bounds stay bounds from one answer
///   to the next.
/// - `HomeDive` is given the options within a margin of each part's best. A bundle with an option beyond the margin is
///   worth less than the bound less the margin; when the best found is worth at least that, none is missed. Else the
///   margin grows until all options are in.
///
/// Equal bundles: the lower home first, then part by part the option that is worth more for itself (thing and way), then
/// the lower number. The heap takes the lower home out first when bounds are equal, so that no equal one is overlooked.
struct BundleSearch {
    private struct Known {
        let find: BundleFind
        /// How many bundles had been listed.
        let listed: Int
    }

    private let problem: BundleProblem
    private let diversity: BundleDiversity
    private var pools: [PartPool]
    private let origins: [BundleOrigin]
    private var heap: BoundHeap
    /// By origin: the best bundle around it, where it has been found.
    private var known: [Int: Known] = [:]
    /// By origin: the best of each part.
    private var best: [Int: [Int]] = [:]
    private let siblings: Int
    private let mostPay: Int64
    /// How many bundles are wanted.
    private let limit: Int
    /// What the homes whose best bundle is known are worth, rising; those that have been listed left out.
    private var values: [Int] = []

    private var listedCount = 0
    /// By home: the vacancies it has been listed with.
    private var listed: [Int: Set<[Int]>] = [:]
    private var vacancyUses: [Int: Int] = [:]
    private var spent: Set<Int> = []

    /// The first margin; each next is four times as wide.
    private static let margin = 160

    init(_ problem: BundleProblem, diversity: BundleDiversity, limit: Int) {
        self.problem = problem
        self.diversity = diversity
        self.limit = limit
        let market = problem.market
        if case .settled(let place) = problem.household.dwelling {
            let here = [TravelArea([TravelPoint(place)])]
            let least = [market.vacancyAreas, market.facilityAreas, market.courseAreas].map {
                LeastMinutes(from: here, to: $0.areas, market.travel)
            }
            pools = problem.pools(starts: 1, least: (least[0], least[1], least[2]))
        } else {
            let least = (market.toVacancies, market.toFacilities, market.toCourses)
            pools = problem.pools(starts: market.homeAreas.areas.count, least: least)
        }
        origins = problem.origins
        siblings = problem.siblingPoints(open: problem.parts[...])
        mostPay = problem.household.mostPay(in: market)
        var sums: [Int: Int?] = [:]
        var bounds: [BoundHeap.Entry] = []
        for (number, origin) in origins.enumerated() {
            let sum: Int?
            if let known = sums[origin.area] {
                sum = known
            } else {
                sum = Self.sum(pools.map { $0.bound(at: origin.area) })
                sums[origin.area] = .some(sum)
            }
            guard let sum, let own = Self.own(problem, origin, siblings, mostPay) else { continue }
            bounds.append(BoundHeap.Entry(bound: own + sum, number: number))
        }
        heap = BoundHeap(bounds)
    }

    /// The best bundle that may still be listed; nil where there is none.
    mutating func next() -> BundleFind? {
        while let entry = heap.popFirst() {
            if let known = known[entry.number] {
                forget(known.find.value)
                guard known.listed == listedCount || isAllowed(known.find) else {
                    look(at: entry.number)
                    continue
                }
                list(known.find)
                // Its next best is worth at most as much.
                heap.insert(entry)
                return known.find
            }
            if best[entry.number] == nil {
                let values = pools.indices.map { pools[$0].best(at: origins[entry.number], problem.market.travel) }
                guard let sum = Self.sum(values), let own = own(origins[entry.number]) else { continue }
                best[entry.number] = values.compactMap { $0 }
                heap.insert(BoundHeap.Entry(bound: own + sum, number: entry.number))
            } else {
                look(at: entry.number)
            }
        }
        return nil
    }

    /// Finds the best bundle around a home and puts the home back with what it is worth.
    ///
    /// Where as many bundles as are still wanted are known around other homes, what is worth less than all of them is not
    /// looked for: the home is put back with a bound below them, and looked at again when it comes out with that.
    private mutating func look(at number: Int) {
        let origin = origins[number]
        known[number] = nil
        if origin.home >= 0 && (listed[origin.home]?.count ?? 0) >= diversity.mostPerHome { return }
        let wanted = limit - listedCount
        let floor = values.count >= wanted ? values[values.count - wanted] : nil
        if let find = find(around: origin, best[number] ?? [], floor: floor) {
            known[number] = Known(find: find, listed: listedCount)
            values.insert(find.value, at: place(of: find.value))
            heap.insert(BoundHeap.Entry(bound: find.value, number: number))
        } else if let floor {
            heap.insert(BoundHeap.Entry(bound: floor - 1, number: number))
        }
    }

    /// Where a value stands, or would, among those known.
    private func place(of value: Int) -> Int {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func forget(_ value: Int) {
        let place = place(of: value)
        if place < values.count && values[place] == value { values.remove(at: place) }
    }

    private mutating func find(around origin: BundleOrigin, _ best: [Int], floor: Int?) -> BundleFind? {
        guard let own = own(origin) else { return nil }
        let ceiling = own + best.reduce(0, +)
        var margin = floor.map { ceiling - $0 } ?? Self.margin
        while true {
            var isComplete = floor != nil
            var isWhole = true
            var options: [[PartOption]] = []
            for (part, best) in zip(pools.indices, best) {
                let found = pools[part].options(
                    at: origin,
                    atLeast: best - margin,
                    without: pools[part].part.isVacancy ? spent : [],
                    problem.market.travel
                )
                isWhole = isWhole && found.areAll
                options.append(found.options)
            }
            isComplete = isComplete || isWhole
            var dive = HomeDive(problem, at: origin, options, listed: listed[origin.home] ?? [], floor: floor)
            dive.run()
            if isComplete { return dive.best }
            if let found = dive.best, found.value >= ceiling - margin { return found }
            margin *= 4
        }
    }

    private func isAllowed(_ find: BundleFind) -> Bool {
        let vacancies = problem.vacancies(find.choices)
        if spent.contains(where: vacancies.contains) { return false }
        guard let others = listed[find.origin.home] else { return true }
        return !others.contains(vacancies) && (find.origin.home < 0 || others.count < diversity.mostPerHome)
    }

    private mutating func list(_ find: BundleFind) {
        let vacancies = problem.vacancies(find.choices)
        listedCount += 1
        listed[find.origin.home, default: []].insert(vacancies)
        for vacancy in Set(vacancies) where vacancy >= 0 {
            vacancyUses[vacancy, default: 0] += 1
            if vacancyUses[vacancy, default: 0] >= diversity.mostPerVacancy { spent.insert(vacancy) }
        }
    }

    private func own(_ origin: BundleOrigin) -> Int? { Self.own(problem, origin, siblings, mostPay) }

    /// All that a home is worth at most besides its parts; nil where it cannot be had.
    private static func own(_ problem: BundleProblem, _ origin: BundleOrigin, _ siblings: Int, _ pay: Int64) -> Int? {
        guard let wait = problem.wait(until: origin.ready), let rent = problem.overspent(origin.rent, pay: pay) else {
            return nil
        }
        return origin.own + siblings - wait - rent
    }

    private static func sum(_ values: [Int?]) -> Int? {
        values.reduce(0) { sum, value in
            guard let sum, let value else { return nil }
            return sum + value
        }
    }
}
