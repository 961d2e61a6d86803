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
    private var facilityKinds: [String: Int] = [:]
    private var houses: [String: Int] = [:]
    private var languages: [String: Int] = [:]
    private var courseKinds: [String: Int] = [:]
    private let middle: Int

    init(_ file: BundleFile) {
        let latitudes =
            (file.homes ?? []).map(\.at.latitude) + (file.vacancies ?? []).map(\.at.latitude)
            + (file.facilities ?? []).map(\.at.latitude) + (file.courses ?? []).map(\.at.latitude)
        let sum = latitudes.reduce(0, +)
        middle = latitudes.isEmpty ? 51_000_000 : Int(sum / Double(latitudes.count) * 1_000_000)
    }

    private func place(_ degrees: BundleFile.Degrees) -> TravelPlace {
        TravelPlace(
            microLatitude: Int((degrees.latitude * 1_000_000).rounded()),
            microLongitude: Int((degrees.longitude * 1_000_000).rounded()),
            middle: middle
        )
    }

    private static func number(_ word: String, in words: inout [String: Int]) -> Int {
        if let known = words[word] { return known }
        words[word] = words.count
        return words.count - 1
    }

    func home(_ home: BundleFile.Home) -> BundleMarket.Home {
        .init(
            place: place(home.at),
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
            place: place(vacancy.at),
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
            place: place(facility.at),
            kind: Self.number(facility.kind, in: &facilityKinds),
            house: Self.number(facility.house ?? facility.name, in: &houses),
            cohorts: cohorts[0]...cohorts[1],
            hours: facility.hours.minutes,
            freeOn: facility.free.daysSince1970,
            freePlaces: facility.places,
            languages: Set((facility.languages ?? []).map { Self.number($0, in: &languages) }),
            hasInclusion: facility.inclusion ?? false,
            fee: facility.fee ?? 0
        )
    }

    mutating func course(_ course: BundleFile.Course) -> BundleMarket.Course {
        .init(
            place: place(course.at),
            kind: Self.number(course.kind, in: &courseKinds),
            hours: course.hours.minutes,
            startsOn: course.starts.daysSince1970,
            seats: course.seats
        )
    }

    mutating func household(_ household: BundleFile.Household) throws -> BundleHousehold {
        let dwelling: BundleHousehold.Dwelling =
            if let at = household.at {
                .settled(place(at))
            } else if let rooms = household.rooms {
                .sought(.init(kinds: household.takesPlots == true ? [.home, .plot] : [.home], leastRooms: rooms))
            } else {
                .later
            }
        return BundleHousehold(
            dwelling: dwelling,
            adults: try household.adults.enumerated().map { number, adult in
                .init(
                    limits: try Self.limits(adult.minutes, of: "adults[\(number)]"),
                    candidates: adult.vacancies?.map { .init(vacancy: $0.vacancy, points: $0.points ?? 0) },
                    course: adult.course.map { Self.number($0, in: &courseKinds) }
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
            kinds: child.kinds.map { kinds in Set(kinds.map { Self.number($0, in: &facilityKinds) }) },
            cohort: cohort,
            limits: try Self.limits(child.minutes, of: "children[\(number)]"),
            needsCare: child.needsCare ?? true,
            careGap: child.gap ?? 0,
            language: child.language.map { Self.number($0, in: &languages) },
            needsInclusion: child.inclusion ?? false
        )
    }

    private static func limits(_ minutes: [String: Int], of whom: String) throws -> TravelLimits {
        var limits: [TravelMode: Int] = [:]
        for (word, limit) in minutes {
            guard let mode = TravelMode(word: word) else {
                let known = TravelMode.allCases.map(\.word).joined(separator: ", ")
                throw Installation.Problem(description: "household, \(whom), minutes: \(word) is none of \(known).")
            }
            limits[mode] = limit
        }
        return TravelLimits(limits)
    }
}

extension TravelMode {
    /// As files name it.
    var word: String {
        switch self {
        case .walk: "walk"
        case .bicycle: "bicycle"
        case .car: "car"
        case .transit: "transit"
        }
    }

    init?(word: String) {
        guard let mode = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = mode
    }
}
