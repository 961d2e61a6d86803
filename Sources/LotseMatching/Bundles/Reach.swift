/// From each neighbourhood of homes, those of things that can be reached, and what the way costs at least.
///
/// Most of a region is out of reach from any one place, so that only what is in reach is kept.
struct Reach {
    struct End {
        let area: Int32
        /// As `WaitProfile.cut` has it.
        let cost: Int32
    }

    private(set) var ends: [End] = []
    private var first: [Int32] = [0]

    /// - Parameters:
    ///   - starts: how many areas of homes there are; one more, the last, stands for no home, from where no way counts.
    ///   - areas: the areas that have things.
    ///   - least: the least minutes from each area of homes.
    ///   - limits: minutes of who goes there.
    ///   - perMinute: what a minute costs.
    ///   - perExcess: what one beyond the limit costs on top; nil where it may not be.
    init(starts: Int, to areas: [Int], _ least: LeastMinutes, _ limits: TravelLimits, perMinute: Int, perExcess: Int?) {
        first.reserveCapacity(starts + 2)
        let modes = TravelMode.allCases.compactMap { mode in limits[mode].map { (number: mode.rawValue, limit: $0) } }
        let modeCount = TravelMode.allCases.count
        // A quarter of a million looks: not one is checked twice.
        let minutes = least.minutes.span
        for start in 0..<starts {
            for area in areas {
                var cost = Int.max
                for mode in modes {
                    let row = start * modeCount + mode.number
                    let minutes = Int(minutes[unchecked: row * least.targetCount + area])
                    if minutes <= mode.limit {
                        cost = min(cost, perMinute * minutes)
                    } else if let perExcess {
                        cost = min(cost, perMinute * minutes + perExcess * (minutes - mode.limit))
                    }
                }
                if cost < .max { ends.append(End(area: Int32(area), cost: WaitProfile.cut(cost))) }
            }
            first.append(Int32(ends.count))
        }
        for area in areas { ends.append(End(area: Int32(area), cost: 0)) }
        first.append(Int32(ends.count))
    }

    /// The places of what is in reach of an area of homes, in `ends`.
    subscript(start: Int) -> Range<Int> { Int(first[start])..<Int(first[start + 1]) }

    /// Brings an end to the front of those of its start.
    mutating func lead(with place: Int, from start: Int) { ends.swapAt(Int(first[start]), place) }
}
