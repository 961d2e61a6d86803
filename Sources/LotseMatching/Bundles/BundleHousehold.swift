/// Who comes, and what they need to live here together.
public struct BundleHousehold: Sendable, Hashable {
    /// Where it will live.
    public enum Dwelling: Sendable, Hashable {
        case sought(Wish)
        /// It has a home there.
        case settled(TravelPlace)
        /// Nothing is known yet: no way is counted.
        case later
    }

    /// What a home must be like.
    public struct Wish: Sendable, Hashable {
        public var kinds: Set<BundleMarket.Home.Kind>
        public var leastRooms: Int

        public init(kinds: Set<BundleMarket.Home.Kind> = [.home], leastRooms: Int) {
            self.kinds = kinds
            self.leastRooms = leastRooms
        }
    }

    /// A vacancy that suits somebody, and how well: what the ranking says, 0 to `BundleMarket.mostPoints`.
    public struct Candidate: Sendable, Hashable {
        public var vacancy: Int
        public var points: Int

        public init(vacancy: Int, points: Int) {
            self.vacancy = vacancy
            self.points = points
        }
    }

    public struct Adult: Sendable, Hashable {
        /// Minutes one way to work and to the course.
        public var limits: TravelLimits
        /// The vacancies that suit, in any order; nil for who seeks none and is at home for the children.
        public var candidates: [Candidate]?
        /// The kind of course that is needed.
        public var course: Int?

        public init(limits: TravelLimits, candidates: [Candidate]? = nil, course: Int? = nil) {
            self.limits = limits
            self.candidates = candidates
            self.course = course
        }
    }

    public struct Child: Sendable, Hashable {
        /// The kinds of Kita or school that are right, 0 to 63; nil for who needs no place.
        public var kinds: Set<Int>?
        /// The day of birth where they ask for an age, the year of entering school where they ask for a grade.
        public var cohort: Int
        /// Minutes one way to Kita or school.
        public var limits: TravelLimits
        /// Somebody must look after it while all adults are away, on their way or at work.
        public var needsCare: Bool
        /// Minutes a day that the family bridges by itself.
        public var careGap: Int
        /// A language that must be spoken there, 0 to 63.
        public var language: Int?
        public var needsInclusion: Bool

        public init(
            kinds: Set<Int>?,
            cohort: Int,
            limits: TravelLimits,
            needsCare: Bool = true,
            careGap: Int = 0,
            language: Int? = nil,
            needsInclusion: Bool = false
        ) {
            self.kinds = kinds
            self.cohort = cohort
            self.limits = limits
            self.needsCare = needsCare
            self.careGap = careGap
            self.language = language
            self.needsInclusion = needsInclusion
        }
    }

    /// What cold rent and heating may cost a month: an amount, and a share of the income from the vacancies.
    ///
    /// The income is an estimate: the same part of every gross pay is taken for net. Pages must say so.
    public struct Budget: Sendable, Hashable {
        /// Cents a month, whatever is earned.
        public var amount: Int64
        /// Of the estimated net income, on top.
        public var shareInPercent: Int
        /// What is left of gross pay, estimated.
        public var netInPercent: Int

        public init(amount: Int64, shareInPercent: Int = 0, netInPercent: Int = 65) {
            self.amount = amount
            self.shareInPercent = shareInPercent
            self.netInPercent = netInPercent
        }

        /// Cents that may be spent when so much is earned, rounded down.
        func allowed(pay: Int64) -> Int64 { amount + pay * Int64(netInPercent * shareInPercent) / 10_000 }
    }

    public var dwelling: Dwelling
    public var adults: [Adult]
    public var children: [Child]
    /// The first day on which it could come.
    public var earliestOn: Int
    /// The day by which all must be there.
    public var arriveBy: Int
    /// Nil where money is no matter.
    public var budget: Budget?
    /// Children in one house are wished.
    public var wishesSiblingsTogether: Bool

    public init(
        dwelling: Dwelling,
        adults: [Adult],
        children: [Child] = [],
        earliestOn: Int,
        arriveBy: Int,
        budget: Budget? = nil,
        wishesSiblingsTogether: Bool = true
    ) {
        self.dwelling = dwelling
        self.adults = adults
        self.children = children
        self.earliestOn = earliestOn
        self.arriveBy = arriveBy
        self.budget = budget
        self.wishesSiblingsTogether = wishesSiblingsTogether
    }

    public static let mostAdults = 6
    public static let mostChildren = 8
}
