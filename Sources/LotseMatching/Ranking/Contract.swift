/// What kind of contract a vacancy offers ("Vertragsart").
public enum Contract: Int, CaseIterable, Sendable, Hashable {
    case permanent
    case fixedTerm
    /// Temporary agency work ("Zeitarbeit").
    case agency
    /// Marginal employment ("Minijob").
    case marginal
    /// An apprenticeship ("Ausbildung").
    case apprenticeship
}
