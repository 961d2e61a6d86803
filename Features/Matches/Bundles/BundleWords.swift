import LotseCore
import LotseMatching
import LotseWeb

/// A family's answer in sentences of the reader's language: used by the team's page and by the public one.
struct BundleWords {
    let words: Words
    let question: FamilyQuestion

    func adult(_ number: Int) -> String { question.adults[number].label }
    func child(_ number: Int) -> String { question.children[number].label }

    func name(of holder: BundlePart.Holder) -> String {
        switch holder {
        case .together: words("matches.bundle.together")
        case .adult(let number): adult(number)
        case .child(let number): child(number)
        }
    }

    // MARK: - A bundle

    /// What a bundle asks of the family: minutes, money, weeks.
    func price(minutes: Int, monthlyCents: Int64, readyOn: Day, income: Int64?) -> [String] {
        var lines = [words("matches.bundle.minutes", ["count": minutes])]
        if monthlyCents > 0 {
            lines.append(words("matches.bundle.monthly", ["money": words.money(Money(cents: monthlyCents))]))
        }
        lines.append(words("matches.bundle.ready", ["day": words.day(max(readyOn, question.home.earliestOn))]))
        if let income {
            lines.append(words("matches.bundle.income", ["money": words.money(Money(cents: income))]))
        }
        return lines
    }

    func way(_ mode: TravelMode, _ time: TravelTime) -> String {
        // Without addresses two things in one town lie on one point.
        if time.minutes == 0, time.source == .estimated { return words("matches.bundle.same-place") }
        let values: [String: any Sendable] = ["minutes": time.minutes, "mode": words("matches.mode.\(mode.name)")]
        return words(time.source == .estimated ? "matches.bundle.way-estimated" : "matches.bundle.way", values)
    }

    /// What there is to know of a thing beyond its name.
    func facts(_ thing: BundlePart.Thing) -> [String] {
        switch thing {
        case .home(let home): facts(home)
        case .vacancy(let vacancy):
            vacancy.monthlyPay.map { [words("matches.bundle.pay", ["money": words.money($0)])] } ?? []
        case .place(let place): [words("matches.bundle.free", ["day": words.day(place.freeOn)])]
        case .course(let course): [words("matches.bundle.begins", ["day": words.day(course.startsOn)])]
        }
    }

    private func facts(_ home: OpenHome) -> [String] {
        var facts: [String] = []
        if home.halfRooms > 0 {
            facts.append(words("matches.sentence.rooms", ["rooms": words.number(halves: home.halfRooms)]))
        }
        if let area = home.areaInSquareMetres { facts.append(words("matches.bundle.area", ["area": area])) }
        if let rent = home.coldRent {
            facts.append(words("matches.bundle.rent", ["money": words.money(rent)]))
        }
        if let price = home.price { facts.append(words("matches.bundle.price", ["money": words.money(price)])) }
        if home.kind == .plot { facts.append(words("matches.bundle.building")) }
        facts.append(words("matches.bundle.free", ["day": words.day(home.freeOn)]))
        return facts
    }

    func cause(_ cause: ArrivalBundle.Cause) -> String {
        switch cause {
        case .home: words("matches.cause.home")
        case .rent: words("matches.cause.rent")
        case .vacancy(let number): words("matches.cause.work", ["name": adult(number)])
        case .adultMinutes(let number): words("matches.cause.way", ["name": adult(number)])
        case .childMinutes(let number): words("matches.cause.way", ["name": child(number)])
        case .fee(let number): words("matches.cause.fee", ["name": child(number)])
        case .siblingsTogether: words("matches.cause.siblings")
        case .weeks: words("matches.cause.weeks")
        }
    }

    // MARK: - What blocks, and what would help

    func demand(_ demand: BundleDemand) -> String {
        switch demand {
        case .home: words("matches.demand.home")
        case .rooms:
            words("matches.demand.rooms", ["rooms": words.number((question.home.halfRooms + 1) / 2)])
        case .budget: words("matches.demand.budget", ["money": words.money(question.home.budget ?? .zero)])
        case .arrival: words("matches.demand.arrival", ["day": words.day(question.home.arriveBy)])
        case .vacancy(let number): words("matches.demand.work", ["name": adult(number)])
        case .course(let number): words("matches.demand.course", ["name": adult(number)])
        case .adultMinutes(let number): words("matches.demand.way", ["name": adult(number)])
        case .place(let number): words("matches.demand.place", ["name": child(number)])
        case .childMinutes(let number): words("matches.demand.way", ["name": child(number)])
        case .hours(let number): words("matches.demand.hours", ["name": child(number)])
        case .language(let number): words("matches.demand.language", ["name": child(number)])
        case .inclusion(let number): words("matches.demand.inclusion", ["name": child(number)])
        }
    }

    /// One way to give way: "+8 minutes for Anna".
    func step(_ step: BundleConcession.Step) -> String {
        let amount = step.amount
        return switch step.demand {
        case .home: words("matches.step.home")
        case .rooms: words("matches.step.rooms", ["count": amount])
        case .budget: words("matches.step.budget", ["money": words.money(Money(cents: Int64(amount)))])
        case .arrival:
            words("matches.step.arrival", ["day": words.day(question.home.arriveBy.adding(days: amount))])
        case .vacancy(let number): words("matches.step.work", ["name": adult(number)])
        case .course(let number): words("matches.step.course", ["name": adult(number)])
        case .adultMinutes(let number): minutes(amount, adult(number))
        case .place(let number): words("matches.step.place", ["name": child(number)])
        case .childMinutes(let number): minutes(amount, child(number))
        case .hours(let number): words("matches.step.hours", ["count": amount, "name": child(number)])
        case .language(let number): words("matches.step.language", ["name": child(number)])
        case .inclusion(let number): words("matches.step.inclusion", ["name": child(number)])
        }
    }

    private func minutes(_ count: Int, _ name: String) -> String {
        words("matches.step.minutes", ["count": count, "name": name])
    }
}
