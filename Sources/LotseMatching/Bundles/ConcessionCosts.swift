/// What it costs a household to give way, in points: the measure by which concessions are cheap or dear.
public struct ConcessionCosts: Sendable, Hashable {
    /// Each minute beyond a limit, for every way one by one.
    public var perMinute: Int
    /// Each day after the day by which all must be there.
    public var perDay: Int
    public var perRoom: Int
    /// Each euro a month beyond the budget.
    public var perEuro: Int
    /// Each minute a day that a child is not looked after.
    public var perCareMinute: Int
    /// To do without a language, inclusion, course, vacancy, place or home.
    public var language: Int
    public var inclusion: Int
    public var course: Int
    public var vacancy: Int
    public var place: Int
    public var home: Int

    public init(
        perMinute: Int = 10,
        perDay: Int = 3,
        perRoom: Int = 150,
        perEuro: Int = 1,
        perCareMinute: Int = 5,
        language: Int = 300,
        inclusion: Int = 1_000,
        course: Int = 1_000,
        vacancy: Int = 3_000,
        place: Int = 3_000,
        home: Int = 5_000
    ) {
        self.perMinute = Self.unit(perMinute)
        self.perDay = Self.unit(perDay)
        self.perRoom = Self.unit(perRoom)
        self.perEuro = Self.unit(perEuro)
        self.perCareMinute = Self.unit(perCareMinute)
        self.language = Self.whole(language)
        self.inclusion = Self.whole(inclusion)
        self.course = Self.whole(course)
        self.vacancy = Self.whole(vacancy)
        self.place = Self.whole(place)
        self.home = Self.whole(home)
    }

    /// A unit costs 1 to 1,000: what costs nothing would not be a concession.
    private static func unit(_ points: Int) -> Int { min(max(points, 1), 1_000) }
    private static func whole(_ points: Int) -> Int { min(max(points, 1), 1_000_000) }

    /// Costs are added up in hundredths of a point, so that a cent counts.
    static let hundredths = 100

    /// What one unit of a demand's concession costs, in hundredths; a unit of the budget is a cent.
    func rate(_ demand: BundleDemand) -> Int {
        switch demand {
        case .budget: perEuro
        case .home: home * Self.hundredths
        case .rooms: perRoom * Self.hundredths
        case .arrival: perDay * Self.hundredths
        case .vacancy: vacancy * Self.hundredths
        case .course: course * Self.hundredths
        case .place: place * Self.hundredths
        case .adultMinutes, .childMinutes: perMinute * Self.hundredths
        case .hours: perCareMinute * Self.hundredths
        case .language: language * Self.hundredths
        case .inclusion: inclusion * Self.hundredths
        }
    }
}
