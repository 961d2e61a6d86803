import LotseCore

/// What a body sees of a referral: only what the person consents to at the moment of looking.
///
/// Built anew for each look. Without a consent in force there is no view, and so no page.
struct ReferralView: Sendable, Equatable {
    let referral: Referral
    /// The permitted facts that the file has, in the order of `CaseField`.
    let facts: [Fact]

    struct Fact: Sendable, Equatable {
        let field: CaseField
        let value: SharedFacts.Value
    }

    /// Nil without a consent in force, for a draft, and after a withdrawal.
    init?(_ referral: Referral, facts: SharedFacts, consents: [Consent], on day: Day) {
        guard referral.status.isWithRecipient else { return nil }
        let permitted = ConsentRule(consents).fields(
            for: referral.purpose,
            recipient: referral.recipient.organisation,
            on: day
        )
        guard !permitted.isEmpty else { return nil }
        self.referral = referral
        self.facts = CaseField.allCases.compactMap { field in
            guard permitted.contains(field), let value = facts[field] else { return nil }
            return Fact(field: field, value: value)
        }
    }
}

/// The facts of a case file that may travel, each under the field that consents name.
struct SharedFacts: Sendable, Equatable {
    private let values: [CaseField: Value]

    /// A fact before it is put into a reader's words.
    enum Value: Sendable, Equatable {
        case text(String)
        case day(Day)
        case days([Day])
        case language(Language, wantsInterpreter: Bool)
        case origin(Country?, place: String)
        case municipality(MunicipalityKey)
        case household(adults: Int, children: Int)
    }

    init(_ values: [CaseField: Value]) {
        self.values = values
    }

    subscript(_ field: CaseField) -> Value? { values[field] }

    /// Picks the facts that one need of a household is about.
    ///
    /// What is not known is left out.
    init(head: CaseFile.Head, people: [Person], need: Need) {
        var values: [CaseField: Value] = [:]
        let present = people.filter { $0.mergedInto == nil }
        let contact = present.first { $0.part == .main } ?? present.first
        func set(_ field: CaseField, _ text: String?) {
            if let text, !text.isEmpty { values[field] = .text(text) }
        }
        set(.name, contact?.name)
        set(.mail, contact?.mail)
        set(.phone, contact?.phone)
        let concerned = present.first { $0.id == need.person } ?? contact
        set(.occupation, concerned?.occupation)
        set(.needDetail, need.detail)
        values[.language] = .language(head.language, wantsInterpreter: head.wantsInterpreter)
        if head.origin != .unknown { values[.origin] = .origin(head.origin.country, place: head.origin.place) }
        if let target = head.target { values[.destination] = .municipality(target) }
        if let arrival = need.wishedOn ?? head.wishedArrival { values[.arrival] = .day(arrival) }
        let children = present.filter { $0.part == .child }
        values[.household] = .household(adults: present.count - children.count, children: children.count)
        let births = children.compactMap(\.bornOn).sorted()
        if !births.isEmpty { values[.childrenBirths] = .days(births) }
        self.values = values
    }
}
