import LotseCore
import LotseFormats

/// One invented offer of each kind.
extension DemoListings {
    func vacancy(_ trade: DemoOffers.Trade, _ key: FeedKey, _ dice: inout Dice) -> VacancyRecord {
        var vacancy = VacancyRecord(key: key, title: trade.title)
        let place = address(&dice)
        vacancy.places = [place]
        vacancy.employer = "\(trade.firm) \(place.town ?? "")"
        vacancy.occupationCode = "kldb:\(trade.code)"
        vacancy.publishedOn = today.adding(days: -dice.roll(45..<90))
        if dice.roll(0..<4) == 0 {
            vacancy.startsAtOnce = true
        } else {
            vacancy.startsOn = firstOfMonth(in: dice.roll(0..<8))
            vacancy.fillBy = vacancy.startsOn?.adding(months: dice.roll(1..<6))
        }
        let isPartTime = trade.hours == VacancyRecord.Hours.partTime.rawValue
        vacancy.hours = isPartTime ? [.partTime] : dice.roll(0..<3) == 0 ? [.fullTime, .partTime] : [.fullTime]
        vacancy.weeklyHours = isPartTime ? 20...30 : vacancy.hours.contains(.partTime) ? 25...40 : 35...40
        vacancy.dailyHours = Self.hours(trade.from, trade.to)
        vacancy.shifts = Set(trade.shifts)
        vacancy.contract = trade.contract
        vacancy.isPermanent = trade.contract == .permanent
        let more = Int64(dice.roll(0..<5) * 50_00)
        vacancy.pay = VacancyRecord.Pay(
            from: Money(cents: Int64(trade.payFrom) * 100 + more),
            to: Money(cents: Int64(trade.payTo) * 100 + more),
            unit: .month
        )
        vacancy.openings = dice.roll(0..<4) == 0 ? dice.roll(2..<9) : 1
        vacancy.german = trade.german
        vacancy.requiredSkills = trade.required
        vacancy.wishedSkills = trade.wished
        vacancy.familyTerms = Set(trade.terms)
        vacancy.help = dice.roll(0..<3) == 0 ? [] : Set(trade.help)
        vacancy.description = offers.mark
        vacancy.contact = contact(&dice)
        return vacancy
    }

    func home(_ key: FeedKey, _ dice: inout Dice) -> HomeRecord {
        let isForSale = dice.roll(0..<6) == 0
        var home = HomeRecord(key: key, tenure: isForSale ? .purchase : .rent, place: address(&dice))
        let halfRooms = isForSale ? dice.roll(8..<13) : dice.roll(2..<11)
        home.form = isForSale ? .house : .flat
        home.halfRooms = halfRooms
        home.bedrooms = max(1, halfRooms / 2 - 1)
        let area = 22 + halfRooms * 10 + dice.roll(0..<14)
        home.areaInSquareDecimetres = area * 100
        if isForSale {
            home.purchasePrice = Money(cents: Int64(area) * Int64(dice.roll(13..<26)) * 100_00)
        } else {
            home.floor = dice.roll(0..<5)
            home.coldRent = Money(cents: Int64(area) * Int64(dice.roll(580..<920)))
            home.sideCosts = Money(cents: Int64(area) * 150)
            home.heatingCosts = Money(cents: Int64(area) * 130)
            home.isBarrierFree = dice.roll(0..<6) == 0
            home.allowsPets = dice.roll(0..<2) == 0
        }
        home.availableFrom = dice.roll(0..<3) == 0 ? nil : firstOfMonth(in: dice.roll(0..<6))
        home.title = "\(offers.landlord): \(home.place.street ?? "")"
        home.yearBuilt = dice.roll(1958..<2024)
        home.description = offers.mark
        home.contact = contact(&dice)
        return home
    }

    func plot(_ key: FeedKey, _ dice: inout Dice) -> PlotRecord {
        var plot = PlotRecord(key: key, place: address(&dice))
        let area = dice.roll(42..<110) * 10
        plot.title = "Baugebiet \(plot.place.street ?? "")"
        plot.cadastralDistrict = plot.place.town
        plot.areaInSquareDecimetres = area * 100
        plot.pricePerSquareMetre = Money(cents: Int64(dice.roll(35..<160)) * 100)
        plot.price = plot.pricePerSquareMetre.map { Money(cents: $0.cents * Int64(area)) }
        plot.development = [.fully, .partly, .asUsual, .none][dice.roll(0..<4)]
        plot.buildWithinYears = dice.roll(2..<6)
        plot.applyFrom = firstOfMonth(in: dice.roll(0..<3))
        plot.applyUntil = plot.applyFrom?.adding(months: dice.roll(2..<7))
        plot.criteria = offers.criteria
        plot.description = offers.mark
        plot.contact = contact(&dice)
        return plot
    }

