/// A proposal which child gets which place.
public struct Placement: Sendable, Hashable {
    public struct Place: Sendable, Hashable {
        public let programme: Int
        /// Which of the child's wishes it is, from 0; nil for a promised place that was not among them.
        public let wish: Int?
        /// The round of asking in which the child got it, from 1.
        ///
        /// Each family that asks after the first rounds begins one.
        public let round: Int
    }

    /// Who got the last place of a programme that is full: whoever stands behind gets none.
    public struct Last: Sendable, Hashable {
        public let child: Int
        public let points: Int
        public let lotteryNumber: Int
        /// Nobody got in who had not been promised a place.
        public let isPromised: Bool
    }

    /// How a sibling contract ended.
    public enum Family: Sendable, Hashable {
        /// It got one of its joint wishes, counted from 0.
        case together(wish: Int)
        /// No joint wish could be had; each child has what its own wishes gave it.
        case apart
        /// Its joint wishes chased those of others in a circle; its children were placed as if it had no contract.
        case dissolved
    }

    /// What each child gets; nil where it gets none.
    public let places: [Place?]
    /// Of each programme that is full; nil where places are free.
    public let last: [Last?]
    public let families: [Family]
    /// How many rounds of asking there were.
    public let rounds: Int

    public var placedCount: Int { places.count { $0 != nil } }
}
