/// What stands between somebody and a vacancy however well the rest fits, and the cheapest way around it.
public struct Obstacle: Sendable, Hashable {
    /// In the order in which they are counted.
    public enum Kind: Int, CaseIterable, Sendable, Hashable {
        /// The way to work takes longer than the limit.
        case commute
        /// A regulated occupation without full recognition.
        case recognition
        case permit
        /// Hours that both sides do not share.
        case hours
        /// Dates that both sides do not share.
        case start
    }

    /// What would have to happen.
    public enum Way: Sendable, Hashable {
        /// So many minutes more by a mode.
        case minutes(Int, TravelMode)
        /// Apply for recognition; work as an assistant until it comes.
        case applyForRecognition
        /// The decision is awaited: work as an assistant until it comes.
        case assistUntilDecided
        /// Recognised in part: work as an assistant until the course or examination is done.
        case assistUntilAdapted
        /// The employer asks for consent.
        case askForConsent
        /// The employer starts the fast procedure for skilled workers.
        case fastProcedure
        /// So many hours a week more than somebody wished.
        case moreHours(Int)
        /// So many hours a week fewer than somebody wished.
        case fewerHours(Int)
        /// Somebody waits until a day.
        case waitUntil(Int)
        /// The employer waits until a day.
        case employerWaits(until: Int)
    }

    public let kind: Kind
    /// Nil where there is none.
    public let way: Way?

    public init(kind: Kind, way: Way?) {
        self.kind = kind
        self.way = way
    }
}
