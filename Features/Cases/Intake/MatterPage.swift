import LotseCore
import LotseWeb

/// "Where is my matter?": how it stands, who has it, what comes next, what was consented to, what was written.
struct MatterPage: Sendable {
    let code: String
    let stage: Tag
    let sentence: String
    let next: String
    let path: [Step]
    let who: SummaryList
    let needs: Table?
    let plan: PlanCard?
    let proposals: [ProposalCard]
    let messages: [Quote]
    let messageForm: FormView?
    let consents: [ConsentCard]
    let continuePath: String?
    let discard: ButtonView?
    let wayBack: WayBack

    /// How to come back to the page; unfolded for whoever gets no mail with it.
    struct WayBack: Sendable {
        let address: String
        let isOpen: Bool
    }

    /// One stage of the way, for the picture on top.
    struct Step: Sendable {
        let label: String
        let isDone: Bool
        let isCurrent: Bool
    }

    /// How the plan stands that was proposed, and the way to it.
    struct PlanCard: Sendable {
        let tag: Tag
        let text: String
        let path: String
        /// The person has not answered yet.
        let waits: Bool
    }

    /// Something that was proposed, and what the person can say to it.
    struct ProposalCard: Sendable {
        let title: String
        let text: String
        let address: String?
        let state: Tag
        let actions: [ButtonView]
    }

    /// A consent with its words, and the button that takes it back.
    struct ConsentCard: Sendable {
        let title: String
        let text: String
        let language: String
        let state: Tag
        let withdraw: ButtonView?
    }
}

/// Everything that the page needs from the database.
struct MatterRecords: Sendable {
    let head: CaseFile.Head?
    let needs: [Need]
    let referrals: [Referral]
    var plan: Plan = .empty
    let proposals: [Proposal]
    let consents: [Consent]
    let messages: [MatterMessage]
    /// Names of the accounts that wrote or own something.
    var names: [Identifier<Account>: String] = [:]
    /// Who advises.
    var adviser: OrganisationProfile?
}

/// Puts a matter into the person's words.
///
/// Pure.
struct MatterPageBuilder: Sendable {
    let context: MatterContext
    /// Every link begins with it where it leaves the page.
    let publicURL: String
    let records: MatterRecords

    private var words: Words { context.words }

    var page: Page {
        Page(words("cases.matter.title"), template: "cases.matter", content: content(form: messageForm))
    }

    /// The page with a message that could not be kept.
    func page(with form: Form) -> Page {
        Page(words("cases.matter.title"), template: "cases.matter", content: content(form: form))
    }

    var messageForm: Form {
        Form("cases.matter.message", [.required("message", .longText(maxLength: MatterMessage.longest))])
    }

    private func content(form: Form) -> MatterPage {
        let stage = MatterStage(
            intake: context.intake,
            caseFile: records.head?.status,
            referrals: records.referrals.map(\.status)
        )
        let isDraft = stage == .draft
        return MatterPage(
            code: context.matter.code.description,
            stage: Tag(tone(of: stage), words("cases.matter.stage.\(stage.rawValue)")),
            sentence: words("cases.matter.stage.\(stage.rawValue).text"),
            next: words("cases.matter.stage.\(stage.rawValue).next"),
            path: steps(at: stage),
            who: who,
            needs: records.needs.isEmpty ? nil : needs,
            plan: records.plan.latest.map(plan),
            proposals: records.proposals.filter { $0.status != .lapsed }.map(card),
            messages: records.messages.map(quote),
            messageForm: isDraft
                ? nil
                : form.view(
                    for: context,
                    action: context.own(IntakePaths.message),
                    submit: "cases.matter.message.send"
                ),
            consents: records.consents.map(card),
            continuePath: isDraft
                ? context.own(
                    IntakePaths.step,
                    ["step": IntakeStep.firstOpen(in: context.intake?.answers ?? .init()).rawValue]
                ) : nil,
            discard: isDraft
                ? ButtonView(
                    words("cases.intake.discard"),
                    to: context.own(IntakePaths.discard),
                    isGrave: true,
                    for: context
                ) : nil,
            wayBack: MatterPage.WayBack(
                address: publicURL + context.own(IntakePaths.matter),
                isOpen: context.intake?.answers.contact?.mail.isEmpty ?? false
            )
        )
    }

    private func tone(of stage: MatterStage) -> Tag.Kind {
        switch stage {
        case .draft, .waiting: .warning
        case .received, .taken: .waiting
        case .inWork: .info
        case .closed: .good
        case .notTaken: .neutral
        }
    }

    private func steps(at stage: MatterStage) -> [MatterPage.Step] {
        guard let place = stage.place else { return [] }
        return MatterStage.path.enumerated().map { position, step in
            MatterPage.Step(
                label: words("cases.matter.stage.\(step.rawValue)"),
                isDone: position < place,
                isCurrent: position == place
            )
        }
    }

