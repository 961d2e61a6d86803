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
        period: Period
    ) -> String {
        words(
            "cases.consent.text.\(purpose.name)",
            [
                "recipient": recipient,
                "topic": purpose.topic.map { words("topic.\($0.rawValue)") } ?? "",
                "fields": names(of: fields),
                "until": period.end.map { words.day($0) } ?? words("cases.consent.open-end"),
            ]
        )
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

    /// Everything that an adviser of the office works with.
    static let adviceFields = Set(CaseField.allCases)
    /// What is needed to ask how things went.
    static let followUpFields: Set<CaseField> = [.name, .mail, .phone, .language]
}
