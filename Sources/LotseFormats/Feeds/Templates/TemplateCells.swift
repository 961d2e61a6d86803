import LotseCore

/// Writes records as rows of their template: what reading such a row makes of it is the same record again.
///
/// What a template has no column for, such as a second place of a vacancy, is left out.
package struct TemplateCells {
    /// The cells that hold something, spelled for people who use a comma in numbers.
    package private(set) var values: [TemplateField: String] = [:]

    package init(_ record: FeedRecord) {
        set(.key, record.key.object)
        switch record {
        case .vacancy(let vacancy): add(vacancy)
        case .home(let home): add(home)
        case .plot(let plot): add(plot)
        case .carePlace(let care): add(care)
        case .school(let school): add(school)
        case .course(let course): add(course)
        case .place(let place):
            set(.name, place.name)
            set(.category, place.category)
            add(place.place)
            add(place.description, place.link, place.contact)
        }
    }

    private mutating func add(_ vacancy: VacancyRecord) {
        set(.title, vacancy.title)
        set(.employer, vacancy.employer)
        if let place = vacancy.places.first { add(place) }
        set(.occupation, vacancy.occupation)
        set(.occupationCode, vacancy.occupationCode)
        set(.offer, vacancy.offer.rawValue)
        set(.publishedOn, vacancy.publishedOn)
        set(.closesOn, vacancy.closesOn)
        if vacancy.startsAtOnce { set(.startsOn, "sofort") } else { set(.startsOn, vacancy.startsOn) }
        set(.fillBy, vacancy.fillBy)
        set(.hours, vacancy.hours)
        set(.weeklyHoursFrom, vacancy.weeklyHours?.lowerBound)
        set(.weeklyHoursTo, vacancy.weeklyHours?.upperBound)
        set(vacancy.dailyHours)
        set(.shifts, vacancy.shifts)
        set(.homeOffice, vacancy.homeOffice.map(Self.word))
        set(.permanent, vacancy.isPermanent)
        set(.contract, vacancy.contract?.rawValue)
        set(.payFrom, vacancy.pay?.least)
        set(.payTo, vacancy.pay?.most)
        set(.payUnit, vacancy.pay?.unit.rawValue)
        set(.openings, vacancy.openings)
        set(.german, vacancy.german?.rawValue)
        set(.requiredSkills, vacancy.requiredSkills)
        set(.wishedSkills, vacancy.wishedSkills)
        set(.familyTerms, vacancy.familyTerms)
        set(.help, vacancy.help)
        add(vacancy.description, vacancy.link, vacancy.contact)
    }

    private mutating func add(_ home: HomeRecord) {
        set(.title, home.title)
        set(.tenure, home.tenure.rawValue)
        add(home.place)
        set(.form, home.form.rawValue)
        set(.area, hundredths: home.areaInSquareDecimetres)
        set(.rooms, hundredths: home.halfRooms.map { $0 * 50 })
        set(.bedrooms, home.bedrooms)
        set(.floor, home.floor)
        for (field, money) in [
            (TemplateField.coldRent, home.coldRent), (.sideCosts, home.sideCosts), (.heatingCosts, home.heatingCosts),
            (.warmRent, home.warmRent), (.deposit, home.deposit), (.purchasePrice, home.purchasePrice),
        ] { set(field, money) }
        set(.availableFrom, home.availableFrom)
        set(.barrierFree, home.isBarrierFree)
        set(.pets, home.allowsPets)
        set(.housingCertificate, home.needsHousingCertificate)
        set(.yearBuilt, home.yearBuilt)
        add(home.description, home.link, home.contact)
        set(.statedOn, home.statedOn)
    }

    private mutating func add(_ plot: PlotRecord) {
        set(.title, plot.title)
        set(.tenure, plot.tenure.rawValue)
        add(plot.place)
        set(.cadastralDistrict, plot.cadastralDistrict)
        set(.parcel, plot.parcel)
        set(.area, hundredths: plot.areaInSquareDecimetres)
        set(.price, plot.price)
        set(.pricePerSquareMetre, plot.pricePerSquareMetre)
        set(.development, plot.development.map(Self.word))
        set(.buildingLaw, plot.buildingLaw)
        set(.buildWithinYears, plot.buildWithinYears)
        set(.buildUntil, plot.buildUntil)
        set(.applyFrom, plot.applyFrom)
        set(.applyUntil, plot.applyUntil)
        set(.criteria, plot.criteria)
        add(plot.description, plot.link, plot.contact)
        set(.statedOn, plot.statedOn)
    }

    private mutating func add(_ care: CarePlaceRecord) {
        set(.facility, care.facility)
        set(.group, care.group)
        set(.provider, care.provider)
        add(care.place)
        set(.ageFrom, care.ageInMonths?.lowerBound)
        set(.ageTo, care.ageInMonths?.upperBound)
        set(.capacity, care.capacity)
        set(.freePlaces, care.freePlaces)
        set(.freeFrom, care.freeFrom)
        set(.opensAt, care.opensAt.map(Self.time))
        set(.closesAt, care.closesAt.map(Self.time))
        set(.languages, care.languages)
        set(.inclusion, care.takesInclusion)
        set(.fee, care.fee)
        add(care.description, care.link, care.contact)
        set(.statedOn, care.statedOn)
    }

    private mutating func add(_ school: SchoolRecord) {
        set(.name, school.name)
        set(.schoolForm, school.form)
        set(.provider, school.provider)
        add(school.place)
        set(.gradeFrom, school.grades?.lowerBound)
        set(.gradeTo, school.grades?.upperBound)
        set(.freePlaces, school.freePlaces)
        set(.freeFrom, school.freeFrom)
        set(.allDay, school.isAllDay)
        set(school.dailyHours)
        set(.welcomeClass, school.hasWelcomeClass)
        set(.inclusion, school.takesInclusion)
        set(.languages, school.languages)
        add(school.description, school.link, school.contact)
        set(.statedOn, school.statedOn)
    }

    private mutating func add(_ course: CourseRecord) {
        set(.title, course.title)
        set(.provider, course.provider)
        set(.subject, course.subject.rawValue)
        set(.level, course.level?.rawValue)
        add(course.place)
        set(.online, course.isOnline)
        set(.startsOn, course.startsOn)
        set(.endsOn, course.endsOn)
        set(.times, course.times)
        set(course.dailyHours)
        set(.capacity, course.capacity)
        set(.freePlaces, course.freePlaces)
        set(.fee, course.fee)
        set(.childcare, course.hasChildcare)
        add(course.description, course.link, course.contact)
        set(.statedOn, course.statedOn)
    }

    private mutating func add(_ place: FeedPlace) {
        set(.country, place.country?.code)
        set(.postcode, place.postcode)
        set(.town, place.town)
        set(.street, place.street)
        set(.municipality, place.municipality?.text)
        set(.latitude, place.position.map { "\($0.latitude)" })
        set(.longitude, place.position.map { "\($0.longitude)" })
    }

    private mutating func add(_ description: String?, _ link: String?, _ contact: FeedContact?) {
        set(.description, description)
        set(.link, link)
        set(.contact, contact?.name)
        set(.mail, contact?.mail)
        set(.phone, contact?.phone)
    }
}

