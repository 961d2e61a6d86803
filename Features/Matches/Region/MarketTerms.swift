import LotseCore
import LotseMatching

// Words of the domain in the numbers of the engine.

extension LanguageLevel {
    init(_ level: CEFRLevel?) {
        self =
            switch level {
            case nil: .none
            case .a1: .a1
            case .a2: .a2
            case .b1: .b1
            case .b2: .b2
            case .c1: .c1
            case .c2: .c2
            }
    }

    /// Nil for none.
    var level: CEFRLevel? { CEFRLevel.allCases.first { LanguageLevel($0) == self } }
}

extension Contract {
    init(_ kind: ContractKind) {
        self =
            switch kind {
            case .permanent: .permanent
            case .fixedTerm: .fixedTerm
            case .agency: .agency
            case .marginal: .marginal
            case .apprenticeship: .apprenticeship
            }
    }

    var kind: ContractKind {
        switch self {
        case .permanent: .permanent
        case .fixedTerm: .fixedTerm
        case .agency: .agency
        case .marginal: .marginal
        case .apprenticeship: .apprenticeship
        }
    }
}

extension Shifts {
    init(_ kinds: Set<ShiftKind>) {
        self.init(ShiftKind.allCases.filter(kinds.contains).map(Shifts.init))
    }

    private init(_ kind: ShiftKind) {
        self =
            switch kind {
            case .late: .late
            case .night: .night
            case .weekend: .weekend
            case .onCall: .onCall
            }
    }

    /// In a fixed order.
    var kinds: [ShiftKind] { ShiftKind.allCases.filter { contains(Shifts($0)) } }
}

extension FamilyTerms {
    init(_ terms: Set<FamilyTerm>) {
        self.init(FamilyTerm.allCases.filter(terms.contains).map(FamilyTerms.init))
    }

    private init(_ term: FamilyTerm) {
        self =
            switch term {
            case .flexibleHours: .flexibleHours
            case .workFromHome: .workFromHome
            case .kitaHours: .kitaHours
            case .schoolHolidays: .schoolHolidays
            }
    }

    var terms: [FamilyTerm] { FamilyTerm.allCases.filter { contains(FamilyTerms($0)) } }
}

extension EmployerHelp {
    /// Help with permits is no part of it: it is a way around an obstacle.
    init(_ help: Set<ArrivalHelp>) {
        self = []
        if help.contains(.home) { insert(.home) }
        if help.contains(.care) { insert(.care) }
    }

    var kinds: [ArrivalHelp] {
        (contains(.home) ? [ArrivalHelp.home] : []) + (contains(.care) ? [.care] : [])
    }
}
