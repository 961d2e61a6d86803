import LotseCore

/// Something that may answer a need, chosen by hand and shown to the person ("Vorschlag").
struct Proposal: Sendable, Equatable {
    let id: Identifier<Proposal>
    let caseFile: Identifier<CaseFile>
    let need: Identifier<Need>
    let title: String
    /// Where it is, in free words.
    let place: String
    /// A web address; empty where there is none.
    let address: String
    let note: String
    let status: Status
    let answeredOn: Day?
    /// Why the person wants it or not.
    let answerNote: String
    let proposedBy: Identifier<Account>
    let version: Int

    /// What the person says to it.
    ///
    /// Names live under `cases.proposal.status.<raw value>`.
    enum Status: String, CaseIterable, Sendable {
        case open
        case wanted
        case refused
        /// Gone before anybody answered.
        case lapsed

        /// The workflow: an answer may change as long as nothing was passed on.
        static let transitions: [Status: [Status]] = [
            .open: [.wanted, .refused, .lapsed],
            .wanted: [.refused, .lapsed],
            .refused: [.wanted],
        ]

        var next: [Status] { Self.transitions[self] ?? [] }
    }

    /// Whether the address can be shown as a link: the web only, nothing that runs.
    var hasWebAddress: Bool { address.hasPrefix("https://") || address.hasPrefix("http://") }
}
