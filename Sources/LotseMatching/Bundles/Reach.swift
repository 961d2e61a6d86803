/// From each neighbourhood of homes, those of things that can be reached, and what the way costs at least.
///
/// Most of a region is out of reach from any one place, so that only what is in reach is kept, what costs least first.
struct Reach {
    struct End {
        let area: Int32
        /// As `WaitProfile.cut` has it.
        let cost: Int32
    }

    private(set) var ends: [End] = []
    private var first: [Int32] = [0]

    /// One mode's row of what is reached, as far as it has been read.
    private struct Row {
        let targets: ArraySlice<LeastMinutes.Target>
        let limit: Int
        var place: Int
        /// What the next one costs; `none` where there is no more.
        var cost = 0

        static let none = Int.max

        /// Finds the next thing that can be gone to.
        mutating func advance(_ perMinute: Int, _ perExcess: Int?, _ isOpen: [Bool]) {
            while place < targets.endIndex {
                let target = targets[place]
                let excess = max(0, target.minutes - limit)
                if excess > 0, perExcess == nil { break }
                if isOpen[target.area] {
                    cost = perMinute * target.minutes + (perExcess ?? 0) * excess
                    return
                }
                place += 1
            }
            cost = Self.none
        }
    }

    /// - Parameters:
    ///   - starts: how many areas of homes there are; one more, the last, stands for no home, from where no way counts.
    ///   - areas: the areas that have things.
    ///   - areaCount: how many areas there are.
    ///   - least: the least minutes from each area of homes.
    ///   - limits: minutes of who goes there.
    ///   - perMinute: what a minute costs.
    ///   - perExcess: what one beyond the limit costs on top; nil where it may not be.
    init(
        starts: Int,
        to areas: [Int],
        of areaCount: Int,
        _ least: LeastMinutes,
        _ limits: TravelLimits,
        perMinute: Int,
        perExcess: Int?
    ) {
        first.reserveCapacity(starts + 2)
        let modes = TravelMode.allCases.filter { limits[$0] != nil }
        var isOpen = [Bool](repeating: false, count: areaCount)
        for area in areas { isOpen[area] = true }
        // From which start an area was reached last.
        var reached = [Int32](repeating: -1, count: areaCount)
        for start in 0..<starts {
            var rows = modes.map { mode in
                let targets = least[start, mode]
                return Row(targets: targets, limit: limits[mode] ?? 0, place: targets.startIndex)
            }
            for number in rows.indices { rows[number].advance(perMinute, perExcess, isOpen) }
            while true {
                // Each row rises, so that the cheapest of their next ones is the cheapest of all.
                var (next, cost) = (-1, Row.none)
                for number in rows.indices where rows[number].cost < cost { (next, cost) = (number, rows[number].cost) }
                guard next >= 0 else { break }
                let area = rows[next].targets[rows[next].place].area
                if reached[area] != start {
                    reached[area] = Int32(start)
                    ends.append(End(area: Int32(area), cost: WaitProfile.cut(cost)))
                }
                rows[next].place += 1
                rows[next].advance(perMinute, perExcess, isOpen)
            }
            first.append(Int32(ends.count))
        }
        for area in areas { ends.append(End(area: Int32(area), cost: 0)) }
        first.append(Int32(ends.count))
    }

    /// The places of what is in reach of an area of homes, in `ends`.
    subscript(start: Int) -> Range<Int> { Int(first[start])..<Int(first[start + 1]) }
}
