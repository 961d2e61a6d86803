import LotseCore
import LotseWeb

/// The start page of the intake: what happens, how long it takes, what nobody has to say.
struct IntakeStartPage: Sendable {
    let lead: String
    let steps: [String]
    let promises: [String]
    let beginPath: String

    init(_ context: AllianceContext) {
        let words = context.words
        lead = words("cases.intake.start.lead", ["alliance": context.alliance.name])
        steps = ["answer", "check", "reply"].map { words("cases.intake.start.step.\($0)") }
        promises = ["language", "pause", "free", "private"].map { words("cases.intake.start.promise.\($0)") }
        beginPath = context.link(IntakePaths.begin)
    }
}

/// One question on its page, with the way back and the link that keeps the answers.
struct IntakeStepPage: Sendable {
    let progress: String
    let intro: [String]
    let form: FormView
    let backPath: String?
    let saved: SavedDraft?
}

/// How to come back to a draft.
struct SavedDraft: Sendable {
    let path: String
    let code: String
}

/// Everything on one page, to be corrected and sent.
struct IntakeCheckPage: Sendable {
    let summary: SummaryList
    let consents: [String]
    let noBodies: String?
    let form: FormView
    let backPath: String?
    let saved: SavedDraft
    let discard: ButtonView
}

/// The answers in a reader's words.
struct IntakeSummary: Sendable {
    let answers: IntakeAnswers
    let words: Words
    let places: [Municipality]

    /// One row for each question that was asked, but for the consents.
    func list(change: (IntakeStep) -> Link?) -> SummaryList {
        SummaryList(
            IntakeStep.path(through: answers).filter { $0 != .check && $0 != .consent }.map { step in
                SummaryList.Row(words("cases.intake.\(step.rawValue).short"), values(of: step), change: change(step))
            }
        )
    }

    /// The answers as a note of a case file.
    func note(titled title: String) -> String {
        let lines = IntakeStep.path(through: answers).filter { $0 != .check && $0 != .consent }.compactMap { step in
            let texts = values(of: step).filter { !$0.isEmpty }
            let name = words("cases.intake.\(step.rawValue).short")
            return texts.isEmpty ? nil : "\(name): \(texts.joined(separator: ", "))"
        }
        return ([title] + lines).joined(separator: "\n")
    }

    private func values(of step: IntakeStep) -> [String] {
        switch step {
        case .intention: [answers.intention.map { words("cases.intention.\($0.rawValue)") } ?? ""]
        case .name: [[answers.name?.given ?? "", answers.name?.family ?? ""].joined(separator: " ")]
        case .people:
            answers.people.map {
                [
                    words("cases.intake.people.adults.count", ["count": $0.adults]),
                    words("cases.intake.people.children.count", ["count": $0.children]),
                ]
            } ?? []
        case .children: (answers.children ?? []).map { words.day($0) }
        case .origin:
            [answers.origin?.place ?? "", Country(answers.origin?.country ?? "").map { words.country($0) } ?? ""]
        case .destination:
            [answers.destination.map { place($0) } ?? ""]
        case .arrival:
            [
                answers.arrival.map {
                    $0.day.map { words.day($0) } ?? words("cases.intake.arrival.choice.\($0.choice.rawValue)")
                } ?? ""
            ]
        case .topics: (answers.topics ?? []).map { words("topic.\($0.rawValue)") }
        case .urgent: [answers.mostUrgent.map { words("topic.\($0.rawValue)") } ?? ""]
        case .occupation: [answers.occupation ?? ""]
        case .message: [answers.message ?? ""]
        case .contact: contact
        case .consent, .check: []
        }
    }

    private func place(_ destination: IntakeAnswers.Destination) -> String {
        guard let key = destination.municipality else { return words("cases.intake.destination.open") }
        return places.first { $0.key == key }?.name ?? key.text
    }

    private var contact: [String] {
        guard let contact = answers.contact else { return [] }
        return [
            contact.mail, contact.phone, contact.language.ownName,
            contact.wantsInterpreter ? words("cases.intake.contact.interpreter.yes") : "",
        ]
    }
}
