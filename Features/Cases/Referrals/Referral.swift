import LotseCore

/// One need of one household, passed to one body with the person's consent ("Überweisung, Weitergabe").
struct Referral: Sendable, Equatable {
    let id: Identifier<Referral>
    let alliance: Identifier<Alliance>
    let caseFile: Identifier<CaseFile>
    let need: Identifier<Need>
    let topic: Topic
    /// The offer that the adviser proposed and the person wants, if the referral began with one.
    let proposal: Identifier<Proposal>?
    /// The organisation that advises the household.
    let sender: Identifier<Organisation>
    /// The adviser who passed it on.
    let sentBy: Identifier<Account>
    let recipient: ReferralRecipient
    /// The day whose rule of responsibility named the recipient; a later change of it changes nothing here.
    let ruleDay: Day
    /// Where the household wants to live, as the rule was asked; nil where it is open.
    let municipality: MunicipalityKey?
    /// What the adviser asks for.
    let message: String
    let status: ReferralStatus
    let answer: ReferralAnswer
    let times: Times
    let version: Int

    /// When which step was taken, nil while it was not.
    struct Times: Sendable, Equatable {
        var created: Timestamp
        var sent: Timestamp?
        var seen: Timestamp?
        var reminded: Timestamp?
        var escalated: Timestamp?
        /// The first answer: accepted or declined.
        var answered: Timestamp?
        /// When it came to an end: declined, unanswered, done, not reached or withdrawn.
        var closed: Timestamp?
    }

    var purpose: ConsentPurpose { .referral(topic) }
}

/// The body that is asked, as it was named when the referral was made.
struct ReferralRecipient: Sendable, Equatable {
    let organisation: Identifier<Organisation>
    let name: String
    /// Where mail about the referral goes; empty where the body has no address.
    let mail: String
    let channel: ReferralChannel
    /// The officer who looks after it at the recipient's; nil while nobody in particular does.
    let officer: Identifier<Account>?
}

/// How a body gets to see a referral.
enum ReferralChannel: String, CaseIterable, Sendable {
    /// Its officers sign in.
    case account
    /// A secret link comes by mail.
    case link
    /// Neither account nor mail: the adviser telephones or writes a letter, and notes the answer.
    case other
}

/// What a body says about a referral, beside its state.
struct ReferralAnswer: Sendable, Equatable {
    var reason: DeclineReason?
    /// The body's words, or the reason for a withdrawal.
    var remark: String
    /// How many places are free, where the topic has places.
    var freePlaces: Int?
    /// From when on the help is to be had.
    var possibleFrom: Day?

    static let none = ReferralAnswer(reason: nil, remark: "", freePlaces: nil, possibleFrom: nil)
}
