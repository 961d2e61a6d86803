import LotseCore
import LotseMatching

/// What the engine is asked about a file: the market, and the household in it.
struct BundleQuestion {
    let market: BundleMarket
    let household: BundleHousehold

    /// - Throws: `Installation.Problem` that names the first thing that cannot be.
    init(_ file: BundleFile) throws {
        var numbers = Numbers(file)
        do {
            let (homes, vacancies) = (file.homes ?? [], file.vacancies ?? [])
            market = try BundleMarket(
                homes: homes.map { numbers.home($0) },
                vacancies: vacancies.map { numbers.vacancy($0) },
                facilities: try (file.facilities ?? []).enumerated().map { try numbers.facility($1, at: $0) },
                courses: (file.courses ?? []).map { numbers.course($0) }
            )
            household = try numbers.household(file.household)
        } catch let fault as BundleMarket.Fault {
            throw Installation.Problem(description: Self.sentence(of: fault))
        }
    }

    /// What fits, the best first and at most `limit`; with nothing that fits, why not.
    ///
    /// Throws an `Installation.Problem` that names the first number of the household that cannot be.
    func answer(limit: Int) throws -> (bundles: [ArrivalBundle], obstacles: BundleObstacles?) {
        let finder = BundleFinder(market)
        do {
            let bundles = try finder.bundles(for: household, limit: limit)
            return (bundles, bundles.isEmpty ? try finder.obstacles(for: household) : nil)
        } catch {
            throw Installation.Problem(description: Self.sentence(of: error))
        }
    }

    private static func sentence(of fault: BundleMarket.Fault) -> String {
        switch fault {
        case .home(let number, let field): "homes[\(number)]: \(sentence(of: field))"
        case .vacancy(let number, let field): "vacancies[\(number)]: \(sentence(of: field))"
        case .facility(let number, let field): "facilities[\(number)]: \(sentence(of: field))"
        case .course(let number, let field): "courses[\(number)]: \(sentence(of: field))"
        case .tooMany: "There are more than \(BundleMarket.mostThings) of one sort."
        }
    }

    private static func sentence(of field: BundleMarket.Field) -> String {
        switch field {
        case .place: "there is no such place."
        case .rooms: "rooms go from 0 to 1000."
        case .money: "amounts go from 0 to \(BundleMarket.mostCents) cents."
        case .day: "the day is too far away."
        case .points: "points go from 0 to \(BundleMarket.mostPoints)."
        case .hours: "the hours are none."
        case .count: "the number is none that could be."
        case .kind, .language: "there are more than 64 kinds or languages in the file."
        }
    }

    private static func sentence(of fault: BundleHousehold.Fault) -> String {
        switch fault {
        case .noAdult: "household: there is no adult."
        case .tooManyAdults: "household: there are more than \(BundleHousehold.mostAdults) adults."
        case .tooManyChildren: "household: there are more than \(BundleHousehold.mostChildren) children."
        case .dwelling: "household: rooms go from 0 to 1000, places lie on the earth."
        case .dates: "household: it must come from a day by a later one."
        case .budget: "household: the budget cannot be."
        case .unknownVacancy(let adult, let candidate):
            "household, adults[\(adult)], vacancies[\(candidate)]: there is no such vacancy."
        case .pointsOutOfRange(let adult, let candidate):
            "household, adults[\(adult)], vacancies[\(candidate)]: points go from 0 to \(BundleMarket.mostPoints)."
        case .repeatedVacancy(let adult, let candidate):
            "household, adults[\(adult)], vacancies[\(candidate)]: this vacancy stands there twice."
        case .child(let number): "household, children[\(number)]: kind, language or gap cannot be."
        }
    }
}

/// Makes numbers of a file's words, the same for the same word, and metres of its degrees.
private struct Numbers {
    private var facilityKinds = WordNumbers()
    private var houses = WordNumbers()
    private var languages = WordNumbers()
    private var courseKinds = WordNumbers()
    private let map: FlatMap

