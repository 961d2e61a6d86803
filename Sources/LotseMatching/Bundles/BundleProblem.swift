/// One household's question to a market: what has to be chosen, and what goes with what.
///
/// A class, since it is large and handed on at every step of the search; it never changes.
final class BundleProblem {
    let market: BundleMarket
    let household: BundleHousehold
    let terms: BundleTerms
    /// What has to be chosen besides the home: for each adult vacancy, then course; then for each child a place.
    let parts: [BundlePart]
    /// How many of the parts are adults'.
    let adultParts: Int
    /// Before any adult is counted: who has nothing to choose is at home.
    let careWindow: CareWindow
    let waits: WaitClasses
    /// The class of the wait until each day from the first on which the household could come; −1 where it is too late.
    private let waitClasses: [Int32]

    init(_ market: BundleMarket, _ household: BundleHousehold, _ terms: BundleTerms) {
        (self.market, self.household, self.terms) = (market, household, terms)
        var parts: [BundlePart] = []
        for (number, adult) in household.adults.enumerated() {
            if adult.candidates != nil { parts.append(.vacancy(adult: number)) }
            if adult.course != nil { parts.append(.course(adult: number)) }
        }
        adultParts = parts.count
        for (number, child) in household.children.enumerated() where child.kinds != nil {
            parts.append(.place(child: number))
        }
        self.parts = parts
        let staysHome = household.adults.contains { $0.candidates == nil && $0.course == nil }
        careWindow = CareWindow(isSomebodyHome: staysHome)
        let waits = WaitClasses(market.readyDays.compactMap { terms.cost(readyOn: $0, for: household) })
        self.waits = waits
        let days = min(household.arriveBy - household.earliestOn, Self.mostDaysKnown)
        waitClasses = (0...days).map { day in
            terms.cost(readyOn: household.earliestOn + day, for: household).map { Int32(waits.number(of: $0)) } ?? -1
        }
    }

    private static let mostDaysKnown = 1_000

    /// The class of the wait until a day; nil where it is too late.
    func waitClass(until day: Int) -> Int32? {
        let place = max(0, day - household.earliestOn)
        guard place < waitClasses.count else { return wait(until: day).map { Int32(waits.number(of: $0)) } }
        return waitClasses[place] < 0 ? nil : waitClasses[place]
    }

    /// What waiting until a day costs; nil where it is too late.
    func wait(until day: Int) -> Int? { terms.cost(readyOn: day, for: household) }

    /// What it costs that the rent is beyond the budget; nil where it may not be.
    func overspent(_ rent: Int64, pay: Int64) -> Int? {
        guard let budget = household.budget else { return 0 }
        return terms.cost(Int(max(0, rent - budget.allowed(pay: pay))), of: .budget)
    }

    /// Gross cents a month of what is chosen for a part.
    func pay(of option: PartOption, for part: BundlePart) -> Int64 {
        guard case .vacancy = part, option.index >= 0 else { return 0 }
        return market.vacancies[option.index].pay
    }

    /// Whether an option can be had together with what is chosen for the parts before it.
    func fits(_ option: PartOption, after chosen: [PartOption]) -> Bool {
        guard option.index >= 0 else { return true }
        var taken = 0
        switch parts[chosen.count] {
        case .vacancy:
            for (part, other) in zip(parts, chosen) where other.index == option.index {
                if case .vacancy = part { taken += 1 }
            }
            return taken < market.vacancies[option.index].openings
        case .course(let adult):
            let course = market.courses[option.index]
            for (part, other) in zip(parts, chosen) where other.index >= 0 {
                if case .course = part, other.index == option.index { taken += 1 }
                if case .vacancy(adult) = part, market.vacancies[other.index].hours.overlaps(course.hours) {
                    return false
                }
            }
            return taken < course.seats
        case .place:
            for (part, other) in zip(parts, chosen) where other.index == option.index {
                if case .place = part { taken += 1 }
            }
            return taken < market.facilities[option.index].freePlaces
        }
    }

    /// The points of children of the open parts who could still come into a house with another.
    func siblingPoints(open: ArraySlice<BundlePart>) -> Int {
        guard household.wishesSiblingsTogether else { return 0 }
        let children = parts.count - max(open.startIndex, adultParts)
        let isFirstOpen = open.startIndex <= adultParts
        return terms.siblingsTogether * max(0, isFirstOpen ? children - 1 : children)
    }

    /// The points of the last child chosen for, where it comes into the house of an earlier one.
    func siblingPoints(of chosen: [PartOption]) -> Int {
        guard household.wishesSiblingsTogether, let last = chosen.last, last.index >= 0 else { return 0 }
        let house = market.facilities[last.index].house
        let isTogether = chosen[adultParts...].dropLast().contains {
            $0.index >= 0 && market.facilities[$0.index].house == house
        }
        return isTogether ? terms.siblingsTogether : 0
    }

    /// When an adult is away for what is chosen for a part.
    func away(_ option: PartOption, for part: BundlePart) -> DayHours? {
        guard option.index >= 0 else { return nil }
        let hours: DayHours
        switch part {
        case .vacancy: hours = market.vacancies[option.index].hours
        case .course: hours = market.courses[option.index].hours
        case .place: return nil
        }
        return DayHours(from: hours.from - option.minutes, to: hours.to + option.minutes)
    }

    /// Counts what is chosen for an adult's part; the adult counts when its last part is chosen.
    func careWindow(_ window: CareWindow, adding option: PartOption, at place: Int) -> CareWindow {
        var window = window
        if let away = away(option, for: parts[place]) {
            let present = window.present ?? away
            window.present = DayHours(from: min(present.from, away.from), to: max(present.to, away.to))
        }
        if place + 1 == adultParts || parts[place + 1].adult != parts[place].adult {
            window.add(window.present)
            window.present = nil
        }
        return window
    }

    /// What it costs that a child is not looked after all the time; nil where it may not be.
    func careCost(of option: PartOption, child: Int, in window: CareWindow) -> Int? {
        guard option.index >= 0, household.children[child].needsCare else { return 0 }
        let missing = window.missing(market.facilities[option.index].hours) - household.children[child].careGap
        return terms.cost(max(0, missing), of: .hours(child: child))
    }

    /// The vacancies chosen, in the order of adults.
    func vacancies(_ chosen: [PartOption]) -> [Int] {
        zip(parts, chosen).compactMap { part, option in
            guard case .vacancy = part else { return nil }
            return option.index
        }
    }
}
