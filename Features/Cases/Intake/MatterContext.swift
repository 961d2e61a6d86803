import LotseCore
import LotseData
import LotseWeb

/// Somebody who holds the secret link of a matter.
struct MatterContext: PageContext {
    let visitor: VisitorContext
    let alliance: AllianceProfile
    let token: String
    let matter: Matter
    /// The request it began with; nil where an adviser gave the link.
    let intake: Intake?

    init(_ context: AllianceContext, from store: any Store) async throws {
        guard let token = context.visitor.parameters["token"], token.utf8.count == 43 else { throw PageError.notFound }
        let found = try await store.read { reader in
            let matter = try MatterStore.fetch(token: token, from: reader)
            return (matter, try matter.flatMap { try IntakeStore.fetch(of: $0.id, from: reader) })
        }
        // A link opens its matter in its own alliance only: the page shows that alliance's contact.
        guard let matter = found.0, matter.alliance == context.alliance.id else { throw PageError.notFound }
        visitor = context.visitor
        alliance = context.alliance
        self.token = token
        self.matter = matter
        intake = found.1
    }

    /// A link below this matter.
    func own(_ path: Path, _ values: [String: String] = [:]) -> String {
        link(path, values.merging(["token": token]) { _, token in token })
    }

    /// The journal names the link, not a person.
    var actor: Actor { .link("matter \(matter.code)") }
}

/// Somebody who holds the secret link of a request that was not sent yet.
struct DraftContext: PageContext {
    let holder: MatterContext
    let intake: Intake

    var visitor: VisitorContext { holder.visitor }
    var answers: IntakeAnswers { intake.answers }

    /// What was sent stays as it was sent: its questions do not exist any more.
    init(_ holder: MatterContext) throws {
        guard let intake = holder.intake, intake.status == .draft else { throw PageError.notFound }
        self.holder = holder
        self.intake = intake
    }
}

/// One question of a draft.
struct QuestionContext: PageContext {
    let draft: DraftContext
    let step: IntakeStep

    var visitor: VisitorContext { draft.visitor }

    init(_ draft: DraftContext) throws {
        guard let step = IntakeStep(rawValue: draft.visitor.parameters["step"] ?? ""),
            step.isAsked(after: draft.answers)
        else { throw PageError.notFound }
        self.draft = draft
        self.step = step
    }
}
