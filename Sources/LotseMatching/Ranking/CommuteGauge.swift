/// Minutes of ways for loops over many: the answers of `TravelModel.way`, without asking it each time.
struct CommuteGauge: Sendable {
    private let travel: TravelModel
    private let paces: [TravelPace]
    private let modes = TravelMode.allCases
    /// By minutes, up to the span: what a way adds to the score.
    private let points: [Int32]
    /// What no way at all known adds.
    let unknown: Int32
    /// What a way that takes no time adds.
    let most: Int32
    private let mostBeyond: Int

    init(_ rules: RankingRules, _ travel: TravelModel) {
        self.travel = travel
        paces = travel.paces
        points = (0...rules.commuteSpan).map {
            rules.points(.commute, Share.commute(minutes: $0, span: rules.commuteSpan))
        }
        unknown = rules.points(.commute, Share.half)
        most = rules.points(.commute, Share.full)
        mostBeyond = rules.mostMinutesBeyond
    }

    @inline(__always)
    func points(minutes: Int) -> Int32 { points[min(minutes, points.count - 1)] }

    /// A table can know of ways that are quicker than the straight line lets expect.
    var hasTable: Bool { travel.localityCount > 0 }

    /// Minutes that a river or border between a side and each of some others costs.
    func detours(from point: TravelPoint, sides: Int) -> [Int] {
        (0..<max(sides, 1)).map { side in
            // At one and the same point a way takes what setting off takes, and the detour.
            let mode = TravelMode.walk
            let here = TravelPoint(TravelPlace(x: 0, y: 0, side: Int(point.side)))
            let there = TravelPoint(TravelPlace(x: 0, y: 0, side: side))
            return travel.time(from: here, to: there, by: mode).minutes - paces[mode.rawValue].settingOff
        }
    }

    /// The way that exceeds its limit least, and of those the quickest.
    ///
    /// Like `TravelModel.way`; the excess is -1 where no mode is used.
    @inline(__always)
    func way(
        from start: TravelPoint,
        to end: TravelPoint,
        detour: Int,
        within limits: TravelLimits
    ) -> (minutes: Int, excess: Int) {
        let metres = start.metres(to: end)
        let isKnown = hasTable && start.locality >= 0 && end.locality >= 0
        var best = (minutes: 0, excess: -1)
        for mode in modes {
            guard let limit = limits[mode] else { continue }
            let minutes =
                isKnown
                ? travel.time(from: start, to: end, by: mode).minutes
                : min(paces[mode.rawValue].minutes(metres: metres) + detour, TravelTime.most)
            let excess = max(0, minutes - limit)
            if best.excess >= 0, (best.excess, best.minutes) <= (excess, minutes) { continue }
            best = (minutes, excess)
        }
        return best
    }

    /// No way of at least so many metres adds more, where no table knows of it.
    @inline(__always)
    func bound(metres: Int, within limits: TravelLimits) -> Int32 {
        var least = TravelTime.most
        for mode in modes where limits[mode] != nil {
            least = min(least, paces[mode.rawValue].minutes(metres: metres))
        }
        return points(minutes: least)
    }

    /// No way of more metres stays within the limits and what may be beyond, where no table knows of it.
    func reach(within limits: TravelLimits) -> Int {
        var reach = -1
        for mode in modes {
            guard let limit = limits[mode] else { continue }
            let minutes = limit + mostBeyond
            // No way takes longer than the most, so that then any length will do.
            guard minutes < TravelTime.most else { return .max }
            let pace = paces[mode.rawValue]
            guard minutes >= pace.settingOff else { continue }
            // Rounded up, the minutes of the road are at most those left: metres × road ≤ left × speed.
            let left = (minutes - pace.settingOff) * pace.kilometresPerHour * 100_000
            reach = max(reach, left / (pace.roadInPercent * 60))
        }
        return reach
    }
}
