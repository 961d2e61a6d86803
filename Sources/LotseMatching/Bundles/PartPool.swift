/// Everything that could be chosen for one part, by neighbourhood, with upper bounds.
///
/// The value of an option is what the thing is worth for itself (`base`), less what the way costs. Two bounds hold:
///
/// - By neighbourhoods: no thing of an area is worth more at any home of another area than the area's best `base`, less
///   what the least minutes between the areas cost (`LeastMinutes`); what a way costs never falls with its minutes, and
///   the best mode is at most the best of the modes' bounds. `bound(at:)` is the greatest of these sums.
/// - By a home: `best(at:)` looks at each thing whose bound is not yet beaten, so it is the greatest value itself.
struct PartPool {
    struct Item {
        let point: TravelPoint
        let base: Int32
        let index: Int32
        let ready: Int32
    }

    let part: BundlePart
    /// The value of going without; nil where that is not allowed.
    let refusal: Int?
    private let limits: TravelLimits
    private let perMinute: Int
    private let perExcess: Int?
    private var items: [Item]
    private let first: [Int32]
    /// The greatest base of each area; `never` where it has nothing.
    private let top: [Int32]
    private var isSorted: [Bool]
    /// By neighbourhood of homes, then of things: no thing there is worth more; `never` where none is in reach.
    private let areaBounds: [Int32]
    /// By neighbourhood of homes: the one of things with the greatest bound.
    private let leading: [Int]
    private let bounds: [Int?]

    private static let never = Int32.min

    /// - Parameters:
    ///   - part: what is chosen.
    ///   - limits: minutes of who goes there.
    ///   - terms: what counts.
    ///   - items: what could be chosen.
    ///   - areaOfThing: the area of each thing of the market.
    ///   - areaCount: how many areas of things there are.
    ///   - starts: how many areas of homes there are; one more, the last, stands for no home, from where no way counts.
    ///   - least: the least minutes from each area of homes.
    init(
        _ part: BundlePart,
        limits: TravelLimits,
        terms: BundleTerms,
        items: [Item],
        areaOfThing: [Int32],
        areaCount: Int,
        starts: Int,
        least: LeastMinutes
    ) {
        self.part = part
        self.limits = limits
        perMinute = terms.perMinute
        perExcess = terms.rate(part.minutes)
        refusal = terms.rate(part.demand).map { -$0 }
        var first = [Int32](repeating: 0, count: areaCount + 1)
        for item in items { first[Int(areaOfThing[Int(item.index)]) + 1] += 1 }
        for area in 0..<areaCount { first[area + 1] += first[area] }
        var next = first
        var top = [Int32](repeating: Self.never, count: areaCount)
        self.items = [Item](unsafeUninitializedCapacity: items.count) { buffer, count in
            for item in items {
                let area = Int(areaOfThing[Int(item.index)])
                buffer.initializeElement(at: Int(next[area]), to: item)
                next[area] += 1
                top[area] = max(top[area], item.base)
            }
            count = items.count
        }
        (self.first, self.top) = (first, top)
        isSorted = [Bool](repeating: false, count: areaCount)
        var areaBounds: [Int32] = []
        areaBounds.reserveCapacity((starts + 1) * areaCount)
        let going = refusal
        var (leading, bounds): ([Int], [Int?]) = ([], [])
        for start in 0...starts {
            var row =
                start == starts
                ? [Int32](repeating: 0, count: areaCount)
                : Self.reach(from: start, least, limits, perMinute: perMinute, perExcess: perExcess)
            var lead = 0
            for area in 0..<areaCount {
                let isNever = top[area] == Self.never || row[area] == Self.never
                row[area] =
                    isNever ? Self.never : Int32(clamping: max(Int(top[area]) + Int(row[area]), Int(Self.never) + 1))
                if row[area] > row[lead] { lead = area }
            }
            areaBounds += row
            leading.append(lead)
            let most = areaCount == 0 || row[lead] == Self.never ? nil : Int(row[lead])
            bounds.append([most, going].compactMap { $0 }.max())
        }
        (self.areaBounds, self.leading, self.bounds) = (areaBounds, leading, bounds)
    }

    private static func reach(
        from start: Int,
        _ least: LeastMinutes,
        _ limits: TravelLimits,
        perMinute: Int,
        perExcess: Int?
    ) -> [Int32] {
        var reach = [Int32](repeating: never, count: least.targetCount)
        for mode in TravelMode.allCases {
            guard let limit = limits[mode] else { continue }
            let row = least.row(from: start, by: mode)
            for (area, minutes) in zip(reach.indices, row) {
                let minutes = Int(minutes)
                if minutes > limit && perExcess == nil { continue }
                let cost = perMinute * minutes + (perExcess ?? 0) * max(0, minutes - limit)
                reach[area] = max(reach[area], Int32(max(-cost, Int(never) + 1)))
            }
        }
        return reach
    }

