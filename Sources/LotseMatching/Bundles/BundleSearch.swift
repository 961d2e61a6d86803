/// Finds the best bundle, then the next best, as often as asked: branch and bound over homes.
///
/// Every home has an upper bound on what the bundles around it are worth. Homes wait in a heap; the one with the
/// greatest bound is taken out and looked at more closely, in three steps: by neighbourhoods (`PartPool.bound`), with
/// the best choices of each part, each for itself (`PartPool.best`), and with all choices together (`HomeDive`). A home
/// whose best bundle is known and comes out again first is the answer.
///
/// Why that is exact:
///
/// - Each bound is at least the worth of every bundle of the home. The value of a bundle is what the home is worth for
///   itself, plus the values of its choices, plus points for siblings, less the wait, the rent beyond the budget and the
///   care that is missing. A bound takes the most that the parts add after waiting (`WaitClasses`), all points siblings
///   could have, and the rent beyond the most that could be earned: nothing that is left out adds.
/// - So the home that comes out with its best bundle known is worth at least as much as all others could be.
/// - Bundles that have been listed only forbid further ones (`BundleDiversity`), so bounds stay bounds from one answer
///   to the next.
/// - `HomeDive` is given the options that could be in a bundle worth at least so much: those whose value, with the most
///   that the other parts add after waiting for it, comes to that. Where nothing is worth so much, less is asked until
///   all options are in.
///
/// Equal bundles: the lower home first, then part by part the option that is worth more for itself (thing and way), then
/// the lower number. The heap takes the lower home out first when bounds are equal, so that no equal one is overlooked.
struct BundleSearch {
    private struct Known {
        let find: BundleFind
        /// How many bundles had been listed.
        let listed: Int
    }

    /// What a home is worth besides its parts.
    private struct Own {
        /// At most, before waiting.
        let value: Int
        /// What waiting for it costs, and its class.
        let wait: Int
        let waitClass: Int
    }

    /// The most of each part, once a home has come out: up to `open` in its area, from there on at the home itself.
    private struct Weighed {
        var best: [WaitProfile]
        var open: Int
    }

    private let problem: BundleProblem
    private let diversity: BundleDiversity
    private let pools: [PartPool]
    private let origins: [BundleOrigin]
    private var heap: BoundHeap
    /// By origin: the best bundle around it, where it has been found.
    private var known: [Int: Known] = [:]
    /// By origin.
    private var weighed: [Weighed]
    private let siblings: Int
    private let mostPay: Int64
    /// How many bundles are wanted.
    private let limit: Int
    private let least: Int?
    /// What the homes whose best bundle is known are worth, rising; those that have been listed left out.
    private var values: [Int] = []

    private var listedCount = 0
    /// By home: the vacancies it has been listed with.
    private var listed: [Int: Set<[Int]>] = [:]
    private var vacancyUses: [Int: Int] = [:]
    private var spent: Set<Int> = []

    /// How far below the bound a first look goes; each next goes four times as far.
    private static let margin = 160

    /// - Parameters:
    ///   - problem: the question.
    ///   - diversity: what the list allows.
    ///   - limit: how many bundles are wanted.
    ///   - least: what is known to be reached: bundles worth less are not looked for.
    ///   - shelf: the pools that the household's earlier searches made.
    init(
        _ problem: BundleProblem,
        diversity: BundleDiversity,
        limit: Int,
        atLeast least: Int? = nil,
        reusing shelf: inout PoolShelf
    ) {
        self.problem = problem
        self.diversity = diversity
        self.limit = limit
        self.least = least
        let pools = problem.pools(reusing: &shelf)
        self.pools = pools
        origins = problem.origins
        weighed = [Weighed](repeating: Weighed(best: [], open: pools.count), count: origins.count)
        siblings = problem.siblingPoints(open: problem.parts[...])
        mostPay = problem.household.mostPay(in: problem.market)
        // By area: the most that the parts add, by the class of the wait for a home.
        var sums = [[Int?]?](repeating: nil, count: (origins.lazy.map(\.area).max() ?? 0) + 1)
        var bounds: [BoundHeap.Entry] = []
        for (number, origin) in origins.enumerated() {
            guard let own = Self.own(problem, origin, siblings, mostPay) else { continue }
            let added = sums[origin.area] ?? problem.waits.most(pools.lazy.map { $0.bound(at: origin.area) })
            sums[origin.area] = added
            guard let most = added[own.waitClass] else { continue }
            bounds.append(BoundHeap.Entry(bound: own.value + most, number: number))
        }
        heap = BoundHeap(bounds)
    }

