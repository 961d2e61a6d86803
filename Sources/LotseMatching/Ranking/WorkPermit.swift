/// What somebody may work, as a condition that a vacancy meets or not ("Arbeitserlaubnis").
///
/// The title behind it is not kept, nor where somebody comes from. Which condition holds, the competent authority
/// decides.
public enum WorkPermit: Int, CaseIterable, Sendable, Hashable {
    /// May take any work.
    case unrestricted
    /// May take skilled work: level 2 and above.
    case skilledOnly
    /// Each work needs consent, which the employer must ask for.
    case withConsent
    /// Not yet: an employer can start the fast procedure for skilled workers (§ 81a AufenthG).
    case missing
}
