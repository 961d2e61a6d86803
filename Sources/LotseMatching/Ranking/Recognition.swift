/// How far somebody has come with the recognition of a regulated occupation ("Anerkennungsstand").
///
/// The later, the further.
public enum Recognition: Int, CaseIterable, Sendable, Hashable {
    /// Nothing was applied for.
    case none
    /// The decision is awaited.
    case applied
    /// Something is missing, to be made good by a course or examination ("Teilanerkennung, Ausgleichsmaßnahme").
    case partial
    case full
}
