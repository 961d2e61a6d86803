/// Minutes between places by every mode: what was set by hand, else an imported table, else an estimate.
///
/// The estimate is the road at an even speed (`TravelPace`). A way to another side of a river or border takes the
/// detour's minutes longer, and is less sure by as much again.
public struct TravelModel: Sendable {
    /// Minutes from one row of a travel-time table to another, one way.
    public struct Entry: Sendable, Hashable {
        public var from: Int
        public var to: Int
        public var mode: TravelMode
        public var minutes: Int

        public init(from: Int, to: Int, mode: TravelMode, minutes: Int) {
            self.from = from
            self.to = to
            self.mode = mode
            self.minutes = minutes
        }
    }

    /// What a river or border between two sides costs.
    public struct Detour: Sendable, Hashable {
        public var one: Int
        public var other: Int
        /// Minutes that the way to the next bridge or crossing takes.
        public var minutes: Int

        public init(between one: Int, and other: Int, minutes: Int) {
            self.one = one
            self.other = other
            self.minutes = minutes
        }
    }

    /// Why numbers are no travel model.
    public enum Fault: Error, Hashable {
        case impossiblePace(TravelMode)
        case tooManyLocalities
        case unknownLocality(entry: Int)
        case minutesOutOfRange(entry: Int)
        case sideOutOfRange(detour: Int)
        case detourOutOfRange(detour: Int)
    }

    let paces: [TravelPace]
    private let sideCount: Int
    private let detours: [Int32]
    let localityCount: Int
    /// For each mode that has a table: minutes by row and column, with `handMark`, or `unknown`.
    private let tables: [[UInt16]]

    private static let handMark: UInt16 = 0x8000
    private static let unknown: UInt16 = 0x7FFF
    /// An estimate may be off by this.
    private static let marginInPercent = 20

    /// No table may have more rows: 2,000 squared by four modes are 32 MB.
    public static let mostLocalities = 2_000

    /// - Parameters:
    ///   - paces: where a mode's estimate differs from the standard.
    ///   - detours: in both directions; what stands later counts.
    ///   - localityCount: rows of the table, `mostLocalities` at most.
    ///   - table: an imported table, in any order; pairs that are absent are estimated.
    ///   - byHand: what somebody knows better, counted in both directions; it counts before the table.
    /// - Throws: `Fault`, naming the first number that cannot be; entries by hand are counted after the table's.
    public init(
        paces: [TravelMode: TravelPace] = [:],
        detours: [Detour] = [],
        localityCount: Int = 0,
        table: [Entry] = [],
        byHand: [Entry] = []
    ) throws(Fault) {
        self.paces = TravelMode.allCases.map { paces[$0] ?? .standard($0) }
        for mode in TravelMode.allCases where !self.paces[mode.rawValue].isPossible { throw .impossiblePace(mode) }
        guard (0...Self.mostLocalities).contains(localityCount) else { throw .tooManyLocalities }
        (sideCount, self.detours) = try Self.matrix(of: detours)
        self.localityCount = localityCount
        var tables = [[UInt16]](repeating: [], count: TravelMode.allCases.count)
        for (number, entry) in (table + byHand).enumerated() {
            let known = 0..<localityCount
            guard known.contains(entry.from), known.contains(entry.to) else { throw .unknownLocality(entry: number) }
            guard (0...TravelTime.most).contains(entry.minutes) else { throw .minutesOutOfRange(entry: number) }
            let mode = entry.mode.rawValue
            if tables[mode].isEmpty {
                tables[mode] = [UInt16](repeating: Self.unknown, count: localityCount * localityCount)
            }
            let minutes = UInt16(entry.minutes)
            if number < table.count {
                tables[mode][entry.from * localityCount + entry.to] = minutes
            } else {
                tables[mode][entry.from * localityCount + entry.to] = minutes | Self.handMark
                tables[mode][entry.to * localityCount + entry.from] = minutes | Self.handMark
            }
        }
        self.tables = tables
    }

    /// The model without any table, detour or better knowledge.
    public static let estimate = TravelModel()

    private init() {
        paces = TravelMode.allCases.map(TravelPace.standard)
        (sideCount, detours) = (0, [])
        localityCount = 0
        tables = [[UInt16]](repeating: [], count: TravelMode.allCases.count)
    }

