/// Everything that could be chosen for one part, by neighbourhood, with upper bounds.
///
/// The value of an option is what the thing is worth for itself (`base`), less what the way costs. Two bounds hold, each
/// for every class of waits (`WaitProfile`):
///
/// - By neighbourhoods: no thing of an area is worth more at any home of another area than the area's best `base`, less
///   what the least minutes between the areas cost (`Reach`); what a way costs never falls with its minutes, and the best
///   mode is at most the best of the modes' bounds. `bound(at:)` is the greatest of these sums.
/// - By a home: `best(at:)` looks at each thing whose bound is not yet beaten, so it is the greatest value itself.
///
/// A class, since it is large and asked at every step of the search; it never changes.
final class PartPool {
    struct Item {
        let point: TravelPoint
        let base: Int32
        let index: Int32
        let ready: Int32
        /// The class of the wait until it is there.
        let wait: Int32
    }

    let part: BundlePart
    /// The value of going without; nil where that is not allowed.
    let refusal: Int?
    private let limits: TravelLimits
    /// The limit by each mode that is used, alone.
    private let modes: [TravelLimits]
    private let perMinute: Int
    private let perExcess: Int?
    /// By area, in each the best first.
    private let items: [Item]
    private let first: [Int32]
    /// The greatest base of each area, and of all.
    private let tops: [WaitProfile]
    private let top: WaitProfile
    private let reach: Reach
    private let bounds: [WaitProfile]
    /// For each area of homes the place of the end with the greatest bound, which is looked at first.
    private let leads: [Int32]
    private let gauge: WayGauge

    /// - Parameters:
    ///   - part: what is chosen.
    ///   - limits: minutes of who goes there.
    ///   - terms: what counts.
    ///   - items: what could be chosen.
    ///   - areas: the areas of the market's things of this sort.
    ///   - starts: how many areas of homes there are; one more, the last, stands for no home, from where no way counts.
    ///   - least: the least minutes from each area of homes.
    ///   - travel: how long ways take.
    init(
        _ part: BundlePart,
        limits: TravelLimits,
        terms: BundleTerms,
        items: [Item],
        areas: Neighbourhoods,
        starts: Int,
        least: LeastMinutes,
        travel: TravelModel
    ) {
        self.part = part
        self.limits = limits
        modes = TravelMode.allCases.compactMap { mode in limits[mode].map { TravelLimits([mode: $0]) } }
        perMinute = terms.perMinute
        perExcess = terms.rate(part.minutes)
        refusal = terms.rate(part.demand).map { -$0 }
        let areaCount = areas.areas.count
        var first = [Int32](repeating: 0, count: areaCount + 1)
        for item in items { first[Int(areas.area[Int(item.index)]) + 1] += 1 }
        for area in 0..<areaCount { first[area + 1] += first[area] }
        var next = first
        var tops = [WaitProfile](repeating: WaitProfile(), count: areaCount)
        let order = DescendingOrder.places(items.lazy.map(\.base))
        let sorted = [Item](unsafeUninitializedCapacity: items.count) { buffer, count in
            for place in order {
                let item = items[Int(place)]
                let area = Int(areas.area[Int(item.index)])
                buffer.initializeElement(at: Int(next[area]), to: item)
                next[area] += 1
                guard tops[area].isRaised(by: Int(item.base), from: Int(item.wait)) else { continue }
                tops[area].raise(to: Int(item.base), from: Int(item.wait))
            }
            count = items.count
        }
        let inhabited = (0..<areaCount).filter { first[$0] < first[$0 + 1] }
        (self.items, self.first, self.tops) = (sorted, first, tops)
        let top = inhabited.reduce(into: WaitProfile()) { top, area in top.raise(to: tops[area], less: 0) }
        let reach = Reach(
            starts: starts,
            to: inhabited,
            of: areaCount,
            least,
            limits,
            perMinute: perMinute,
            perExcess: perExcess
        )
        var (bounds, leads): ([WaitProfile], [Int32]) = ([], [])
        bounds.reserveCapacity(starts + 1)
        leads.reserveCapacity(starts + 1)
        for start in 0...starts {
            var bound = WaitProfile()
            if let refusal { bound.raise(to: refusal, from: 0) }
            var (most, lead) = (Int.min, reach[start].lowerBound)
            for place in reach[start] {
                let end = reach.ends[place]
                // Those that follow cost more.
                guard bound.isRaised(by: top, less: end.cost) else { break }
                let value = tops[Int(end.area)]
                bound.raise(to: value, less: end.cost)
                if let value = value[WaitClasses.most - 1], value - Int(end.cost) > most {
                    (most, lead) = (value - Int(end.cost), place)
                }
            }
            bounds.append(bound)
            leads.append(Int32(lead))
        }
        (self.reach, self.bounds, self.leads, self.top) = (reach, bounds, leads, top)
        gauge = WayGauge(travel, within: limits)
    }

    /// No choice at any home of an area is worth more.
    func bound(at area: Int) -> WaitProfile { bounds[area] }

    /// What the best choice at a home is worth; what need not be waited for longer than for the home counts as there.
    func best(at home: BundleOrigin, wait: Int, _ travel: TravelModel) -> WaitProfile {
        var best = WaitProfile()
        if let refusal { best.raise(to: refusal, from: 0) }
        let places = reach[home.area]
        guard !places.isEmpty else { return best }
        let lead = Int(leads[home.area])
        raise(&best, in: reach.ends[lead], at: home, wait: wait, travel)
        for place in places where place != lead {
            let end = reach.ends[place]
            // Those that follow cost more.
            guard best.isRaised(by: top, less: end.cost) else { break }
            guard best.isRaised(by: tops[Int(end.area)], less: end.cost) else { continue }
            raise(&best, in: end, at: home, wait: wait, travel)
        }
        return best
    }

