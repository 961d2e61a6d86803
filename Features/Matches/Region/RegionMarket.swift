import LotseCore
import LotseMatching

/// What one alliance's market holds, as the engine needs it: kept in memory, brought up to date by changes.
struct RegionMarket: Sendable {
    let plane: RegionPlane
    private let skillNumbers: [String: Int]
    /// Up to which change of the market it knows.
    private(set) var revision = 0
    /// Of the alliance's rules by which it was made.
    let rulesRevision: Int
    /// Of the occupations and skills by which it was made.
    let wordsEdition: Int
    private(set) var vacancies: [Int: KeptVacancy] = [:]
    private(set) var homes: [Identifier<Listing>: OpenHome] = [:]
    private(set) var places: [Identifier<Listing>: OpenPlace] = [:]
    private(set) var courses: [Identifier<Listing>: OpenCourse] = [:]
    private(set) var index: VacancyIndex
    private var numbers: [Identifier<Listing>: Int] = [:]
    private var nextNumber = 0

    /// Changes beside the sorted rows that are worth sorting in.
    private static let mergeAfter = 2_000

    /// - Parameters:
    ///   - towns: of the region.
    ///   - skillNumbers: by key.
    ///   - wordsEdition: of the skills.
    ///   - rules: what the alliance has set.
    init(
        towns: [RegionWays.Town],
        skillNumbers: [String: Int],
        wordsEdition: Int = 0,
        rules: RegionRules = RegionRules()
    ) {
        let (known, travel) = rules.ways.model(for: towns)
        plane = RegionPlane(around: towns.map(\.position), towns: known)
        self.skillNumbers = skillNumbers
        rulesRevision = rules.revision
        self.wordsEdition = wordsEdition
        do {
            index = try VacancyIndex([Vacancy](), rules: rules.comparison.engine, travel: travel)
        } catch {
            preconditionFailure("nothing is a market")
        }
    }

    /// Minutes between places.
    var travel: TravelModel { index.travel }
    var rules: RankingRules { index.rules }

    /// Takes in what has changed.
    ///
    /// What the engine refuses, such as a place outside the world, is left out: the room of the market shows it.
    mutating func take(_ changes: MarketChanges) {
        for id in changes.gone { remove(id) }
        if vacancies.isEmpty { fill(changes.open.vacancies) } else { put(changes.open.vacancies) }
        for home in changes.open.homes { homes[home.listing.id] = home }
        for place in changes.open.places { places[place.listing.id] = place }
        for course in changes.open.courses { courses[course.listing.id] = course }
        if index.changes > Self.mergeAfter { index.merge() }
        revision = changes.revision
    }

    private mutating func remove(_ id: Identifier<Listing>) {
        homes[id] = nil
        places[id] = nil
        courses[id] = nil
        guard let number = numbers.removeValue(forKey: id) else { return }
        vacancies[number] = nil
        index.remove(number)
    }

    private mutating func put(_ changed: [OpenVacancy]) {
        for open in changed {
            let number = numbers[open.listing.id] ?? nextNumber
            do {
                try index.put(vacancy(open, number))
                keep(open, number)
            } catch {
                remove(open.listing.id)
            }
        }
    }

    /// Where there are none yet: all at once, so that nothing waits beside the index to be sorted in.
    private mutating func fill(_ all: [OpenVacancy]) {
        for open in all where vacancies.count < VacancyIndex.mostVacancies {
            guard vacancy(open, nextNumber).fault(in: travel) == nil else { continue }
            keep(open, nextNumber)
        }
        let filled = self
        let numbered = (0..<nextNumber).lazy.compactMap { number in
            filled.vacancies[number].map { filled.vacancy($0.open, number) }
        }
        do {
            index = try VacancyIndex(numbered, rules: rules, travel: travel)
        } catch {
            preconditionFailure("each was looked at: \(error)")
        }
    }

    private mutating func keep(_ open: OpenVacancy, _ number: Int) {
        if number == nextNumber { nextNumber += 1 }
        numbers[open.listing.id] = number
        vacancies[number] = KeptVacancy(open)
    }

    /// The market without what is taken, by how often.
    func holding(_ taken: [Identifier<Listing>: Int]) -> RegionMarket {
        var market = self
        for (id, count) in taken {
            market.homes[id] = nil
            market.places[id]?.freePlaces -= count
            market.courses[id]?.seats -= count
            guard let number = numbers[id], var open = vacancies[number]?.open else { continue }
            open.openings -= count
            market.vacancies[number] = KeptVacancy(open)
        }
        return market
    }

    private func vacancy(_ open: OpenVacancy, _ number: Int) -> Vacancy {
        Vacancy(
            number: number,
            occupation: open.occupation,
            isRegulated: open.isRegulated,
            required: skills(open.requiredSkills),
            wished: skills(open.wishedSkills),
            german: LanguageLevel(open.german),
            hours: open.weeklyHours,
            shifts: Shifts(open.shifts),
            pay: open.monthlyPay?.cents ?? 0,
            place: plane.place(open.listing.position),
            startsOn: open.startsOn.daysSince1970,
            fillBy: open.fillBy?.daysSince1970,
            contract: open.contract.map(Contract.init),
            family: FamilyTerms(open.familyTerms),
            help: EmployerHelp(open.help),
            helpsWithPermit: open.help.contains(.permit)
        )
    }

    /// Numbers of skills; those that no list knows are left out, each once.
    func skills(_ keys: [String]) -> [Int] {
        var seen: Set<Int> = []
        return keys.compactMap { skillNumbers[$0] }.filter { seen.insert($0).inserted }
            .prefix(Vacancy.mostSkills).map(\.self)
    }

    func number(of listing: Identifier<Listing>) -> Int? { numbers[listing] }
    func vacancy(_ listing: Identifier<Listing>) -> OpenVacancy? { numbers[listing].flatMap { vacancies[$0]?.open } }
}

/// A vacancy of a market, in memory once for all who name it: a large market is mostly this.
final class KeptVacancy: Sendable {
    let open: OpenVacancy

    init(_ open: OpenVacancy) {
        self.open = open
    }
}

extension OpenListing {
    /// Who offers it and in which town, in one line.
    var whoAndWhere: String { [offeredBy, town].compactMap(\.self).joined(separator: ", ") }
}

extension RegionMarket {
    /// Whatever is open under an identifier.
    func listing(_ id: Identifier<Listing>) -> OpenListing? {
        vacancy(id)?.listing ?? homes[id]?.listing ?? places[id]?.listing ?? courses[id]?.listing
    }
}
