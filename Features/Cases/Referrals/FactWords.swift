import LotseCore
import LotseWeb

/// Puts facts of a case file into a reader's words.
struct FactWords: Sendable {
    let words: Words
    /// Names of municipalities by their keys.
    let places: [MunicipalityKey: String]

    func row(_ fact: ReferralView.Fact) -> SummaryList.Row {
        let name = words("cases.field.\(fact.field.rawValue)")
        // Catalogues have it as it stands in a sentence about consent; here it begins a line.
        return SummaryList.Row(name.prefix(1).uppercased() + name.dropFirst(), texts(fact.value))
    }

    private func texts(_ value: SharedFacts.Value) -> [String] {
        switch value {
        case .text(let text): [text]
        case .day(let day): [words.day(day)]
        case .days(let days): days.map { words.day($0) }
        case .language(let language, let wantsInterpreter):
            [
                words.languageName(language),
                wantsInterpreter ? words("cases.intake.contact.interpreter.yes") : "",
            ]
        case .origin(let country, let place): [place, country.map { words.country($0) } ?? ""]
        case .municipality(let key): [places[key] ?? key.text]
        case .household(let adults, let children):
            [
                words("cases.intake.people.adults.count", ["count": adults]),
                words("cases.intake.people.children.count", ["count": children]),
            ]
        }
    }
}

/// A referral in a reader's words.
struct ReferralWords: Sendable {
    let words: Words

    func tag(_ status: ReferralStatus) -> Tag {
        let kind: Tag.Kind =
            switch status {
            case .draft: .neutral
            case .sent, .seen: .waiting
            case .accepted, .inWork: .info
            case .done: .good
            case .declined, .noAnswer: .bad
            case .notReached: .warning
            case .withdrawn: .neutral
            }
        return Tag(kind, words("cases.referral.status.\(status.rawValue)"))
    }

    /// What somebody typed who was overtaken by the end of the referral; nil where nothing was.
    func unsent(_ text: String) -> Block? {
        guard !text.isEmpty else { return nil }
        var block = Block(words("cases.referral.unsent"))
        block.quotes = [Quote(who: words("cases.referral.unsent-who"), text: text, language: nil)]
        return block
    }

    /// What the body answered; rows without an answer are left out.
    func answer(_ answer: ReferralAnswer) -> [SummaryList.Row] {
        var rows: [SummaryList.Row] = []
        if let reason = answer.reason {
            rows.append(.init(words("cases.referral.reason"), words("cases.decline.\(reason.rawValue)")))
        }
        if !answer.remark.isEmpty { rows.append(.init(words("cases.referral.remark"), answer.remark)) }
        if let places = answer.freePlaces {
            rows.append(.init(words("cases.referral.free-places"), words.number(places)))
        }
        if let day = answer.possibleFrom {
            rows.append(.init(words("cases.referral.possible-from"), words.day(day)))
        }
        return rows
    }

    func timeline(_ events: [ReferralEvent], names: [Identifier<Account>: String]) -> Timeline {
        Timeline(
            events.reversed().map { event in
                Timeline.Entry(
                    event.at,
                    in: words,
                    who: Identifier<Account>(event.actor).flatMap { names[$0] }
                        ?? words("cases.referral.party.\(event.party.rawValue)"),
                    title: words("cases.referral.step.\(event.step.rawValue).done"),
                    text: [event.reason.map { words("cases.decline.\($0.rawValue)") } ?? "", event.remark]
                        .filter { !$0.isEmpty }.joined(separator: ": "),
                    tag: nil
                )
            },
            emptyText: words("cases.referral.no-steps")
        )
    }
}