    /// No choice at any home of an area is worth more; nil where none is possible.
    func bound(at area: Int) -> Int? { bounds[area] }

    /// What the best choice at a home is worth; nil where none is possible.
    mutating func best(at home: BundleOrigin, _ travel: TravelModel) -> Int? {
        var best = refusal ?? .min
        guard !top.isEmpty else { return refusal }
        let lead = leading[home.area]
        improve(&best, in: lead, at: home, travel)
        for area in areas(above: best, at: home) where area != lead {
            improve(&best, in: area, at: home, travel)
        }
        return best == .min ? nil : best
    }

    /// The areas with a bound above a value, in the order of their numbers.
    private func areas(above least: Int, at home: BundleOrigin) -> [Int] {
        var areas: [Int] = []
        let bounds = areaBounds.span
        let row = home.area * top.count
        let floor = Int32(clamping: max(least, Int(Self.never)))
        for area in 0..<top.count where bounds[unchecked: row + area] > floor { areas.append(area) }
        return areas
    }

    private mutating func improve(_ best: inout Int, in area: Int, at home: BundleOrigin, _ travel: TravelModel) {
        let bound = areaBounds[home.area * top.count + area]
        guard bound != Self.never else { return }
        let left = Int(bound) - Int(top[area])
        sort(area)
        for place in Int(first[area])..<Int(first[area + 1]) {
            let item = items[place]
            if Int(item.base) + left <= best { return }
            guard let point = home.point else {
                best = Int(item.base)
                return
            }
            guard let way = travel.way(from: point, to: item.point, within: limits) else { continue }
            if let value = value(of: item, by: way) { best = max(best, value) }
        }
    }

    /// Brings the best things of an area to its front.
    private mutating func sort(_ area: Int) {
        guard !isSorted[area] else { return }
        isSorted[area] = true
        items[Int(first[area])..<Int(first[area + 1])].sort { ($0.base, $1.index) > ($1.base, $0.index) }
    }

    /// What a thing is worth after the way; nil where the way may not take so long.
    private func value(of item: Item, by way: TravelWay) -> Int? {
        if way.excess == 0 { return Int(item.base) - perMinute * way.minutes }
        return perExcess.map { Int(item.base) - perMinute * way.minutes - $0 * way.excess }
    }

    /// The choices of one thing that are worth at least so much, and whether these are all.
    ///
    /// Where limits may give way, each mode is a choice of its own: one that takes longer may exceed its limit less.
    /// Else the quickest within its limit is as good as any other in all that counts.
    private func choices(
        _ item: Item,
        at home: BundleOrigin,
        atLeast least: Int,
        _ travel: TravelModel,
        into options: inout [PartOption]
    ) -> Bool {
        var areAll = true
        func offer(_ value: Int, minutes: Int, excess: Int) {
            guard value >= least else {
                areAll = false
                return
            }
            options.append(
                PartOption(
                    index: Int(item.index),
                    value: value,
                    minutes: minutes,
                    excess: excess,
                    ready: Int(item.ready)
                )
            )
        }
        guard let point = home.point else {
            offer(Int(item.base), minutes: 0, excess: 0)
            return areAll
        }
        if perExcess == nil {
            guard let way = travel.way(from: point, to: item.point, within: limits) else { return true }
            if let value = value(of: item, by: way) { offer(value, minutes: way.minutes, excess: 0) }
        } else {
            for way in travel.ways(from: point, to: item.point, within: limits) {
                if let value = value(of: item, by: way) { offer(value, minutes: way.minutes, excess: way.excess) }
            }
        }
        return areAll
    }

    /// The choices at a home that are worth at least so much, the best first, and whether these are all.
    mutating func options(
        at home: BundleOrigin,
        atLeast least: Int,
        without banned: Set<Int>,
        _ travel: TravelModel
    ) -> (options: [PartOption], areAll: Bool) {
        var options: [PartOption] = []
        var areAll = true
        let row = home.area * top.count
        for area in top.indices where areaBounds[row + area] != Self.never {
            guard Int(areaBounds[row + area]) >= least else {
                areAll = false
                continue
            }
            let left = Int(areaBounds[row + area]) - Int(top[area])
            sort(area)
            for place in Int(first[area])..<Int(first[area + 1]) {
                let item = items[place]
                guard Int(item.base) + left >= least else {
                    areAll = false
                    break
                }
                if !banned.isEmpty && banned.contains(Int(item.index)) { continue }
                if !choices(item, at: home, atLeast: least, travel, into: &options) { areAll = false }
            }
        }
        if let refusal {
            if refusal >= least {
                options.append(PartOption(index: -1, value: refusal, minutes: 0, excess: 0, ready: home.ready))
            } else {
                areAll = false
            }
        }
        options.sort(by: <)
        return (options, areAll)
    }
}
