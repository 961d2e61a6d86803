import LotseCore

/// Where a referral stands ("Stand der Überweisung").
///
/// Names for readers live under `cases.referral.status.<raw value>`.
enum ReferralStatus: String, CaseIterable, Sendable {
    case draft
    case sent
    case seen
    case accepted
    case declined
    /// The clock gave up waiting. A late answer still counts.
    case noAnswer = "no-answer"
    case inWork = "in-work"
    case done
    /// The body tried, but never reached the person.
    case notReached = "not-reached"
    case withdrawn

    /// Whether the recipient still owes an answer.
    var isAwaitingAnswer: Bool { self == .sent || self == .seen }
    /// Whether the recipient took it on and has not finished.
    var isTakenOn: Bool { self == .accepted || self == .inWork }
    /// Whether the recipient has it in front of them: neither a draft nor taken back.
    var isWithRecipient: Bool { self != .draft && self != .withdrawn }
    /// Whether nothing more can happen to it.
    var isFinal: Bool { !ReferralWorkflow.transitions.contains { $0.from == self } }
}

/// What somebody does to a referral.
enum ReferralStep: String, CaseIterable, Sendable {
    case send
    case see
    case accept
    case decline
    /// Stop waiting for an answer.
    case giveUp = "give-up"
    case begin
    case finish
    case miss
    case withdraw
}

/// Who acts on a referral.
enum ReferralParty: String, CaseIterable, Sendable {
    /// The adviser, who may also note an answer that came by telephone.
    case sender
    case recipient
    /// The person, by withdrawing the consent.
    case person
    case clock
}

/// The states of a referral and all ways between them, as one table that code, tests and handbook share.
enum ReferralWorkflow {
    struct Transition: Sendable, Equatable {
        let from: ReferralStatus
        let step: ReferralStep
        let to: ReferralStatus
        let by: Set<ReferralParty>
    }

    static let transitions: [Transition] = [
        Transition(from: .draft, step: .send, to: .sent, by: [.sender]),
        Transition(from: .draft, step: .withdraw, to: .withdrawn, by: [.sender, .person]),

        Transition(from: .sent, step: .see, to: .seen, by: [.recipient]),
        Transition(from: .sent, step: .accept, to: .accepted, by: answering),
        Transition(from: .sent, step: .decline, to: .declined, by: answering),
        Transition(from: .sent, step: .giveUp, to: .noAnswer, by: [.clock]),
        Transition(from: .sent, step: .withdraw, to: .withdrawn, by: [.sender, .person]),

        Transition(from: .seen, step: .accept, to: .accepted, by: answering),
        Transition(from: .seen, step: .decline, to: .declined, by: answering),
        Transition(from: .seen, step: .giveUp, to: .noAnswer, by: [.clock]),
        Transition(from: .seen, step: .withdraw, to: .withdrawn, by: [.sender, .person]),

        Transition(from: .noAnswer, step: .accept, to: .accepted, by: answering),
        Transition(from: .noAnswer, step: .decline, to: .declined, by: answering),
        Transition(from: .noAnswer, step: .withdraw, to: .withdrawn, by: [.sender, .person]),

        Transition(from: .accepted, step: .begin, to: .inWork, by: answering),
        Transition(from: .accepted, step: .finish, to: .done, by: answering),
        Transition(from: .accepted, step: .miss, to: .notReached, by: answering),
        // Taken on too soon: what was promised turned out not to be there.
        Transition(from: .accepted, step: .decline, to: .declined, by: answering),
        Transition(from: .accepted, step: .withdraw, to: .withdrawn, by: [.sender, .person]),

        Transition(from: .inWork, step: .finish, to: .done, by: answering),
        Transition(from: .inWork, step: .miss, to: .notReached, by: answering),
        Transition(from: .inWork, step: .decline, to: .declined, by: answering),
        Transition(from: .inWork, step: .withdraw, to: .withdrawn, by: [.sender, .person]),
    ]

    private static let answering: Set<ReferralParty> = [.sender, .recipient]

    /// Where a step leads; nil where the table has no such way.
    static func status(
        after step: ReferralStep,
        from status: ReferralStatus,
        by party: ReferralParty
    ) -> ReferralStatus? {
        transitions.first { $0.from == status && $0.step == step && $0.by.contains(party) }?.to
    }

    /// The steps somebody can take now, in the table's order.
    static func steps(from status: ReferralStatus, by party: ReferralParty) -> [ReferralStep] {
        transitions.filter { $0.from == status && $0.by.contains(party) }.map(\.step)
    }
}

/// Why a body does not take a referral on ("Ablehnungsgrund").
///
/// Names live under `cases.decline.<raw value>`.
enum DeclineReason: String, CaseIterable, Sendable {
    case notResponsible = "not-responsible"
    case noCapacity = "no-capacity"
    case noOffer = "no-offer"
    case conditionsNotMet = "conditions-not-met"
    case documentsMissing = "documents-missing"
    case tooLate = "too-late"
    /// The person is already helped, here or elsewhere.
    case alreadyServed = "already-served"
    case other

    /// Whether the need is still there after this answer; if not, it does not count as unserved.
    var leavesNeedOpen: Bool { self != .alreadyServed }
    /// Whether the reason says nothing without a sentence.
    var needsRemark: Bool { self == .other || self == .notResponsible }
}