    /// The best bundle that may still be listed; nil where there is none.
    mutating func next() -> BundleFind? {
        while let entry = heap.popFirst() {
            if weighed[entry.number].open == 0, let known = known[entry.number] {
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
            if weighed[entry.number].open > 0 {
                weigh(entry.number)
            } else {
                look(at: entry.number)
            }
        }
        return nil
    }

    /// Finds the best choices of one more part at a home, and puts it back with the bound that they make.
    ///
    /// The last part first: a child's places are fewer than the vacancies, and may show that a home is not worth more.
    ///
    /// As long as that leaves it before all others, with the next part too.
    private mutating func weigh(_ number: Int) {
        let origin = origins[number]
        guard let own = own(origin) else { return }
        var best = weighed[number].best
        if best.isEmpty { best = pools.map { $0.bound(at: origin.area) } }
        var part = weighed[number].open
        var entry: BoundHeap.Entry
        repeat {
            part -= 1
            best[part] = pools[part].best(at: origin, wait: own.waitClass, problem.market.travel)
            guard let most = problem.waits.most(best, own: own.wait, from: own.waitClass) else { return }
            entry = BoundHeap.Entry(bound: own.value + most, number: number)
        } while part > 0 && heap.isFirst(entry)
        weighed[number] = Weighed(best: best, open: part)
        heap.insert(entry)
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
        let reached = values.count >= wanted ? values[values.count - wanted] : nil
        let floor = [reached, least].compactMap(\.self).max()
        if let find = find(around: origin, weighed[number].best, floor: floor) {
            known[number] = Known(find: find, listed: listedCount)
            values.insert(find.value, at: place(of: find.value))
            heap.insert(BoundHeap.Entry(bound: find.value, number: number))
        } else if let reached, reached == floor {
            heap.insert(BoundHeap.Entry(bound: reached - 1, number: number))
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

    private func find(around origin: BundleOrigin, _ best: [WaitProfile], floor: Int?) -> BundleFind? {
        guard let own = own(origin), let most = problem.waits.most(best, own: own.wait, from: own.waitClass) else {
            return nil
        }
        let others = listed[origin.home] ?? []
        var margin = Self.margin
        while true {
            let least = floor ?? own.value + most - margin
            var isWhole = true
            var options: [[PartOption]] = []
            for (place, pool) in pools.enumerated() {
                let isVacancy = pool.part.isVacancy
                let found = pool.options(
                    at: origin,
                    wait: own.waitClass,
                    atLeast: thresholds(of: place, best, own, least: least),
                    without: isVacancy ? spent : [],
                    problem.market.travel
                )
                isWhole = isWhole && found.areAll
                options.append(
                    isVacancy ? problem.thinned(found.options, at: origin, listed: others.count) : found.options
                )
            }
            var dive = HomeDive(problem, at: origin, options, listed: others, floor: isWhole ? floor : least)
            dive.run()
            if dive.best != nil || isWhole || floor != nil { return dive.best }
            margin *= 4
        }
    }

    /// What a choice for a part must be worth to be in a bundle that is worth at least so much.
    ///
    /// - Returns: by the class of the wait for it; never falls.
    private func thresholds(of part: Int, _ best: [WaitProfile], _ own: Own, least: Int) -> [Int] {
        let others = best.indices.lazy.filter { $0 != part }.map { best[$0] }
        let most = problem.waits.most(others, own: own.wait)
        return most.indices.map { wait in most[max(wait, own.waitClass)].map { least - own.value - $0 } ?? .max }
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

    private func own(_ origin: BundleOrigin) -> Own? { Self.own(problem, origin, siblings, mostPay) }

    /// Nil for a home that cannot be had.
    private static func own(_ problem: BundleProblem, _ origin: BundleOrigin, _ siblings: Int, _ pay: Int64) -> Own? {
        guard let wait = problem.wait(until: origin.ready), let rent = problem.overspent(origin.rent, pay: pay) else {
            return nil
        }
        return Own(value: origin.own + siblings - rent, wait: wait, waitClass: problem.waits.number(of: wait))
    }
}
