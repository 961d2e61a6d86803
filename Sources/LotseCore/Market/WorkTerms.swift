/// What kind of contract work has ("Vertragsart").
package enum ContractKind: String, CaseIterable, Sendable, Codable {
    case permanent
    case fixedTerm = "fixed-term"
    /// Temporary agency work ("Zeitarbeit").
    case agency
    /// Marginal employment ("Minijob").
    case marginal
    case apprenticeship
}

/// Hours beyond the usual day ("Schichten").
package enum ShiftKind: String, CaseIterable, Sendable, Codable {
    case late
    case night
    case weekend
    case onCall = "on-call"
}

/// What makes work and family go together.
package enum FamilyTerm: String, CaseIterable, Sendable, Codable {
    case flexibleHours = "flexible-hours"
    case workFromHome = "work-from-home"
    /// Hours that fit the opening of a Kita.
    case kitaHours = "kita-hours"
    /// Leave that follows school holidays.
    case schoolHolidays = "school-holidays"
}

/// What an employer helps newcomers with.
package enum ArrivalHelp: String, CaseIterable, Sendable, Codable {
    case home
    /// A place in a Kita or with a childminder.
    case care
    /// Consents and procedures for a working permit.
    case permit
}

/// How well somebody knows a language, by the Common European Framework ("GER-Niveau").
package enum CEFRLevel: String, CaseIterable, Sendable, Codable, Comparable {
    case a1
    case a2
    case b1
    case b2
    case c1
    case c2

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Hours of a day in minutes since midnight, the end after the start.
package struct DailyHours: Sendable, Hashable, Codable {
    package let from: Int
    package let to: Int

    /// Nil where they are no hours of one day.
    package init?(from: Int, to: Int) {
        guard 0 <= from, from < to, to <= 24 * 60 else { return nil }
        (self.from, self.to) = (from, to)
    }
}