/// How values are spelled in a cell.
extension TemplateCells {
    private mutating func set(_ field: TemplateField, _ text: String?) {
        if let text, !text.isEmpty { values[field] = text }
    }

    private mutating func set(_ field: TemplateField, _ number: Int?) { set(field, number.map { "\($0)" }) }
    private mutating func set(_ field: TemplateField, _ day: Day?) { set(field, day?.description) }
    private mutating func set(_ field: TemplateField, _ flag: Bool?) { set(field, flag.map { $0 ? "yes" : "no" }) }
    private mutating func set(_ field: TemplateField, _ words: [String]) {
        set(field, words.joined(separator: ", "))
    }

    private mutating func set(_ field: TemplateField, _ words: Set<some RawRepresentable<String>>) {
        set(field, words.map(\.rawValue).sorted())
    }

    private mutating func set(_ hours: DailyHours?) {
        set(.dailyFrom, hours.map { Self.time($0.from) })
        set(.dailyTo, hours.map { Self.time($0.to) })
    }

    /// Cents behind the comma or none: three places would look like thousands.
    private mutating func set(_ field: TemplateField, _ money: Money?) {
        guard let (euros, cents) = money.map({ ($0.cents / 100, $0.cents % 100) }) else { return }
        set(field, cents == 0 ? "\(euros)" : "\(euros),\(Digits.padded(cents, to: 2))")
    }

    private mutating func set(_ field: TemplateField, hundredths: Int?) {
        guard let (whole, rest) = hundredths.map({ ($0 / 100, $0 % 100) }) else { return }
        let digits = rest % 10 == 0 ? "\(rest / 10)" : Digits.padded(rest, to: 2)
        set(field, rest == 0 ? "\(whole)" : "\(whole),\(digits)")
    }

    /// Minutes of the day as `07:30`.
    package static func time(_ minutes: Int) -> String {
        "\(Digits.padded(minutes / 60, to: 2)):\(Digits.padded(minutes % 60, to: 2))"
    }

    static func word(_ office: VacancyRecord.HomeOffice) -> String {
        switch office {
        case .none: "no"
        case .partly, .fully: office.rawValue
        case .byAgreement: "by agreement"
        }
    }

    static func word(_ development: PlotRecord.Development) -> String {
        development == .asUsual ? "as usual" : development.rawValue
    }
}

extension TemplateFile {
    /// Reads what somebody answered in a form as a row of the table: the same rules, the same words.
    ///
    /// - Parameters:
    ///   - template: what was asked.
    ///   - answers: as typed; fields without an answer are left out.
    ///   - key: whose object it is and what it is called.
    /// - Returns: the record, and what is wrong with which field; the record counts only where nothing is.
    package static func record(
        of template: Template,
        from answers: [TemplateField: String],
        as key: FeedKey
    ) -> (record: FeedRecord, problems: [FeedRefusal]) {
        var cells = answers.filter { !$0.value.allSatisfy(\.isWhitespace) }
        cells[.key] = key.object
        let filled = cells.mapValues { TemplateRow.Cell(text: $0, position: FeedPosition()) }
        var row = TemplateRow(filled, at: FeedPosition(), FeedLimits())
        row.require(template.required)
        let record = TemplateRecord.record(template.kind, &row, from: key.sender)
        return (record, row.problems)
    }

    /// A table of records, as it can be read again.
    package static func table(of records: [FeedRecord], as template: Template) -> [UInt8] {
        let fields = template.required + template.optional
        var writer = CSVWriter()
        writer.append(fields.map { .text($0.heading) })
        for record in records where record.kind == template.kind {
            let cells = TemplateCells(record).values
            writer.append(fields.map { .text(cells[$0] ?? "") })
        }
        return writer.bytes
    }
}
