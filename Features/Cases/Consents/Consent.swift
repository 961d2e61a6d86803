import LotseCore

/// Leave to use named data for one purpose, by one recipient, for a time ("Einwilligung").
struct Consent: Sendable, Equatable {
    let id: Identifier<Consent>
    /// The case file it belongs to; nil while it still belongs to a request.
    let caseFile: Identifier<CaseFile>?
    let purpose: ConsentPurpose
    let recipient: Identifier<Organisation>
    /// The recipient's name as the text named it.
    let recipientName: String
    let fields: Set<CaseField>
    let period: Period
    let evidence: ConsentEvidence
    /// Whether the firms that belong to the recipient may see the details too, without a name.
    let reachesMembers: Bool
    let givenAt: Timestamp
    let withdrawal: Withdrawal?

    /// How and when a consent was taken back ("Widerruf").
    struct Withdrawal: Sendable, Equatable {
        let at: Timestamp
        let way: ConsentWay
    }

    /// Whether it holds on a day.
    ///
    /// The day of a withdrawal is the first on which it does not.
    func isInForce(on day: Day) -> Bool {
        guard period.contains(day) else { return false }
        guard let withdrawal else { return true }
        return day < Berlin.day(at: withdrawal.at)
    }
}

/// How somebody said yes, or took it back.
enum ConsentWay: String, CaseIterable, Sendable {
    /// On the person's own page behind the secret link.
    case link
    /// On a signed sheet.
    case paper
    /// Said to an adviser, who noted the day.
    case oral
}

/// What can be shown when somebody asks whether there was a consent: the text, its version and language, and the way.
struct ConsentEvidence: Sendable, Equatable {
    let textVersion: String
    let language: Language
    /// The words as they were shown, with names and fields filled in.
    let text: String
    let way: ConsentWay
    /// The adviser who noted it; nil where the person gave it over the link.
    let notedBy: Identifier<Account>?
}
