/// How long a way takes, and how sure that is.
public struct TravelTime: Sendable, Hashable {
    /// Where the minutes come from.
    public enum Source: Sendable, Hashable {
        /// From the straight line: to be shown as an estimate.
        case estimated
        /// From a travel-time table that was imported.
        case table
        /// Set by hand by somebody who knows the way.
        case byHand
    }

    public let minutes: Int
    /// By how many minutes the truth may be off; wider across rivers and borders, 0 where it is known.
    public let margin: Int
    public let source: Source

    public init(minutes: Int, margin: Int, source: Source) {
        self.minutes = minutes
        self.margin = margin
        self.source = source
    }

    /// No way takes longer: two weeks.
    public static let most = 20_000
}
