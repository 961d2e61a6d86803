import LotseCore

/// How a field of the templates is answered: what a form asks it by.
package enum TemplateAnswer: Hashable, Sendable {
    case line
    case prose
    case mail
    case phone
    case link
    case day
    /// A day, or the words for "at once".
    case dayOrAtOnce
    /// A clock time such as `7:30`.
    case time
    case number
    case money
    case flag
    /// One of these, as English tables write them.
    case word([String])
    /// Any of these.
    case words([String])
    /// Words of one's own with commas between them.
    case list
}

extension TemplateField {
    package var answer: TemplateAnswer {
        switch self {
        case .description, .criteria: .prose
        case .mail: .mail
        case .phone: .phone
        case .link: .link
        case .startsOn: .dayOrAtOnce
        case .statedOn, .publishedOn, .closesOn, .fillBy, .availableFrom, .buildUntil, .applyFrom, .applyUntil,
            .freeFrom, .endsOn:
            .day
        case .opensAt, .closesAt, .dailyFrom, .dailyTo: .time
        case .weeklyHoursFrom, .weeklyHoursTo, .openings, .area, .rooms, .bedrooms, .floor, .yearBuilt,
            .buildWithinYears, .ageFrom, .ageTo, .capacity, .freePlaces, .gradeFrom, .gradeTo:
            .number
        case .payFrom, .payTo, .coldRent, .sideCosts, .heatingCosts, .warmRent, .deposit, .purchasePrice, .price,
            .pricePerSquareMetre, .fee:
            .money
        case .permanent, .barrierFree, .pets, .housingCertificate, .inclusion, .allDay, .welcomeClass, .online,
            .childcare:
            .flag
        case .requiredSkills, .wishedSkills: .list
        default: choices ?? .line
        }
    }

    /// The words that a field may hold, in their order.
    private var choices: TemplateAnswer? {
        switch self {
        case .offer: .word(VacancyRecord.Offer.allCases.map(\.rawValue))
        case .hours: .words(VacancyRecord.Hours.allCases.map(\.rawValue))
        case .shifts: .words(ShiftKind.allCases.map(\.rawValue))
        case .homeOffice: .word(VacancyRecord.HomeOffice.allCases.map(TemplateCells.word))
        case .contract: .word(ContractKind.allCases.map(\.rawValue))
        case .payUnit: .word(VacancyRecord.Pay.Unit.allCases.map(\.rawValue))
        case .german, .level: .word(CEFRLevel.allCases.map(\.rawValue))
        case .familyTerms: .words(FamilyTerm.allCases.map(\.rawValue))
        case .help: .words(ArrivalHelp.allCases.map(\.rawValue))
        case .form: .word(HomeRecord.Form.allCases.map(\.rawValue))
        case .tenure: .word(HomeRecord.Tenure.allCases.map(\.rawValue))
        case .development: .word(PlotRecord.Development.allCases.map(TemplateCells.word))
        case .subject: .word(CourseRecord.Subject.allCases.map(\.rawValue))
        case .languages: .words(["en", "pl", "uk", "ar", "ru", "cs", "vi", "fr", "es", "tr", "hsb", "dsb"])
        default: nil
        }
    }
}
