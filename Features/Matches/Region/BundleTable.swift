import LotseCore
import LotseMatching

/// A market laid out for the question what fits together: things by number, and what they are.
struct BundleTable: Sendable {
    let homes: [OpenHome]
    let vacancies: [KeptVacancy]
    let places: [OpenPlace]
    let courses: [OpenCourse]
    let finder: BundleFinder
    /// Numbers of vacancies by their number in the ranking.
    private let byRank: [Int: Int]

    /// Kinds of places that a child can need.
    static let kita = 0
    static let school = 1
    /// Where nothing is said: a Kita's usual day, a school with care in the afternoon, a day of work, a course.
    static let usualKita = DayHours(from: 7 * 60, to: 17 * 60)
    static let usualSchool = DayHours(from: 7 * 60, to: 16 * 60)
    static let usualWork = DayHours(from: 8 * 60, to: 16 * 60 + 30)
    static let usualCourse = DayHours(from: 17 * 60 + 30, to: 19 * 60)
    /// What a house on a plot is taken to cost a month; pages call it an estimate.
    static let buildingCents: Int64 = 120_000

    init(_ region: RegionMarket) {
        let (plane, ranked) = (region.plane, region.vacancies.sorted { $0.key < $1.key })
        // Homes to buy have no rent to compare: the market's own pages show them.
        let homes = region.homes.values.filter { $0.kind != .purchase }.sorted { $0.listing.id < $1.listing.id }
        let places = region.places.values.sorted { $0.listing.id < $1.listing.id }
        let courses = region.courses.values.sorted { $0.listing.id < $1.listing.id }
        (self.homes, self.places, self.courses) = (homes, places, courses)
        vacancies = ranked.map(\.value)
        // Groups at one address are one house.
        var houses: [Position: Int] = [:]
        for place in places where houses[place.listing.position] == nil {
            houses[place.listing.position] = houses.count
        }
        byRank = Dictionary(uniqueKeysWithValues: ranked.enumerated().map { ($1.key, $0) })
        do {
            let market = try BundleMarket(
                homes: homes.map { Self.home($0, plane) },
                vacancies: ranked.map { Self.vacancy($0.value.open, plane) },
                facilities: places.map { Self.facility($0, plane, house: houses[$0.listing.position] ?? 0) },
                courses: courses.map { Self.course($0, plane) },
                travel: region.travel
            )
            finder = BundleFinder(market)
        } catch {
            preconditionFailure("listings were checked when they came in: \(error)")
        }
    }

    /// The number of a vacancy that the ranking found.
    func vacancy(ranked number: Int) -> Int? { byRank[number] }

    private static func home(_ home: OpenHome, _ plane: RegionPlane) -> BundleMarket.Home {
        BundleMarket.Home(
            place: plane.place(home.listing.position),
            kind: home.kind == .plot ? .plot : .home,
            rooms: min(home.halfRooms / 2, 1_000),
            coldRent: capped(home.kind == .plot ? buildingCents : home.coldRent?.cents ?? 0),
            heating: capped(home.costs?.cents ?? 0),
            freeOn: home.freeOn.daysSince1970,
            points: 100
        )
    }

    private static func vacancy(_ vacancy: OpenVacancy, _ plane: RegionPlane) -> BundleMarket.Vacancy {
        BundleMarket.Vacancy(
            place: plane.place(vacancy.listing.position),
            hours: vacancy.dailyHours.map { DayHours(from: $0.from, to: $0.to) } ?? usualWork,
            pay: capped(vacancy.monthlyPay?.cents ?? 0),
            startsOn: vacancy.startsOn.daysSince1970,
            openings: max(0, vacancy.openings)
        )
    }

    private static func facility(_ place: OpenPlace, _ plane: RegionPlane, house: Int) -> BundleMarket.Facility {
        let (kind, cohorts, usual) =
            switch place.takes {
            case .ages(let months): (kita, Cohorts.births(months, on: place.freeOn), usualKita)
            case .grades(let grades): (school, Cohorts.entries(grades, on: place.freeOn), usualSchool)
            }
        return BundleMarket.Facility(
            place: plane.place(place.listing.position),
            kind: kind,
            house: house,
            cohorts: cohorts,
            hours: place.hours.map { DayHours(from: $0.from, to: $0.to) } ?? usual,
            freeOn: place.freeOn.daysSince1970,
            freePlaces: max(0, place.freePlaces),
            languages: Set(place.languages.compactMap(ChildNeeds.number)),
            hasInclusion: place.takesInclusion,
            fee: capped(place.fee?.cents ?? 0)
        )
    }

    private static func course(_ course: OpenCourse, _ plane: RegionPlane) -> BundleMarket.Course {
        BundleMarket.Course(
            place: plane.place(course.listing.position),
            kind: courseKind(course.subject, course.level),
            hours: course.hours.map { DayHours(from: $0.from, to: $0.to) } ?? usualCourse,
            startsOn: course.startsOn.daysSince1970,
            seats: max(0, course.seats)
        )
    }

    /// What a course teaches, as a number: language courses by the level that they reach.
    ///
    /// An integration course is a course of German too, with what to know of the country beside it (§ 43 AufenthG).
    static func courseKind(_ subject: OpenCourse.Subject, _ level: CEFRLevel?) -> Int {
        let subject = subject == .integration && level != nil ? .language : subject
        let subjects = OpenCourse.Subject.allCases
        let levels = CEFRLevel.allCases
        let base = (subjects.firstIndex(of: subject) ?? 0) * (levels.count + 1)
        return base + (level.flatMap(levels.firstIndex).map { $0 + 1 } ?? 0)
    }

    private static func capped(_ cents: Int64) -> Int64 { min(max(cents, 0), BundleMarket.mostCents) }
}
