import LotseCore

/// A request that came in without an account, from the first answer on ("Anfrage").
struct Intake: Sendable, Equatable {
    let id: Identifier<Intake>
    let matter: Identifier<Matter>
    let alliance: Identifier<Alliance>
    /// In whose inbox it lies; nil for a draft.
    let organisation: Identifier<Organisation>?
    let status: Status
    let answers: IntakeAnswers
    let submittedAt: Timestamp?
    let version: Int

    /// Where a request stands.
    ///
    /// Names for readers live under `cases.intake.status.<raw value>`.
    enum Status: String, CaseIterable, Sendable {
        case draft
        case submitted
        /// It became a case file of its own.
        case taken
        /// It belongs to a case file that was there before.
        case joined
        case setAside = "set-aside"
    }

    /// Why a request does not become a case file.
    enum SetAsideReason: String, CaseIterable, Sendable {
        case spam
        case repeated
        case notOurs = "not-ours"
        case other
    }

    /// How long an unfinished request is kept after the last change.
    static let draftKeepDays = 30
}