    /// Takes in the things of an area that are worth more at a home than what is known.
    private func raise(
        _ best: inout WaitProfile,
        in end: Reach.End,
        at home: BundleOrigin,
        wait: Int,
        _ travel: TravelModel
    ) {
        for number in things(in: end) {
            let item = items[number]
            let most = Int(item.base) - Int(end.cost)
            guard best.isRaised(by: most, from: 0) else { return }
            let from = Int(item.wait) <= wait ? 0 : Int(item.wait)
            guard best.isRaised(by: most, from: from) else { continue }
            guard let point = home.point else {
                best.raise(to: Int(item.base), from: from)
                continue
            }
            guard let value = value(of: item, from: point, above: best[from], travel),
                best.isRaised(by: value, from: from)
            else { continue }
            best.raise(to: value, from: from)
        }
    }

    /// What a thing is worth after the way; nil where the way may not take so long, or it is sure not to be worth more
    /// than what is known.
    private func value(of item: Item, from point: TravelPoint, above known: Int?, _ travel: TravelModel) -> Int? {
        if let perExcess {
            return travel.way(from: point, to: item.point, within: limits).map { way in
                Int(item.base) - perMinute * way.minutes - perExcess * way.excess
            }
        }
        if let known, perMinute > 0 {
            // Looked at only where it could be worth more, so this is no negative number.
            let spare = Int(item.base) - known - 1
            if gauge.isBeyond(spare / perMinute, from: point, to: item.point) { return nil }
        }
        return gauge.minutes(from: point, to: item.point).map { Int(item.base) - perMinute * $0 }
    }

    private func things(in end: Reach.End) -> Range<Int> {
        Int(first[Int(end.area)])..<Int(first[Int(end.area) + 1])
    }

    /// The choices at a home that are worth at least so much.
    ///
    /// - Parameters:
    ///   - home: where the ways begin.
    ///   - wait: the class of the wait for the home.
    ///   - least: what a choice must be worth, by the class of the wait for it; never falls.
    ///   - banned: things that must not be chosen.
    ///   - travel: how long ways take.
    /// - Returns: the best first, and whether these are all.
    func options(
        at home: BundleOrigin,
        wait: Int,
        atLeast least: [Int],
        without banned: Set<Int>,
        _ travel: TravelModel
    ) -> (options: [PartOption], areAll: Bool) {
        var options: [PartOption] = []
        var areAll = true
        let thresholds = WaitProfile(thresholds: least)
        for place in reach[home.area] {
            let end = reach.ends[place]
            // Those that follow cost more.
            guard top.reaches(thresholds, less: end.cost) else {
                areAll = false
                break
            }
            guard tops[Int(end.area)].reaches(thresholds, less: end.cost) else {
                areAll = false
                continue
            }
            for number in things(in: end) {
                let item = items[number]
                let most = Int(item.base) - Int(end.cost)
                let itemWait = max(wait, Int(item.wait))
                guard most >= least[itemWait] else {
                    areAll = false
                    if most < least[wait] { break }
                    continue
                }
                if !banned.isEmpty && banned.contains(Int(item.index)) { continue }
                if !choices(item, at: home, itemWait, atLeast: least[itemWait], travel, into: &options) {
                    areAll = false
                }
            }
        }
        if let refusal {
            if refusal >= least[wait] {
                options.append(
                    PartOption(index: -1, value: refusal, minutes: 0, excess: 0, ready: home.ready, wait: wait)
                )
            } else {
                areAll = false
            }
        }
        options.sort(by: <)
        return (options, areAll)
    }

    /// The choices of one thing that are worth at least so much, and whether these are all.
    ///
    /// Where limits may give way, each mode is a choice of its own: one that takes longer may exceed its limit less.
    /// Else the quickest within its limit is as good as any other in all that counts.
    private func choices(
        _ item: Item,
        at home: BundleOrigin,
        _ wait: Int,
        atLeast least: Int,
        _ travel: TravelModel,
        into options: inout [PartOption]
    ) -> Bool {
        func isOffered(_ value: Int, minutes: Int, excess: Int) -> Bool {
            guard value >= least else { return false }
            options.append(
                PartOption(
                    index: Int(item.index),
                    value: value,
                    minutes: minutes,
                    excess: excess,
                    ready: Int(item.ready),
                    wait: wait
                )
            )
            return true
        }
        guard let point = home.point else { return isOffered(Int(item.base), minutes: 0, excess: 0) }
        guard let perExcess else {
            if perMinute > 0, gauge.isBeyond((Int(item.base) - least) / perMinute, from: point, to: item.point) {
                return gauge.isBeyond(nil, from: point, to: item.point)
            }
            guard let minutes = gauge.minutes(from: point, to: item.point) else { return true }
            return isOffered(Int(item.base) - perMinute * minutes, minutes: minutes, excess: 0)
        }
        var areAll = true
        let start = options.count
        for mode in modes {
            guard let way = travel.way(from: point, to: item.point, within: mode) else { continue }
            let isBeaten = options[start...].contains { $0.excess <= way.excess && $0.minutes <= way.minutes }
            if isBeaten { continue }
            // A way that this one beats in both is no choice.
            var kept = start
            for place in start..<options.count
            where options[place].excess < way.excess || options[place].minutes < way.minutes {
                options[kept] = options[place]
                kept += 1
            }
            options.removeLast(options.count - kept)
            let value = Int(item.base) - perMinute * way.minutes - perExcess * way.excess
            if !isOffered(value, minutes: way.minutes, excess: way.excess) { areAll = false }
        }
        return areAll
    }
}
