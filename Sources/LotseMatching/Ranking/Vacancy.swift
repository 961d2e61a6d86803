/// A job that is open, with everything that may count in a ranking ("offene Stelle").
public struct Vacancy: Sendable, Hashable {
    /// The caller's number, 0 to `Seeker.mostNumber`: of equally good vacancies the lower stands first.
    public var number: Int
    /// A five-digit code, the last digit being the level that is needed, 1 to 4.
    public var occupation: Int
    /// Who works in it needs recognition ("reglementierter Beruf").
    public var isRegulated: Bool
    /// Numbers of skills that are required.
    public var required: [Int]
    /// Numbers of skills that are wished.
    public var wished: [Int]
    /// The German that is needed.
    public var german: LanguageLevel
    /// Hours a week, from the least to the most that can be agreed.
    public var hours: ClosedRange<Int>
    public var shifts: Shifts
    /// Gross cents a month for full-time work; 0 where it is not known.
    public var pay: Int64
    public var place: TravelPlace
    /// The first day on which work can begin, counted from any fixed day.
    public var startsOn: Int
    /// The last day on which the employer wants it to have begun; nil where they wait.
    public var fillBy: Int?
    /// Nil where it is not known.
    public var contract: Contract?
    public var family: FamilyTerms
    public var help: EmployerHelp
    /// The employer asks for consents and starts procedures for permits.
    public var helpsWithPermit: Bool

    public init(
        number: Int,
        occupation: Int,
        isRegulated: Bool = false,
        required: [Int] = [],
        wished: [Int] = [],
        german: LanguageLevel = .none,
        hours: ClosedRange<Int>,
        shifts: Shifts = [],
        pay: Int64 = 0,
        place: TravelPlace,
        startsOn: Int,
        fillBy: Int? = nil,
        contract: Contract? = nil,
        family: FamilyTerms = [],
        help: EmployerHelp = [],
        helpsWithPermit: Bool = false
    ) {
        self.number = number
        self.occupation = occupation
        self.isRegulated = isRegulated
        self.required = required
        self.wished = wished
        self.german = german
        self.hours = hours
        self.shifts = shifts
        self.pay = pay
        self.place = place
        self.startsOn = startsOn
        self.fillBy = fillBy
        self.contract = contract
        self.family = family
        self.help = help
        self.helpsWithPermit = helpsWithPermit
    }

    /// No vacancy may require, or wish, more skills than this.
    public static let mostSkills = 30
}
