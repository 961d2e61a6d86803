import LotseCore
import LotseFormats

/// What a vacancy's words mean in numbers.
enum WorkTerms {
    /// As stated, or else what full-time and part-time work usually are.
    static func weeklyHours(of vacancy: VacancyRecord) -> ClosedRange<Int> {
        if let stated = vacancy.weeklyHours { return stated }
        let isPartTime = !vacancy.hours.isDisjoint(with: [.partTime, .mornings, .afternoons, .evenings])
        guard isPartTime else { return fullTime }
        let least = partTime.lowerBound
        return vacancy.hours.contains(.fullTime) ? least...fullTime.upperBound : partTime
    }

    /// As stated; "shifts" of the Bundesagentur's job search are "Schicht, Nacht, Wochenende", any of them.
    static func shifts(of vacancy: VacancyRecord) -> Set<ShiftKind> {
        guard vacancy.shifts.isEmpty, vacancy.hours.contains(.shifts) else { return vacancy.shifts }
        return [.late, .night, .weekend]
    }

    static func contract(of vacancy: VacancyRecord) -> ContractKind? {
        if let stated = vacancy.contract { return stated }
        if vacancy.offer == .apprenticeship { return .apprenticeship }
        if vacancy.isMarginal == true { return .marginal }
        return vacancy.isPermanent.map { $0 ? .permanent : .fixedTerm }
    }

    static func familyTerms(of vacancy: VacancyRecord) -> Set<FamilyTerm> {
        var terms = vacancy.familyTerms
        if vacancy.hours.contains(.flexible) { terms.insert(.flexibleHours) }
        if vacancy.homeOffice == .partly || vacancy.homeOffice == .fully { terms.insert(.workFromHome) }
        return terms
    }

    /// The lowest pay of the range for a month of full-time work: 40 hours a week, 52 weeks a year.
    static func monthly(_ pay: VacancyRecord.Pay) -> Money {
        let cents = pay.least.cents
        return switch pay.unit {
        case .hour: Money(cents: cents * 40 * 52 / 12)
        case .day: Money(cents: cents * 5 * 52 / 12)
        case .week: Money(cents: cents * 52 / 12)
        case .month: pay.least
        case .year: Money(cents: cents / 12)
        }
    }

    private static let fullTime = 35...40
    private static let partTime = 15...30
}
