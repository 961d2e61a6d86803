/// What can keep a referral from going on.
///
/// Sentences for readers live under `cases.referral.error.<raw value>`.
enum ReferralError: String, Error, CaseIterable, Sendable {
    /// The table of states has no such way.
    case wrongState = "wrong-state"
    /// No consent in force lets anything travel to this body for this topic.
    case noConsent = "no-consent"
    /// Declining needs a reason from the catalogue.
    case reasonMissing = "reason-missing"
    /// The reason says nothing without a sentence.
    case remarkMissing = "remark-missing"
    /// The need was settled, or belongs to another case file.
    case needNotOpen = "need-not-open"
}
