/// Which way somebody takes, by table: the same answers as `TravelModel.way`, without dividing.
///
/// Where no time of a pair is known, minutes depend on the length of the straight line alone, but for a detour, which
/// only adds.
struct WayGauge {
    /// One mode that somebody uses.
    private struct Mode {
        let limit: Int
        /// The longest straight line in metres that takes so many minutes.
        let metres: [Int32]
        /// For each 256 metres the minutes that their first metre takes.
        let minutes: [Int32]

        init(_ pace: TravelPace, _ limit: Int) {
            self.limit = limit
            metres = (0...limit).map { Int32(pace.metres(within: $0)) }
            let count = max(0, Int(metres[limit])) / WayGauge.step + 1
            minutes = (0..<count).map { Int32(pace.minutes(metres: $0 * WayGauge.step)) }
        }
    }

    private let travel: TravelModel
    private let limits: TravelLimits
    private let modes: [Mode]
    /// By minutes, the square of the longest line that takes no more by any mode within its limit.
    private let reach: [Int64]

    /// Limits beyond this are not tabled.
    private static let mostMinutes = 240
    fileprivate static let step = 256

    init(_ travel: TravelModel, within limits: TravelLimits) {
        (self.travel, self.limits) = (travel, limits)
        let used = TravelMode.allCases.compactMap { mode in limits[mode].map { (mode, $0) } }
        guard travel.localityCount == 0, used.allSatisfy({ $0.1 <= Self.mostMinutes }) else {
            (modes, reach) = ([], [])
            return
        }
        let modes = used.map { mode, limit in Mode(travel.paces[mode.rawValue], limit) }
        let most = used.map(\.1).max() ?? -1
        reach = (0..<most + 1).map { minutes in
            let longest = modes.map { Int64($0.metres[min(minutes, $0.limit)]) }.max() ?? -1
            return longest < 0 ? -1 : longest * longest
        }
        self.modes = modes
    }

    /// Whether no way within the limits takes so few minutes, or any at all where none are given.
    ///
    /// False where that cannot be told at a glance.
    func isBeyond(_ minutes: Int?, from start: TravelPoint, to end: TravelPoint) -> Bool {
        guard !reach.isEmpty else { return false }
        let (east, north) = (Int64(end.x) - Int64(start.x), Int64(end.y) - Int64(start.y))
        return east * east + north * north > reach[min(minutes ?? .max, reach.count - 1)]
    }

    /// The least minutes by any mode within its limit; nil where there is none.
    func minutes(from start: TravelPoint, to end: TravelPoint) -> Int? {
        guard !modes.isEmpty, start.side == end.side else {
            guard let way = travel.way(from: start, to: end, within: limits), way.excess == 0 else { return nil }
            return way.minutes
        }
        let metres = start.metres(to: end)
        var least: Int?
        for mode in modes where metres <= Int(mode.metres[mode.limit]) {
            var minutes = Int(mode.minutes[metres / Self.step])
            while Int(mode.metres[minutes]) < metres { minutes += 1 }
            least = min(least ?? .max, minutes)
        }
        return least
    }
}

extension TravelPace {
    /// The longest straight line that takes no more minutes; −1 where none does.
    ///
    /// The reverse of `minutes(metres:)`: that many metres take ⌈metres × road ÷ metres an hour⌉ minutes on the road.
    fileprivate func metres(within minutes: Int) -> Int {
        minutes < settingOff ? -1 : (minutes - settingOff) * kilometresPerHour * 100_000 / (roadInPercent * 60)
    }
}
