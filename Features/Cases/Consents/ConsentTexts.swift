import LotseCore
import LotseWeb

/// The words of consents, as they are shown and then kept.
struct ConsentTexts: Sendable {
    /// Changes with every change of the wording in the catalogues under `cases.consent.text`.
    static let version = "2026-1"
    /// How long a consent of the intake holds; a case that takes longer asks again.
    static let validMonths = 12

    let words: Words

    /// One sentence that names who may use what, for what, until when, and how to take it back.
    func text(
        _ purpose: ConsentPurpose,
        recipient: String,
        fields: Set<CaseField>,
        period: Period,
        reachesMembers: Bool = false
    ) -> String {
        let members = reachesMembers ? " " + words("cases.consent.members", ["recipient": recipient]) : ""
        return words(
            "cases.consent.text.\(purpose.name)",
            [
                "recipient": recipient,
                "topic": purpose.topic.map { words("topic.\($0.rawValue)") } ?? "",
                "fields": names(of: fields),
                "until": period.end.map { words.day($0) } ?? words("cases.consent.open-end"),
            ]
        ) + members
    }

    /// What a consent is for, in a few words.
    func title(_ purpose: ConsentPurpose) -> String {
        guard let topic = purpose.topic else { return words("cases.consent.purpose.\(purpose.name)") }
        return words("cases.consent.purpose.referral", ["topic": words("topic.\(topic.rawValue)")])
    }

    /// The fields' names in the order of the list, parted by commas.
    func names(of fields: Set<CaseField>) -> String {
        let names = CaseField.allCases.filter(fields.contains).map { words("cases.field.\($0.rawValue)") }
        guard let first = names.first else { return "" }
        return names.dropFirst().reduce(first) { words("cases.list.join", ["left": $0, "right": $1]) }
    }

    /// A consent in these words, with its text as evidence.
    ///
    /// - Parameters:
    ///   - purpose: what the data may be used for.
    ///   - recipient: who may use them, and the name that the text gives them.
    ///   - fields: which data.
    ///   - day: the day on which it was given; it holds for a year.
    ///   - way: how it was given.
    ///   - account: the adviser who notes it; nil where the person gives it over the link.
    ///   - reachesMembers: whether the recipient's members may see it too, without a name.
    /// - Returns: the consent, ready to be kept.
    func draft(
        _ purpose: ConsentPurpose,
        recipient: (id: Identifier<Organisation>, name: String),
        fields: Set<CaseField>,
        from day: Day,
        way: ConsentWay,
        notedBy account: Identifier<Account>?,
        reachesMembers: Bool = false
    ) -> ConsentDraft {
        guard let period = Period(from: day, through: day.adding(months: Self.validMonths)) else {
            preconditionFailure("a year ends after it began")
        }
        return ConsentDraft(
            purpose: purpose,
            recipient: recipient.id,
            recipientName: recipient.name,
            fields: fields,
            period: period,
            evidence: ConsentEvidence(
                textVersion: Self.version,
                language: words.language,
                text: text(
                    purpose,
                    recipient: recipient.name,
                    fields: fields,
                    period: period,
                    reachesMembers: reachesMembers
                ),
                way: way,
                notedBy: account
            ),
            reachesMembers: reachesMembers,
            givenAt: Berlin.start(of: day)
        )
    }

    /// Everything that an adviser of the office works with.
    static let adviceFields = Set(CaseField.allCases)
    /// What is needed to ask how things went.
    static let followUpFields: Set<CaseField> = [.name, .mail, .phone, .language]
}
