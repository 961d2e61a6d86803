/// A stretch of the day in minutes after midnight; a night shift ends after 1,440.
public struct DayHours: Sendable, Hashable {
    public var from: Int
    public var to: Int

    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    var isPossible: Bool { 0 <= from && from < to && to <= 2_880 }

    func overlaps(_ other: DayHours) -> Bool { from < other.to && other.from < to }
}
