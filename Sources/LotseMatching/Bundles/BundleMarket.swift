/// Everything there is in a region, with an index by place: made once, asked for many households.
///
/// Homes, vacancies, facilities and courses are numbered from 0; the caller keeps what they are. Days are counted from
/// any fixed day, the same for all.
public struct BundleMarket: Sendable {
    /// What of a thing cannot be.
    public enum Field: Sendable, Hashable {
        case place
        case rooms
        case money
        case day
        case points
        case hours
        case count
        case kind
        case language
    }

    /// Why numbers are no market.
    public enum Fault: Error, Hashable {
        case home(Int, Field)
        case vacancy(Int, Field)
        case facility(Int, Field)
        case course(Int, Field)
        /// More than `mostThings` of one sort.
        case tooMany
    }

    public let homes: [Home]
    public let vacancies: [Vacancy]
    public let facilities: [Facility]
    public let courses: [Course]
    public let travel: TravelModel

    /// What is asked of every vacancy of a long list, in 28 bytes.
    struct CompactVacancy {
        let point: TravelPoint
        let pay: Int32
        let startsOn: Int32
        let isOpen: Bool
    }

    let compact: [CompactVacancy]
    /// Days on which things are there: enough of them to tell how long waits are.
    let readyDays: [Int]
    let homeAreas: Neighbourhoods
    let vacancyAreas: Neighbourhoods
    let facilityAreas: Neighbourhoods
    let courseAreas: Neighbourhoods
    let toVacancies: LeastMinutes
    let toFacilities: LeastMinutes
    let toCourses: LeastMinutes

    public static let mostThings = 2_000_000
    public static let mostPoints = 100_000
    /// No amount of money may be more: a million euros.
    public static let mostCents: Int64 = 100_000_000
    /// No day may be further from the first: 2,700 years.
    public static let mostDays = 1_000_000

    /// - Throws: `Fault`, naming the first thing that cannot be.
    public init(
        homes: [Home],
        vacancies: [Vacancy],
        facilities: [Facility] = [],
        courses: [Course] = [],
        travel: TravelModel = .estimate
    ) throws(Fault) {
        try self.init(homes, vacancies, facilities, courses, travel, perArea: .standard)
    }

    /// How many things of a sort make one neighbourhood; which, no answer depends on.
    struct AreaSizes {
        let homes: Int
        let vacancies: Int
        let facilities: Int

        static let standard = AreaSizes(homes: 40, vacancies: 200, facilities: 24)
    }

    init(
        _ homes: [Home],
        _ vacancies: [Vacancy],
        _ facilities: [Facility],
        _ courses: [Course],
        _ travel: TravelModel,
        perArea sizes: AreaSizes
    ) throws(Fault) {
        let counts = [homes.count, vacancies.count, facilities.count, courses.count]
        guard counts.allSatisfy({ $0 <= Self.mostThings }) else { throw .tooMany }
        for (number, home) in homes.enumerated() {
            if let field = Self.fault(of: home, travel) { throw .home(number, field) }
        }
        for (number, vacancy) in vacancies.enumerated() {
            if let field = Self.fault(of: vacancy, travel) { throw .vacancy(number, field) }
        }
        for (number, facility) in facilities.enumerated() {
            if let field = Self.fault(of: facility, travel) { throw .facility(number, field) }
        }
        for (number, course) in courses.enumerated() {
            if let field = Self.fault(of: course, travel) { throw .course(number, field) }
        }
        (self.homes, self.vacancies, self.facilities, self.courses) = (homes, vacancies, facilities, courses)
        self.travel = travel
        compact = vacancies.map {
            CompactVacancy(
                point: TravelPoint($0.place),
                pay: Int32($0.pay),
                startsOn: Int32($0.startsOn),
                isOpen: $0.openings > 0
            )
        }
        readyDays =
            Self.sample(homes, \.freeOn) + Self.sample(vacancies, \.startsOn)
            + Self.sample(facilities, \.freeOn) + Self.sample(courses, \.startsOn)
        homeAreas = Neighbourhoods(homes.map { TravelPoint($0.place) }, most: sizes.homes)
        vacancyAreas = Neighbourhoods(vacancies.map { TravelPoint($0.place) }, most: sizes.vacancies)
        facilityAreas = Neighbourhoods(facilities.map { TravelPoint($0.place) }, most: sizes.facilities)
        courseAreas = Neighbourhoods(courses.map { TravelPoint($0.place) }, most: sizes.facilities)
        toVacancies = LeastMinutes(from: homeAreas.areas, to: vacancyAreas.areas, travel)
        toFacilities = LeastMinutes(from: homeAreas.areas, to: facilityAreas.areas, travel)
        toCourses = LeastMinutes(from: homeAreas.areas, to: courseAreas.areas, travel)
    }

    private static func sample<Thing>(_ things: [Thing], _ day: KeyPath<Thing, Int>) -> [Int] {
        stride(from: 0, to: things.count, by: things.count / 256 + 1).map { things[$0][keyPath: day] }
    }

    static func isPossible(_ place: TravelPlace, _ travel: TravelModel) -> Bool {
        let range = -TravelPlace.most...TravelPlace.most
        return range.contains(place.x) && range.contains(place.y)
            && (0..<TravelPlace.mostSides).contains(place.side)
            && place.locality.map((0..<travel.localityCount).contains) ?? true
    }

    static func isPossible(day: Int) -> Bool { (-mostDays...mostDays).contains(day) }
    static func isPossible(cents: Int64) -> Bool { (0...mostCents).contains(cents) }
    private static func isPossible(count: Int) -> Bool { (0...mostThings).contains(count) }

    private static func fault(of home: Home, _ travel: TravelModel) -> Field? {
        if !isPossible(home.place, travel) { return .place }
        if !(0...1_000).contains(home.rooms) { return .rooms }
        if !isPossible(cents: home.coldRent) || !isPossible(cents: home.heating) { return .money }
        if !isPossible(day: home.freeOn) { return .day }
        return (0...mostPoints).contains(home.points) ? nil : .points
    }

    private static func fault(of vacancy: Vacancy, _ travel: TravelModel) -> Field? {
        if !isPossible(vacancy.place, travel) { return .place }
        if !vacancy.hours.isPossible { return .hours }
        if !isPossible(cents: vacancy.pay) { return .money }
        if !isPossible(day: vacancy.startsOn) { return .day }
        return isPossible(count: vacancy.openings) ? nil : .count
    }

    private static func fault(of facility: Facility, _ travel: TravelModel) -> Field? {
        if !isPossible(facility.place, travel) { return .place }
        if !(0..<64).contains(facility.kind) { return .kind }
        if !facility.hours.isPossible { return .hours }
        if !isPossible(cents: facility.fee) { return .money }
        if !isPossible(day: facility.freeOn) { return .day }
        if !facility.languages.allSatisfy((0..<64).contains) { return .language }
        return isPossible(count: facility.freePlaces) ? nil : .count
    }

    private static func fault(of course: Course, _ travel: TravelModel) -> Field? {
        if !isPossible(course.place, travel) { return .place }
        if !course.hours.isPossible { return .hours }
        if !isPossible(day: course.startsOn) { return .day }
        return isPossible(count: course.seats) ? nil : .count
    }
}
