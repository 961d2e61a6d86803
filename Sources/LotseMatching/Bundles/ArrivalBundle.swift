/// What a household could get together: a home, a vacancy for each adult who seeks, a place for each child, a course.
public struct ArrivalBundle: Sendable, Hashable {
    /// A vacancy, facility or course by its number in the market, with the way to it.
    public struct Choice: Sendable, Hashable {
        public let index: Int
        /// Nil where no home is known.
        public let way: Way?
    }

    /// How somebody goes there every day, one way.
    public struct Way: Sendable, Hashable {
        public let mode: TravelMode
        public let time: TravelTime
    }

    public struct Adult: Sendable, Hashable {
        public let vacancy: Choice?
        public let course: Choice?
    }

    /// What a bundle asks of the household.
    public struct Price: Sendable, Hashable {
        /// All ways of all persons, one way.
        public let minutes: Int
        /// Cents a month: cold rent, heating and care.
        public let monthlyCents: Int64
        /// Weeks after the first day on which it could come, until all is there.
        public let weeks: Int
    }

    /// A part of the score, and why.
    public struct Contribution: Sendable, Hashable {
        public let cause: Cause
        public let points: Int
    }

    public enum Cause: Sendable, Hashable {
        case home
        case rent
        case vacancy(adult: Int)
        case adultMinutes(adult: Int)
        case childMinutes(child: Int)
        case fee(child: Int)
        case siblingsTogether
        case weeks
    }

    /// The number of the home; nil where the household has one, or none is known yet.
    public let home: Int?
    public let adults: [Adult]
    /// A Kita or school for each child who needs one.
    public let children: [Choice?]
    /// The day on which all of it is there.
    public let readyOn: Int
    public let price: Price
    /// Net cents a month from the vacancies: an estimate, to be shown as one; nil where no pay is known or asked for.
    public let estimatedIncome: Int64?
    /// They add up to the score exactly; what contributes nothing is left out.
    public let contributions: [Contribution]

    public var score: Int { contributions.reduce(0) { $0 + $1.points } }
}
