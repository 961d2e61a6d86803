/// The least minutes from each neighbourhood to each other by each mode, the nearest first.
struct LeastMinutes: Sendable {
    /// A neighbourhood that is reached.
    struct Target {
        /// Minutes above, number below: they sort by minutes.
        fileprivate let bits: UInt64

        var minutes: Int { Int(bits >> 32) }
        var area: Int { Int(bits & 0xFFFF_FFFF) }
    }

    private let targetCount: Int
    /// By start, then mode.
    private let targets: [Target]

    init(from starts: [TravelArea], to ends: [TravelArea], _ travel: TravelModel) {
        targetCount = ends.count
        var targets: [Target] = []
        targets.reserveCapacity(starts.count * ends.count * TravelMode.allCases.count)
        var keys = [UInt64](repeating: 0, count: ends.count)
        for start in starts {
            for mode in TravelMode.allCases {
                for (area, end) in ends.enumerated() {
                    keys[area] = UInt64(travel.leastMinutes(from: start, to: end, by: mode)) << 32 | UInt64(area)
                }
                keys.sort()
                targets += keys.lazy.map { Target(bits: $0) }
            }
        }
        self.targets = targets
    }

    /// What is reached from a start by a mode.
    subscript(start: Int, mode: TravelMode) -> ArraySlice<Target> {
        let row = start * TravelMode.allCases.count + mode.rawValue
        return targets[row * targetCount..<(row + 1) * targetCount]
    }
}