    private static func matrix(of detours: [Detour]) throws(Fault) -> (Int, [Int32]) {
        let sides = 0..<TravelPlace.mostSides
        var count = 0
        for (number, detour) in detours.enumerated() {
            guard sides.contains(detour.one), sides.contains(detour.other) else {
                throw .sideOutOfRange(detour: number)
            }
            guard (0...TravelTime.most).contains(detour.minutes) else { throw .detourOutOfRange(detour: number) }
            count = max(count, detour.one + 1, detour.other + 1)
        }
        var minutes = [Int32](repeating: 0, count: count * count)
        for detour in detours {
            minutes[detour.one * count + detour.other] = Int32(detour.minutes)
            minutes[detour.other * count + detour.one] = Int32(detour.minutes)
        }
        return (count, minutes)
    }

    /// How long the way takes by a mode.
    public func time(from start: TravelPlace, to end: TravelPlace, by mode: TravelMode) -> TravelTime {
        time(from: TravelPoint(start), to: TravelPoint(end), by: mode)
    }

    func time(from start: TravelPoint, to end: TravelPoint, by mode: TravelMode) -> TravelTime {
        if let known = known(start, end, mode.rawValue) {
            let isByHand = known & Self.handMark != 0
            return TravelTime(
                minutes: Int(known & ~Self.handMark),
                margin: 0,
                source: isByHand ? .byHand : .table
            )
        }
        let minutes = minutes(start, end, start.metres(to: end), mode.rawValue)
        let margin = (minutes * Self.marginInPercent + 99) / 100 + detour(start, end)
        return TravelTime(minutes: minutes, margin: min(margin, TravelTime.most), source: .estimated)
    }

    /// The way that exceeds its limit least; of those the quickest; of those the first mode.
    ///
    /// Nil where no mode is used.
    func way(from start: TravelPoint, to end: TravelPoint, within limits: TravelLimits) -> TravelWay? {
        let metres = start.metres(to: end)
        var best: TravelWay?
        for mode in TravelMode.allCases {
            guard let limit = limits[mode] else { continue }
            let minutes = minutes(start, end, metres, mode.rawValue)
            let excess = max(0, minutes - limit)
            if let best, (best.excess, best.minutes) <= (excess, minutes) { continue }
            best = TravelWay(mode: mode, minutes: minutes, excess: excess)
        }
        return best
    }

    /// The ways that no other beats in both minutes and excess, the least excess first.
    func ways(from start: TravelPoint, to end: TravelPoint, within limits: TravelLimits) -> [TravelWay] {
        let metres = start.metres(to: end)
        var ways: [TravelWay] = []
        for mode in TravelMode.allCases {
            guard let limit = limits[mode] else { continue }
            let minutes = minutes(start, end, metres, mode.rawValue)
            let way = TravelWay(mode: mode, minutes: minutes, excess: max(0, minutes - limit))
            if ways.contains(where: { $0.excess <= way.excess && $0.minutes <= minutes }) { continue }
            ways.removeAll { way.excess <= $0.excess && minutes <= $0.minutes }
            ways.append(way)
        }
        return ways.sorted { $0.excess < $1.excess }
    }

    private func minutes(_ start: TravelPoint, _ end: TravelPoint, _ metres: Int, _ mode: Int) -> Int {
        if let known = known(start, end, mode) { return Int(known & ~Self.handMark) }
        return min(paces[mode].minutes(metres: metres) + detour(start, end), TravelTime.most)
    }

    private func known(_ start: TravelPoint, _ end: TravelPoint, _ mode: Int) -> UInt16? {
        guard !tables[mode].isEmpty, start.locality >= 0, end.locality >= 0 else { return nil }
        let known = tables[mode][Int(start.locality) * localityCount + Int(end.locality)]
        return known & ~Self.handMark == Self.unknown ? nil : known
    }

    private func detour(_ start: TravelPoint, _ end: TravelPoint) -> Int {
        guard start.side != end.side, start.side < sideCount, end.side < sideCount else { return 0 }
        return Int(detours[Int(start.side) * sideCount + Int(end.side)])
    }

    /// No way by a mode from any point of one area to any of the other takes less.
    ///
    /// Proof: an estimated way is at least as long as the gap between the boxes, minutes never fall with length, and
    /// detours only add. A way with a known time is among those that are compared here.
    func leastMinutes(from start: TravelArea, to end: TravelArea, by mode: TravelMode) -> Int {
        var least = paces[mode.rawValue].minutes(metres: start.metres(to: end))
        guard !tables[mode.rawValue].isEmpty else { return least }
        for from in start.localities {
            for to in end.localities {
                let known = tables[mode.rawValue][Int(from) * localityCount + Int(to)] & ~Self.handMark
                if known != Self.unknown { least = min(least, Int(known)) }
            }
        }
        return least
    }
}
