/// Somebody who seeks work, with everything that may count in a ranking and nothing else.
///
/// There is no field for sex, origin, religion, disability or age, and none may be added: a test holds the list.
public struct Seeker: Sendable, Hashable {
    /// An occupation that somebody would work in ("Zielberuf").
    public struct Trade: Sendable, Hashable {
        /// A five-digit code of a hierarchy, digit by digit, whose last digit is the level 1 to 4 (KldB 2010: 81302).
        public var occupation: Int
        /// Counts where a vacancy is in a regulated occupation with the same first four digits.
        public var recognition: Recognition

        public init(occupation: Int, recognition: Recognition = .none) {
            self.occupation = occupation
            self.recognition = recognition
        }
    }

    /// The caller's number, 0 to `mostNumber`: breaks ties and counts for nothing else.
    public var number: Int
    /// One to `mostTrades`, in any order.
    public var trades: [Trade]
    /// The level of work that somebody is trained for, 1 (helper) to 4 (expert): the KldB's "Anforderungsniveau".
    public var level: Int
    /// Numbers of skills that somebody has.
    public var skills: [Int]
    /// Numbers of skills that somebody is learning: each counts half.
    public var learning: [Int]
    public var german: LanguageLevel
    /// Hours a week, from the least to the most.
    public var hours: ClosedRange<Int>
    /// Shifts that somebody is ready for.
    public var shifts: Shifts
    /// Gross cents a month for full-time work; 0 where nothing is wished.
    public var pay: Int64
    /// Where the way to work begins; nil for who would move anywhere.
    public var home: TravelPlace?
    /// Minutes one way by each mode; who uses no mode would move anywhere.
    public var limits: TravelLimits
    /// The first day on which work could begin, counted from any fixed day.
    public var earliestOn: Int
    /// The last day on which work should have begun; nil where it may be later.
    public var latestOn: Int?
    public var permit: WorkPermit
    /// Contracts that are wished; none where it is no matter.
    public var contracts: Set<Contract>
    /// What the family needs.
    public var family: FamilyTerms
    /// What an employer should help to find.
    public var help: EmployerHelp

    public init(
        number: Int,
        trades: [Trade],
        level: Int,
        skills: [Int] = [],
        learning: [Int] = [],
        german: LanguageLevel = .none,
        hours: ClosedRange<Int>,
        shifts: Shifts = [],
        pay: Int64 = 0,
        home: TravelPlace? = nil,
        limits: TravelLimits = TravelLimits([:]),
        earliestOn: Int,
        latestOn: Int? = nil,
        permit: WorkPermit = .unrestricted,
        contracts: Set<Contract> = [],
        family: FamilyTerms = [],
        help: EmployerHelp = []
    ) {
        self.number = number
        self.trades = trades
        self.level = level
        self.skills = skills
        self.learning = learning
        self.german = german
        self.hours = hours
        self.shifts = shifts
        self.pay = pay
        self.home = home
        self.limits = limits
        self.earliestOn = earliestOn
        self.latestOn = latestOn
        self.permit = permit
        self.contracts = contracts
        self.family = family
        self.help = help
    }

    public static let mostTrades = 8
    public static let mostSkills = 200
    /// No skill may have a higher number; ESCO has fewer than 14,000.
    public static let highestSkill = 32_767
    public static let mostNumber = Int(Int32.max) - 1
    /// No week has more hours of work.
    public static let mostHours = 100
}
