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
        for start in 0..<starts {
            // What the ways cost by each mode, added up in the order of areas.
            var costs = [Int](repeating: .max, count: areas.count)
            for mode in TravelMode.allCases {
                guard let limit = limits[mode] else { continue }
                let row = least.row(from: start, by: mode)
                for (place, area) in areas.enumerated() {
                    let minutes = Int(row[row.startIndex + area])
                    if minutes <= limit {
                        costs[place] = min(costs[place], perMinute * minutes)
                    } else if let perExcess {
                        costs[place] = min(costs[place], perMinute * minutes + perExcess * (minutes - limit))
                    }
                }
            }
            for (area, cost) in zip(areas, costs) where cost < .max {
                ends.append(End(area: Int32(area), cost: WaitProfile.cut(cost)))
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
