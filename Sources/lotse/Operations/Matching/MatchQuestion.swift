import LotseCore
import LotseMatching

/// The people and vacancies of a file, as the engine takes them.
struct MatchQuestion {
    let seekers: [Seeker]
    let vacancies: [Vacancy]
    /// The words of skills by their numbers.
    let skills: [String]

    /// - Throws: `Installation.Problem` that names the first word or number that cannot be.
    init(_ file: MatchFile) throws {
        let map = FlatMap(file.people.compactMap(\.at) + file.vacancies.map(\.at))
        var skills = WordNumbers()
        seekers = try file.people.enumerated().map { number, person in
            try Self.seeker(person, number, map, &skills)
        }
        vacancies = try file.vacancies.enumerated().map { number, vacancy in
            try Self.vacancy(vacancy, number, map, &skills)
        }
        guard skills.words.count <= Seeker.highestSkill + 1 else {
            throw Installation.Problem(description: "There are more than \(Seeker.highestSkill + 1) different skills.")
        }
        self.skills = skills.words
    }

    /// The best vacancies for a person, and how many there are besides.
    ///
    /// - Throws: `Installation.Problem` that names the first thing that cannot be.
    func vacancies(for person: Int, limit: Int) throws -> (matches: [RankedMatch], census: VacancyCensus) {
        do {
            let index = try VacancyIndex(vacancies)
            return (try index.matches(for: seekers[person], limit: limit), try index.census(for: seekers[person]))
        } catch {
            throw Self.problem(error)
        }
    }

    /// The best people for a vacancy.
    ///
    /// - Throws: `Installation.Problem` that names the first thing that cannot be.
    func people(for vacancy: Int, limit: Int) throws -> [RankedMatch] {
        do {
            return try SeekerIndex(seekers).matches(for: vacancies[vacancy], limit: limit)
        } catch {
            throw Self.problem(error, vacancy: vacancy)
        }
    }

    private static func seeker(
        _ person: MatchFile.Seeking,
        _ number: Int,
        _ map: FlatMap,
        _ skills: inout WordNumbers
    ) throws -> Seeker {
        let place = "people[\(number)]"
        return Seeker(
            number: number,
            trades: try person.trades.map { trade in
                .init(
                    occupation: try code(trade.occupation, at: place),
                    recognition: try MatchWords.value(trade.recognition, of: MatchWords.recognition, at: place) ?? .none
                )
            },
            level: person.level,
            skills: (person.skills ?? []).map { skills.number(of: $0) },
            learning: (person.learning ?? []).map { skills.number(of: $0) },
            german: try MatchWords.value(person.german, of: MatchWords.german, at: place) ?? .none,
            hours: try hours(person.hours, at: place),
            shifts: Shifts(try MatchWords.values(person.shifts, of: MatchWords.shifts, at: place)),
            pay: person.pay ?? 0,
            home: person.at.map(map.place),
            limits: try TravelLimits(person.minutes ?? [:], of: place),
            earliestOn: person.from.daysSince1970,
            latestOn: person.by?.daysSince1970,
            permit: try MatchWords.value(person.permit, of: MatchWords.permit, at: place) ?? .unrestricted,
            contracts: Set(try MatchWords.values(person.contracts, of: MatchWords.contract, at: place)),
            family: FamilyTerms(try MatchWords.values(person.family, of: MatchWords.family, at: place)),
            help: EmployerHelp(try MatchWords.values(person.help, of: MatchWords.help, at: place))
        )
    }

    private static func vacancy(
        _ vacancy: MatchFile.Offered,
        _ number: Int,
        _ map: FlatMap,
        _ skills: inout WordNumbers
    ) throws -> Vacancy {
        let place = "vacancies[\(number)]"
        return Vacancy(
            number: number,
            occupation: try code(vacancy.occupation, at: place),
            isRegulated: vacancy.regulated ?? false,
            required: (vacancy.required ?? []).map { skills.number(of: $0) },
            wished: (vacancy.wished ?? []).map { skills.number(of: $0) },
            german: try MatchWords.value(vacancy.german, of: MatchWords.german, at: place) ?? .none,
            hours: try hours(vacancy.hours, at: place),
            shifts: Shifts(try MatchWords.values(vacancy.shifts, of: MatchWords.shifts, at: place)),
            pay: vacancy.pay ?? 0,
            place: map.place(vacancy.at),
            startsOn: vacancy.starts.daysSince1970,
            fillBy: vacancy.fillBy?.daysSince1970,
            contract: try MatchWords.value(vacancy.contract, of: MatchWords.contract, at: place),
            family: FamilyTerms(try MatchWords.values(vacancy.family, of: MatchWords.family, at: place)),
            help: EmployerHelp(try MatchWords.values(vacancy.help, of: MatchWords.help, at: place)),
            helpsWithPermit: vacancy.helpsWithPermit ?? false
        )
    }

    private static func code(_ text: String, at place: String) throws -> Int {
        guard text.utf8.count == 5, text.utf8.allSatisfy({ (48...57).contains($0) }), let code = Int(text) else {
            throw Installation.Problem(description: "\(place), occupation: \(text) has not five digits.")
        }
        return code
    }

    private static func hours(_ numbers: [Int], at place: String) throws -> ClosedRange<Int> {
        guard numbers.count == 2, numbers[0] <= numbers[1] else {
            throw Installation.Problem(description: "\(place), hours: the least and the most a week, such as [30, 39].")
        }
        return numbers[0]...numbers[1]
    }

    private static func problem(_ error: any Error, vacancy: Int = 0) -> any Error {
        let sentence: String? =
            switch error {
            case let fault as Seeker.Fault: "people: \(self.sentence(of: fault))"
            case SeekerIndex.Fault.seeker(let number, let fault): "people[\(number)]: \(self.sentence(of: fault))"
            case let field as Vacancy.Field: "vacancies[\(vacancy)]: \(self.sentence(of: field))"
            case VacancyIndex.Fault.vacancy(let number, let field): "vacancies[\(number)]: \(self.sentence(of: field))"
            case VacancyIndex.Fault.tooMany, SeekerIndex.Fault.tooMany: "There are more than this program can rank."
            default: nil
            }
        return sentence.map { Installation.Problem(description: $0) } ?? error
    }

    private static func sentence(of fault: Seeker.Fault) -> String {
        switch fault {
        case .number: "the number is too high."
        case .noTrade: "there is no trade."
        case .tooManyTrades: "nobody has more than \(Seeker.mostTrades) trades."
        case .occupation(let trade): "trades[\(trade)]: no occupation has this code; the last digit is 1 to 4."
        case .level: "levels go from 1 to 4."
        case .tooManySkills: "nobody has more than \(Seeker.mostSkills) skills."
        case .skill: "a skill stands there twice."
        case .hours: "hours go from 0 to \(Seeker.mostHours) a week."
        case .pay: "amounts go from 0 to \(BundleMarket.mostCents) cents."
        case .home: "there is no such place."
        case .days: "the last day lies before the first, or too far away."
        }
    }

    private static func sentence(of field: Vacancy.Field) -> String {
        switch field {
        case .number: "the number is too high."
        case .occupation: "no occupation has this code; the last digit is 1 to 4."
        case .skills: "more than \(Vacancy.mostSkills) skills, or one that stands there twice."
        case .hours: "hours go from 0 to \(Seeker.mostHours) a week."
        case .pay: "amounts go from 0 to \(BundleMarket.mostCents) cents."
        case .place: "there is no such place."
        case .days: "the last day lies before the first, or too far away."
        }
    }
}
