import LotseCore
import LotseFormats

/// Makes of listings what matching works with.
struct OpenListingMaker {
    let positions: [MunicipalityKey: Municipality]
    let occupations: any OccupationSource

    /// Adds a listing that is open and says enough; tells whether it did.
    func add(_ listing: Listing.Record, to market: inout OpenMarket) -> Bool {
        guard listing.state == .open, listing.twin == nil, let open = frame(of: listing) else { return false }
        switch listing.content {
        case .vacancy(let vacancy):
            guard let occupation = listing.occupation else { return false }
            market.vacancies.append(self.vacancy(vacancy, occupation, open))
        case .home(let home): market.homes.append(Self.home(home, open))
        case .plot(let plot): market.homes.append(Self.plot(plot, open))
        case .carePlace(let care):
            guard care.freePlaces > 0 else { return false }
            market.places.append(Self.carePlace(care, open))
        case .school(let school):
            guard let place = Self.school(school, open) else { return false }
            market.places.append(place)
        case .course(let course):
            guard let course = Self.course(course, open) else { return false }
            market.courses.append(course)
        }
        return true
    }

    /// What it is, whose and where; nil where nobody can tell where it lies.
    private func frame(of listing: Listing.Record) -> OpenListing? {
        let facts = ListingFacts(listing.content)
        let municipality = listing.municipality.flatMap { positions[$0] }
        guard let position = facts.place.position ?? municipality?.position else { return nil }
        return OpenListing(
            id: listing.id,
            title: facts.title,
            offeredBy: facts.offeredBy,
            organisation: listing.organisation,
            town: facts.place.town ?? municipality?.name ?? "",
            municipality: listing.municipality,
            position: position,
            statedOn: listing.statedOn
        )
    }

    // MARK: Work

    /// A vacancy that says no day begins at once: on the day on which it was stated.
    private func vacancy(_ record: VacancyRecord, _ occupation: Int, _ open: OpenListing) -> OpenVacancy {
        var vacancy = OpenVacancy(open, occupation: occupation, startsOn: record.startsOn ?? open.statedOn)
        vacancy.isRegulated = occupations.isRegulated(occupation)
        vacancy.requiredSkills = keys(of: record.requiredSkills)
        vacancy.wishedSkills = keys(of: record.wishedSkills)
        vacancy.german = record.german
        vacancy.weeklyHours = WorkTerms.weeklyHours(of: record)
        vacancy.dailyHours = record.dailyHours
        vacancy.shifts = WorkTerms.shifts(of: record)
        vacancy.monthlyPay = record.pay.map(WorkTerms.monthly)
        vacancy.fillBy = record.fillBy
        vacancy.contract = WorkTerms.contract(of: record)
        vacancy.familyTerms = WorkTerms.familyTerms(of: record)
        vacancy.help = record.help
        vacancy.openings = record.openings ?? 1
        return vacancy
    }

    /// The keys of skills that are known by these words; the others say nothing to matching.
    private func keys(of words: [String]) -> [String] {
        var keys: [String] = []
        for word in words {
            guard let skill = occupations.skill(named: word, in: .german), !keys.contains(skill.key) else { continue }
            keys.append(skill.key)
        }
        return keys
    }

    // MARK: Homes

    private static func home(_ record: HomeRecord, _ open: OpenListing) -> OpenHome {
        let kind: OpenHome.Kind = record.tenure == .rent ? .rent : .purchase
        var home = OpenHome(open, kind: kind, freeOn: record.availableFrom ?? open.statedOn)
        home.halfRooms = record.halfRooms ?? 0
        home.areaInSquareMetres = record.areaInSquareDecimetres.map { ($0 + 50) / 100 }
        home.price = record.purchasePrice
        home.isBarrierFree = record.isBarrierFree ?? false
        let parts = [record.sideCosts, record.heatingCosts].compactMap(\.self)
        let stated = parts.isEmpty ? nil : parts.reduce(.zero, +)
        switch (record.coldRent, record.warmRent) {
        case (let cold?, let warm?) where warm >= cold: (home.coldRent, home.costs) = (cold, warm - cold)
        case (let cold?, _): (home.coldRent, home.costs) = (cold, stated)
        // Only the whole rent is known: nobody pays more for it than that.
        case (nil, let warm?): (home.coldRent, home.costs) = (warm, .zero)
        case (nil, nil): break
        }
        return home
    }

    private static func plot(_ record: PlotRecord, _ open: OpenListing) -> OpenHome {
        var plot = OpenHome(open, kind: .plot, freeOn: max(record.applyFrom ?? open.statedOn, open.statedOn))
        plot.areaInSquareMetres = record.areaInSquareDecimetres.map { ($0 + 50) / 100 }
        plot.price = record.wholePrice
        var terms = PlotTerms()
        (terms.applyUntil, terms.buildUntil) = (record.applyUntil, record.buildUntil)
        terms.buildWithinYears = record.buildWithinYears
        terms.isDeveloped = record.development.map { $0 == .fully || $0 == .asUsual }
        terms.squareMetrePrice = record.squareMetrePrice
        plot.terms = terms
        return plot
    }

    // MARK: Places and courses

    /// A group that does not say whom it takes takes children until school.
    private static let untilSchool = 0...83

    private static func carePlace(_ record: CarePlaceRecord, _ open: OpenListing) -> OpenPlace {
        var place = OpenPlace(
            open,
            takes: .ages(record.ageInMonths ?? untilSchool),
            freeOn: record.freeFrom ?? open.statedOn,
            freePlaces: record.freePlaces
        )
        place.hours = record.opensAt.flatMap { from in record.closesAt.flatMap { DailyHours(from: from, to: $0) } }
        place.languages = Set(record.languages.compactMap { Language($0) })
        place.takesInclusion = record.takesInclusion ?? false
        place.fee = record.fee
        return place
    }

    /// Nil where it does not say for which grades how many places are free.
    private static func school(_ record: SchoolRecord, _ open: OpenListing) -> OpenPlace? {
        guard let grades = record.grades, let free = record.freePlaces, free > 0 else { return nil }
        var place = OpenPlace(
            open,
            takes: .grades(grades),
            freeOn: record.freeFrom ?? open.statedOn,
            freePlaces: free
        )
        place.hours = record.dailyHours
        place.languages = Set(record.languages.compactMap { Language($0) })
        place.takesInclusion = record.takesInclusion ?? false
        return place
    }

    /// Nil where it does not say when it begins, or no seat is free.
    private static func course(_ record: CourseRecord, _ open: OpenListing) -> OpenCourse? {
        guard let startsOn = record.startsOn, let seats = record.freePlaces, seats > 0,
            let subject = OpenCourse.Subject(rawValue: record.subject.rawValue)
        else { return nil }
        var course = OpenCourse(open, subject: subject, startsOn: startsOn, seats: seats)
        course.level = record.level
        course.hours = record.dailyHours
        return course
    }
}
