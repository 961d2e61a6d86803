import LotseCore
import LotseData

/// What an employer or somebody with an idea leaves at the portal ("Anliegen").
struct Concern: Sendable, Equatable {
    let id: Identifier<Concern>
    let alliance: Identifier<Alliance>
    let kind: Kind
    let sender: Sender
    let subject: Subject
    /// Which text of the consent the sender agreed to.
    let consentVersion: String
    let recipient: Recipient
    let status: Status
    /// Who took it, answered it or set it aside.
    let handler: Identifier<Account>?
    let answer: String?
    let receivedAt: Timestamp
    let settledAt: Timestamp?
    let version: Int

    enum Kind: String, CaseIterable, Sendable {
        case employer
        case idea
    }

    enum Status: String, CaseIterable, Sendable {
        case new
        case taken
        case answered
        /// Spam, or sent twice ("aussortiert"). The sender is told that it is closed.
        case setAside = "set-aside"

        var isOpen: Bool { self == .new || self == .taken }
    }

    /// Who it comes from and how to reach them.
    struct Sender: Sendable, Equatable {
        let name: String
        let organisation: String
        let mail: String
        let phone: String
        /// In which the answer is read.
        let language: Language
    }

    /// What it is about.
    struct Subject: Sendable, Equatable {
        /// Nil for "something else".
        let topic: Topic?
        /// As written; empty where the sender named none.
        let place: String
        let municipality: MunicipalityKey?
        let text: String
    }

    /// Who answers.
    enum Recipient: Sendable, Equatable {
        /// The alliance's office ("Koordinierungsstelle").
        case office
        case organisation(Identifier<Organisation>, name: String)

        var organisation: Identifier<Organisation>? {
            if case .organisation(let id, _) = self { id } else { nil }
        }
    }
}

extension Concern.Kind: SQLConvertible {}
extension Concern.Status: SQLConvertible {}

extension Concern.Kind {
    /// What a concern of this kind can be about; something else goes without saying.
    var topics: [Topic] {
        switch self {
        case .employer: [.work, .qualification, .recognition, .residence, .language, .housing, .childcare]
        case .idea: Topic.allCases
        }
    }
}