    private var who: SummaryList {
        let contact = context.alliance.contact
        let adviser = records.head?.owner.flatMap { records.names[$0] }
        return SummaryList([
            SummaryList.Row(words("cases.matter.who.organisation"), records.adviser?.name ?? context.alliance.name),
            SummaryList.Row(words("cases.matter.who.adviser"), adviser ?? words("cases.matter.who.nobody")),
            SummaryList.Row(words("cases.matter.who.contact"), [contact.name, contact.phone, contact.mail]),
        ])
    }

    private var needs: Table {
        Table(
            words("cases.matter.needs"),
            columns: [
                .text(words("cases.matter.needs.topic")), .text(words("cases.matter.needs.state")),
                .text(words("cases.matter.needs.asked")),
            ],
            rows: records.needs.map { need in
                let asked = records.referrals.filter { $0.need == need.id && $0.status != .draft }.map { referral in
                    words(
                        "cases.matter.needs.body",
                        [
                            "body": referral.recipient.name,
                            "state": words("cases.matter.referral.\(referral.status.rawValue)"),
                        ]
                    )
                }
                return [
                    .text(words("topic.\(need.topic.rawValue)")),
                    .tag(Tag(tone(of: need.status), words("cases.matter.need.\(need.status.rawValue)"))),
                    .text(asked.isEmpty ? "–" : asked.joined(separator: "; ")),
                ]
            },
            emptyText: words("cases.matter.needs.none")
        )
    }

    private func tone(of status: Need.Status) -> Tag.Kind {
        switch status {
        case .open: .neutral
        case .referred: .waiting
        case .inWork: .info
        case .met: .good
        case .unmet: .bad
        case .withdrawn: .neutral
        }
    }

    private func plan(_ edition: PlanEdition) -> MatterPage.PlanCard {
        let stage = OwnPlanPageBuilder.stage(of: edition)
        let day = edition.answer?.on ?? Berlin.day(at: edition.proposedAt)
        return MatterPage.PlanCard(
            tag: Tag(
                stage == .agreed ? .good : stage == .proposed ? .warning : .waiting,
                words("cases.own-plan.stage.\(stage.rawValue)")
            ),
            text: words("cases.own-plan.stage.\(stage.rawValue).text", ["day": words.day(day)]),
            path: context.own(PlanPaths.own),
            waits: stage == .proposed
        )
    }

    private func card(_ proposal: Proposal) -> MatterPage.ProposalCard {
        let answers: [Proposal.Status] = proposal.status.next.filter { $0 != .lapsed }
        return MatterPage.ProposalCard(
            title: [proposal.title, proposal.place].filter { !$0.isEmpty }.joined(separator: " · "),
            text: proposal.note,
            address: proposal.hasWebAddress ? proposal.address : nil,
            state: Tag(
                proposal.status == .wanted ? .good : .neutral,
                words("cases.matter.proposal.\(proposal.status.rawValue)")
            ),
            actions: answers.map { answer in
                ButtonView(
                    words("cases.matter.proposal.say.\(answer.rawValue)"),
                    about: proposal.title,
                    to: context.own(IntakePaths.proposal, ["proposal": proposal.id.text]),
                    hidden: [("answer", answer.rawValue)],
                    for: context
                )
            }
        )
    }

    private func card(_ consent: Consent) -> MatterPage.ConsentCard {
        let isInForce = consent.isInForce(on: context.today)
        let title = [ConsentTexts(words: words).title(consent.purpose), consent.recipientName]
        return MatterPage.ConsentCard(
            title: title.joined(separator: " · "),
            text: consent.evidence.text,
            language: consent.evidence.language.tag,
            state: state(of: consent, isInForce: isInForce),
            withdraw: isInForce
                ? ButtonView(
                    words("cases.matter.consent.withdraw"),
                    about: title.joined(separator: " · "),
                    to: context.own(IntakePaths.withdraw, ["consent": consent.id.text]),
                    isGrave: true,
                    for: context
                ) : nil
        )
    }

    private func state(of consent: Consent, isInForce: Bool) -> Tag {
        if let withdrawal = consent.withdrawal {
            let day = words.shortDay(Berlin.day(at: withdrawal.at))
            return Tag(.neutral, words("cases.matter.consent.withdrawn", ["day": day]))
        }
        guard isInForce else { return Tag(.neutral, words("cases.matter.consent.ended")) }
        let until = consent.period.end.map { words.shortDay($0) } ?? words("cases.consent.open-end")
        return Tag(.good, words("cases.matter.consent.given", ["until": until]))
    }

    private func quote(_ message: MatterMessage) -> Quote {
        let who = message.author.map { records.names[$0] ?? words("cases.matter.message.adviser") }
        return Quote(
            who: words(
                "cases.matter.message.by",
                ["who": who ?? words("cases.matter.message.you"), "when": words.moment(message.createdAt)]
            ),
            text: message.body,
            language: message.language.tag,
            writtenIn: message.author == nil ? nil : OwnPlanPageBuilder.writtenIn(message.language, for: context)
        )
    }
}
