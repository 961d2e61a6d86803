import LotseCore
import LotseWeb

/// One referral as the body sees it: what is asked, what it may know, how to answer.
struct ReceivedPage: Sendable {
    let context: any ReceivingContext
    /// Who may take it over, for officers; empty over a link.
    let colleagues: [StaffMember]

    private var words: Words { context.words }
    private var referral: Referral { context.referral }

    /// Shows `form` where something is missing in an answer, and `unsent` where somebody else ended the referral first.
    func page(form: Form?, unsent: String = "") -> Page {
        Page(
            words("cases.received.title", ["topic": words("topic.\(referral.topic.rawValue)")]),
            template: "cases.blocks",
            content: Blocks(
                lead: referral.message.isEmpty ? nil : referral.message,
                [
                    ReferralWords(words: words).unsent(unsent), state, facts, plan, answerForm(form), answer, handOver,
                    history,
                ]
            ),
            breadcrumb: breadcrumb
        )
    }

    /// Back to the inbox, for those who have one.
    private var breadcrumb: [Crumb] {
        guard context is ReceivedContext else { return [] }
        return [Crumb(words("cases.inbox.title"), context.visitor.link(ReferralPaths.inbox))]
    }

    private var state: Block {
        var block = Block()
        block.tag = ReferralWords(words: words).tag(referral.status)
        let contact = context.alliance.contact
        block.summary = SummaryList([
            .init(words("cases.received.from"), context.alliance.name),
            .init(words("cases.referral.sent-on"), referral.times.sent.map { words.moment($0) }),
            .init(words("cases.received.questions"), [contact.name, contact.phone, contact.mail]),
        ])
        return block
    }

    private var facts: Block {
        var block = Block(words("cases.received.facts"))
        block.texts = [words("cases.received.facts.text")]
        let facts = FactWords(words: words, places: context.sheet.places)
        var rows = context.view.facts.map(facts.row)
        if let proposal = context.sheet.proposal {
            rows.append(
                .init(words("cases.referral.proposal"), [proposal.title, proposal.place, proposal.address])
            )
        }
        block.summary = SummaryList(rows)
        return block
    }

    /// What the household and its adviser agreed that this body does.
    private var plan: Block? {
        guard !context.sheet.planSteps.isEmpty else { return nil }
        let told = PlanWords(words: words)
        var block = Block(words("cases.received.plan"))
        block.rows = RowsView(
            rows: context.sheet.planSteps.map { RowsView.Row($0.title, side: [told.due($0.due)]) },
            emptyText: ""
        )
        return block
    }

    private func answerForm(_ form: Form?) -> Block? {
        let asked = ReferralStepForm(referral: referral, party: .recipient, words: words)
        guard let shown = form ?? asked.form else { return nil }
        var block = Block(words("cases.received.answer"), id: "answer")
        block.form = shown.view(for: context, action: context.answerPath)
        return block
    }

    private var answer: Block? {
        let rows = ReferralWords(words: words).answer(referral.answer)
        guard !rows.isEmpty else { return nil }
        var block = Block(words("cases.received.given"))
        block.summary = SummaryList(rows)
        return block
    }

    private var handOver: Block? {
        guard let officer = context as? ReceivedContext, !referral.status.isFinal else { return nil }
        var block = Block(words("cases.received.hand-over"))
        block.form = HandOverForm(colleagues: colleagues, referral: referral, words: words).form
            .view(
                for: officer,
                action: officer.link(ReferralPaths.handOver, ["referral": referral.id.text])
            )
        block.fold = words("cases.received.hand-over.open")
        return block
    }

    private var history: Block {
        var block = Block(words("cases.referral.history"))
        block.timeline = ReferralWords(words: words).timeline(context.sheet.events, names: context.sheet.names)
        return block
    }
}

/// Giving a referral to a colleague at the same body.
struct HandOverForm: Sendable {
    let colleagues: [StaffMember]
    let referral: Referral
    let words: Words

    var form: Form {
        Form(
            "cases.received-hand-over",
            [
                Field(
                    "officer",
                    .selection(
                        [Field.Option("", words("cases.received.nobody-in-particular"))]
                            + CaseChoices(words: words).staff(colleagues)
                    )
                ),
                Field("version", .hidden),
            ],
            values: [
                "officer": referral.recipient.officer?.text ?? "", "version": "\(referral.version)",
            ]
        )
    }
}