    func carePlace(_ key: FeedKey, _ dice: inout Dice) -> CarePlaceRecord {
        let facility = offers.facilities[dice.roll(0..<offers.facilities.count)]
        let group = dice.roll(0..<offers.groups.count)
        let capacity = dice.roll(10..<23)
        var care = CarePlaceRecord(key: key, facility: facility, place: address(&dice), freePlaces: dice.roll(0..<5))
        care.group = offers.groups[group]
        care.provider = offers.careProvider
        care.ageInMonths = group == 0 ? 10...35 : group == offers.groups.count - 1 ? 72...131 : 36...83
        care.capacity = capacity
        care.freeFrom = firstOfMonth(in: dice.roll(0..<7))
        care.opensAt = [6 * 60, 6 * 60 + 30, 7 * 60][dice.roll(0..<3)]
        care.closesAt = [15 * 60 + 30, 16 * 60 + 30, 17 * 60, 18 * 60][dice.roll(0..<4)]
        care.languages = dice.roll(0..<5) == 0 ? ["uk"] : dice.roll(0..<5) == 0 ? ["pl"] : []
        care.takesInclusion = dice.roll(0..<3) == 0
        care.fee = Money(cents: Int64(dice.roll(0..<16)) * 10_00)
        care.description = offers.mark
        care.contact = contact(&dice)
        return care
    }

    func school(_ kind: DemoOffers.School, _ key: FeedKey, _ dice: inout Dice) -> SchoolRecord {
        var school = SchoolRecord(key: key, name: kind.name, place: address(&dice))
        school.form = kind.form
        school.provider = offers.schoolProvider
        school.grades = kind.grades
        school.freePlaces = dice.roll(1..<9)
        school.freeFrom = firstOfMonth(in: dice.roll(0..<10))
        school.isAllDay = dice.roll(0..<2) == 0
        school.dailyHours = school.isAllDay == true ? Self.hours("7:30", "16:00") : Self.hours("7:30", "13:30")
        school.hasWelcomeClass = dice.roll(0..<3) == 0
        school.takesInclusion = dice.roll(0..<2) == 0
        school.languages = dice.roll(0..<4) == 0 ? ["pl"] : []
        school.description = offers.mark
        school.contact = contact(&dice)
        return school
    }

    func course(_ kind: DemoOffers.Course, _ key: FeedKey, _ dice: inout Dice) -> CourseRecord {
        var course = CourseRecord(key: key, title: kind.title, place: address(&dice))
        course.provider = offers.courseProvider
        course.subject = CourseRecord.Subject(rawValue: kind.subject.rawValue) ?? .other
        course.level = kind.level
        course.startsOn = firstOfMonth(in: dice.roll(0..<7))?.adding(days: dice.roll(0..<14))
        course.endsOn = course.startsOn?.adding(months: dice.roll(3..<7))
        let isInTheEvening = dice.roll(0..<3) == 0
        course.dailyHours = isInTheEvening ? Self.hours("17:30", "20:45") : Self.hours("8:30", "12:45")
        course.capacity = dice.roll(12..<21)
        course.freePlaces = dice.roll(0..<10)
        course.fee = Money(cents: Int64(dice.roll(0..<5)) * 60_00)
        course.hasChildcare = dice.roll(0..<4) == 0
        course.description = offers.mark
        course.contact = contact(&dice)
        return course
    }

    /// A street that does not exist in a town that does.
    private func address(_ dice: inout Dice) -> FeedPlace {
        let town = dice.town()
        let street = offers.streets[dice.roll(0..<offers.streets.count)]
        return FeedPlace(
            country: Country("DE"),
            postcode: town.postcodes.isEmpty ? nil : town.postcodes[dice.roll(0..<town.postcodes.count)],
            town: town.name,
            street: "\(street) \(dice.roll(1..<60))",
            municipality: town.key,
            position: town.position.map { dice.near($0) }
        )
    }

    private func contact(_ dice: inout Dice) -> FeedContact? {
        FeedContact(
            name: offers.contacts[dice.roll(0..<offers.contacts.count)],
            mail: "angebote@example.org",
            phone: "030 23125 \(dice.roll(100..<999))"
        )
    }

    private func firstOfMonth(in months: Int) -> Day? {
        let later = today.adding(months: months + 1).components
        return Day(year: later.year, month: later.month, day: 1)
    }

    /// Hours of a day from `7:30` to `16:00`.
    private static func hours(_ from: String, _ to: String) -> DailyHours? {
        func minutes(_ text: String) -> Int? {
            let parts = text.split(separator: ":").compactMap { Int($0) }
            return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
        }
        guard let from = minutes(from), let to = minutes(to) else { return nil }
        return DailyHours(from: from, to: to)
    }
}
