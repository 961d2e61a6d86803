import LotseCore

/// Makes records of filled rows.
enum TemplateRecord {
    /// Reads a row as what its template is for; its problems stand in the row.
    static func record(_ kind: FeedKind, _ row: inout TemplateRow, from sender: FeedSender) -> FeedRecord {
        let key = FeedKey(sender: sender, object: row.line(.key) ?? "")
        switch kind {
        case .vacancy: return .vacancy(vacancy(key, &row))
        case .home: return .home(home(key, &row))
        case .plot: return .plot(plot(key, &row))
        case .carePlace: return .carePlace(carePlace(key, &row))
        case .school: return .school(school(key, &row))
        case .course: return .course(course(key, &row))
        case .place: return .place(place(key, &row))
        }
    }

    private static func vacancy(_ key: FeedKey, _ row: inout TemplateRow) -> VacancyRecord {
        var vacancy = VacancyRecord(key: key, title: row.line(.title) ?? "")
        vacancy.employer = row.line(.employer)
        vacancy.places = [row.place()]
        vacancy.occupation = row.line(.occupation)
        vacancy.occupationCode = row.line(.occupationCode)
        vacancy.offer = row.word(.offer, TemplateWords.offer) ?? .job
        vacancy.publishedOn = row.day(.publishedOn)
        vacancy.closesOn = row.day(.closesOn)
        // A word is dear to search for; most cells hold a day, and so no letter of it.
        if let start = row.line(.startsOn), start.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "s") }),
            start.lowercased().contains("sofort")
        {
            vacancy.startsAtOnce = true
        } else {
            vacancy.startsOn = row.day(.startsOn)
        }
        vacancy.fillBy = row.day(.fillBy)
        vacancy.hours = Set(row.words(.hours, TemplateWords.hours))
        vacancy.weeklyHours = row.range(.weeklyHoursFrom, .weeklyHoursTo, least: 1, most: 60)
        vacancy.dailyHours = row.dailyHours()
        vacancy.shifts = Set(row.words(.shifts, TemplateWords.shifts))
        vacancy.homeOffice = row.word(.homeOffice, TemplateWords.homeOffice)
        vacancy.isPermanent = row.flag(.permanent)
        vacancy.contract = row.word(.contract, TemplateWords.contract)
        vacancy.pay = pay(&row)
        vacancy.openings = row.number(.openings, least: 1, most: 100_000)
        vacancy.german = row.word(.german, TemplateWords.level)
        vacancy.requiredSkills = row.lines(.requiredSkills)
        vacancy.wishedSkills = row.lines(.wishedSkills)
        vacancy.familyTerms = Set(row.words(.familyTerms, TemplateWords.familyTerms))
        vacancy.help = Set(row.words(.help, TemplateWords.help))
        vacancy.description = row.prose(.description)
        vacancy.link = row.link(.link)
        vacancy.contact = row.contact()
        return vacancy
    }

    private static func pay(_ row: inout TemplateRow) -> VacancyRecord.Pay? {
        let (low, high) = (row.money(.payFrom), row.money(.payTo))
        let unit = row.word(.payUnit, TemplateWords.payUnit)
        guard let low = low ?? high else { return nil }
        guard let unit else {
            if !row.has(.payUnit) { row.refuse(.missingField, .payUnit) }
            return nil
        }
        let pay = VacancyRecord.Pay(from: low, to: high ?? low, unit: unit)
        if pay == nil { row.refuse(.emptyRange, .payTo) }
        return pay
    }

    private static func home(_ key: FeedKey, _ row: inout TemplateRow) -> HomeRecord {
        let tenure = row.word(.tenure, TemplateWords.tenure) ?? .rent
        var home = HomeRecord(key: key, tenure: tenure, place: row.place())
        home.title = row.line(.title)
        home.form = row.word(.form, TemplateWords.form) ?? .flat
        home.areaInSquareDecimetres = row.number(.area, scale: 2, least: 100, most: 1_000_000)
        home.halfRooms = row.number(.rooms, scale: 1, least: 5, most: 1000).map { ($0 + 2) / 5 }
        home.bedrooms = row.number(.bedrooms, most: 100)
        home.floor = row.number(.floor, least: -9, most: 200)
        home.coldRent = row.money(.coldRent)
        home.sideCosts = row.money(.sideCosts)
        home.heatingCosts = row.money(.heatingCosts)
        home.warmRent = row.money(.warmRent)
        home.deposit = row.money(.deposit)
        home.purchasePrice = row.money(.purchasePrice)
        home.availableFrom = row.day(.availableFrom)
        home.isBarrierFree = row.flag(.barrierFree)
        home.allowsPets = row.flag(.pets)
        home.needsHousingCertificate = row.flag(.housingCertificate)
        home.yearBuilt = row.number(.yearBuilt, least: 1000, most: 2999)
        home.description = row.prose(.description)
        home.link = row.link(.link)
        home.contact = row.contact()
        home.statedOn = row.day(.statedOn)
        return home
    }

    private static func plot(_ key: FeedKey, _ row: inout TemplateRow) -> PlotRecord {
        var plot = PlotRecord(key: key, place: row.place())
        plot.title = row.line(.title)
        plot.tenure = row.word(.tenure, TemplateWords.tenure) ?? .purchase
        plot.cadastralDistrict = row.line(.cadastralDistrict)
        plot.parcel = row.line(.parcel)
        plot.areaInSquareDecimetres = row.number(.area, scale: 2, least: 100, most: 1_000_000_000)
        plot.price = row.money(.price)
        plot.pricePerSquareMetre = row.money(.pricePerSquareMetre)
        plot.development = row.word(.development, TemplateWords.development)
        plot.buildingLaw = row.line(.buildingLaw)
        plot.buildWithinYears = row.number(.buildWithinYears, most: 100)
        plot.buildUntil = row.day(.buildUntil)
        plot.applyFrom = row.day(.applyFrom)
        plot.applyUntil = row.day(.applyUntil)
        if let first = plot.applyFrom, let last = plot.applyUntil, last < first { row.refuse(.emptyRange, .applyUntil) }
        plot.criteria = row.prose(.criteria)
        plot.description = row.prose(.description)
        plot.link = row.link(.link)
        plot.contact = row.contact()
        plot.statedOn = row.day(.statedOn)
        return plot
    }

    private static func carePlace(_ key: FeedKey, _ row: inout TemplateRow) -> CarePlaceRecord {
        let free = row.number(.freePlaces, most: 10_000)
        var care = CarePlaceRecord(
            key: key,
            facility: row.line(.facility) ?? "",
            place: row.place(),
            freePlaces: free ?? 0
        )
        care.group = row.line(.group)
        care.provider = row.line(.provider)
        care.ageInMonths = row.range(.ageFrom, .ageTo, most: 216)
        care.capacity = row.number(.capacity, most: 10_000)
        if let capacity = care.capacity, let free, free > capacity { row.refuse(.numberOutOfRange, .freePlaces) }
        care.freeFrom = row.day(.freeFrom)
        care.opensAt = row.time(.opensAt)
        care.closesAt = row.time(.closesAt)
        if let opens = care.opensAt, let closes = care.closesAt, closes <= opens { row.refuse(.emptyRange, .closesAt) }
        care.languages = row.words(.languages, TemplateWords.languages).sorted()
        care.takesInclusion = row.flag(.inclusion)
        care.fee = row.money(.fee)
        care.description = row.prose(.description)
        care.link = row.link(.link)
        care.contact = row.contact()
        care.statedOn = row.day(.statedOn)
        return care
    }

    private static func school(_ key: FeedKey, _ row: inout TemplateRow) -> SchoolRecord {
        var school = SchoolRecord(key: key, name: row.line(.name) ?? "", place: row.place())
        school.form = row.line(.schoolForm)
        school.provider = row.line(.provider)
        school.grades = row.range(.gradeFrom, .gradeTo, most: 13)
        school.freePlaces = row.number(.freePlaces, most: 10_000)
        school.freeFrom = row.day(.freeFrom)
        school.isAllDay = row.flag(.allDay)
        school.dailyHours = row.dailyHours()
        school.hasWelcomeClass = row.flag(.welcomeClass)
        school.takesInclusion = row.flag(.inclusion)
        school.languages = row.words(.languages, TemplateWords.languages).sorted()
        school.description = row.prose(.description)
        school.link = row.link(.link)
        school.contact = row.contact()
        school.statedOn = row.day(.statedOn)
        return school
    }

    private static func course(_ key: FeedKey, _ row: inout TemplateRow) -> CourseRecord {
        var course = CourseRecord(key: key, title: row.line(.title) ?? "", place: row.place())
        course.provider = row.line(.provider)
        course.subject = row.word(.subject, TemplateWords.subject) ?? .other
        course.level = row.word(.level, TemplateWords.level)
        course.isOnline = row.flag(.online)
        course.startsOn = row.day(.startsOn)
        course.endsOn = row.day(.endsOn)
        if let first = course.startsOn, let last = course.endsOn, last < first { row.refuse(.emptyRange, .endsOn) }
        course.times = row.line(.times)
        course.dailyHours = row.dailyHours()
        course.capacity = row.number(.capacity, most: 10_000)
        course.freePlaces = row.number(.freePlaces, most: 10_000)
        if let capacity = course.capacity, let free = course.freePlaces, free > capacity {
            row.refuse(.numberOutOfRange, .freePlaces)
        }
        course.fee = row.money(.fee)
        course.hasChildcare = row.flag(.childcare)
        course.description = row.prose(.description)
        course.link = row.link(.link)
        course.contact = row.contact()
        course.statedOn = row.day(.statedOn)
        return course
    }

    private static func place(_ key: FeedKey, _ row: inout TemplateRow) -> PlaceRecord {
        var place = PlaceRecord(key: key, name: row.line(.name) ?? row.line(.title) ?? "", place: row.place())
        place.category = row.line(.category)
        place.description = row.prose(.description)
        place.link = row.link(.link)
        place.contact = row.contact()
        return place
    }
}