    init(_ file: BundleFile) {
        let (homes, vacancies) = ((file.homes ?? []).map(\.at), (file.vacancies ?? []).map(\.at))
        map = FlatMap(homes + vacancies + (file.facilities ?? []).map(\.at) + (file.courses ?? []).map(\.at))
    }

    func home(_ home: BundleFile.Home) -> BundleMarket.Home {
        .init(
            place: map.place(home.at),
            kind: home.isPlot == true ? .plot : .home,
            rooms: home.rooms,
            coldRent: home.rent,
            heating: home.heating ?? 0,
            freeOn: home.free.daysSince1970,
            points: home.points ?? 0
        )
    }

    func vacancy(_ vacancy: BundleFile.Vacancy) -> BundleMarket.Vacancy {
        .init(
            place: map.place(vacancy.at),
            hours: vacancy.hours.minutes,
            pay: vacancy.pay ?? 0,
            startsOn: vacancy.starts.daysSince1970,
            openings: vacancy.openings ?? 1
        )
    }

    mutating func facility(_ facility: BundleFile.Facility, at number: Int) throws -> BundleMarket.Facility {
        let cohorts = facility.born?.map(\.daysSince1970) ?? facility.schoolSince ?? []
        guard cohorts.count == 2, cohorts[0] <= cohorts[1] else {
            throw Installation.Problem(
                description:
                    "facilities[\(number)]: \"born\" or \"schoolSince\" is missing, from the first to the last."
            )
        }
        return .init(
            place: map.place(facility.at),
            kind: facilityKinds.number(of: facility.kind),
            house: houses.number(of: facility.house ?? facility.name),
            cohorts: cohorts[0]...cohorts[1],
            hours: facility.hours.minutes,
            freeOn: facility.free.daysSince1970,
            freePlaces: facility.places,
            languages: Set((facility.languages ?? []).map { languages.number(of: $0) }),
            hasInclusion: facility.inclusion ?? false,
            fee: facility.fee ?? 0
        )
    }

    mutating func course(_ course: BundleFile.Course) -> BundleMarket.Course {
        .init(
            place: map.place(course.at),
            kind: courseKinds.number(of: course.kind),
            hours: course.hours.minutes,
            startsOn: course.starts.daysSince1970,
            seats: course.seats
        )
    }

    mutating func household(_ household: BundleFile.Household) throws -> BundleHousehold {
        let dwelling: BundleHousehold.Dwelling =
            if let at = household.at {
                .settled(map.place(at))
            } else if let rooms = household.rooms {
                .sought(.init(kinds: household.takesPlots == true ? [.home, .plot] : [.home], leastRooms: rooms))
            } else {
                .later
            }
        return BundleHousehold(
            dwelling: dwelling,
            adults: try household.adults.enumerated().map { number, adult in
                .init(
                    limits: try TravelLimits(adult.minutes, of: "household, adults[\(number)]"),
                    candidates: adult.vacancies?.map { .init(vacancy: $0.vacancy, points: $0.points ?? 0) },
                    course: adult.course.map { courseKinds.number(of: $0) }
                )
            },
            children: try (household.children ?? []).enumerated().map { try child($1, at: $0) },
            earliestOn: household.from.daysSince1970,
            arriveBy: household.by.daysSince1970,
            budget: household.budget.map { .init(amount: $0) },
            wishesSiblingsTogether: household.siblingsTogether ?? true
        )
    }

    private mutating func child(_ child: BundleFile.Child, at number: Int) throws -> BundleHousehold.Child {
        guard let cohort = child.born?.daysSince1970 ?? child.schoolSince else {
            throw Installation.Problem(
                description: "household, children[\(number)]: \"born\" or \"schoolSince\" is missing."
            )
        }
        return .init(
            kinds: child.kinds.map { kinds in Set(kinds.map { facilityKinds.number(of: $0) }) },
            cohort: cohort,
            limits: try TravelLimits(child.minutes, of: "household, children[\(number)]"),
            needsCare: child.needsCare ?? true,
            careGap: child.gap ?? 0,
            language: child.language.map { languages.number(of: $0) },
            needsInclusion: child.inclusion ?? false
        )
    }
}
