import LotseCore
import LotseData
import LotseWeb

/// What a page of one referral needs from the database and from other rooms.
struct ReferralSheet: Sendable {
    let head: CaseFile.Head
    /// What the body may see now; nil without a consent in force.
    let view: ReferralView?
    let events: [ReferralEvent]
    let proposal: Proposal?
    /// Steps of the plan that the body may see: its own.
    let planSteps: [PlanTerms.Step]
    let places: [MunicipalityKey: String]
    let names: [Identifier<Account>: String]

    init(_ referral: Referral, _ ports: CasesPorts) async throws {
        let read: Read = try await ports.store.read { reader in
            let head = try CaseFileStore.find(referral.caseFile, in: referral.alliance, from: reader)
            let need = try NeedStore.find(referral.need, of: referral.caseFile, from: reader)
            let people = try HouseholdStore.list(of: referral.caseFile, from: reader)
            return Read(
                head: head,
                facts: SharedFacts(head: head, people: people, need: need),
                plan: try PlanStore.fetch(of: referral.caseFile, from: reader),
                consents: try ConsentStore.list(of: referral.caseFile, from: reader),
                events: try ReferralStepStore.list(of: referral.id, from: reader),
                proposal: try referral.proposal.flatMap {
                    try ProposalStore.fetch($0, of: referral.caseFile, from: reader)
                }
            )
        }
        head = read.head
        events = read.events
        proposal = read.proposal
        let today = Berlin.day(at: ports.store.sources.clock.now)
        view = ReferralView(referral, facts: read.facts, consents: read.consents, on: today)
        planSteps = PlanShare.steps(of: read.plan, for: referral, consents: read.consents, on: today)
        var places: [MunicipalityKey: String] = [:]
        if let target = read.head.target { places[target] = try await ports.network.municipality(target)?.name }
        self.places = places
        let actors = read.events.compactMap { Identifier<Account>($0.actor) }
        names = try await ports.staff.names(of: Set(actors))
    }

    private struct Read: Sendable {
        let head: CaseFile.Head
        let facts: SharedFacts
        let plan: Plan
        let consents: [Consent]
        let events: [ReferralEvent]
        let proposal: Proposal?
    }
}

/// One referral as the adviser sees it.
struct ReferralPage: Sendable {
    let context: CaseFileContext
    let referral: Referral
    let sheet: ReferralSheet

    private var words: Words { context.words }

    func blocks(form: Form?, unsent: String, writes: Bool) -> Blocks {
        let lost = ReferralWords(words: words).unsent(unsent)
        return Blocks([lost, state, answer, shared, steps(form, writes: writes), history])
    }

    private var state: Block {
        var block = Block()
        block.tag = ReferralWords(words: words).tag(referral.status)
        var rows: [SummaryList.Row] = [
            .init(words("cases.referral.topic"), words("topic.\(referral.topic.rawValue)")),
            .init(words("cases.referral.sent-on"), referral.times.sent.map { words.moment($0) }),
            .init(
                words("cases.referral.channel"),
                words("cases.referral.channel.\(referral.recipient.channel.rawValue)")
            ),
        ]
        if context.seesNames {
            rows.append(.init(words("cases.referral.message"), referral.message))
            if let proposal = sheet.proposal { rows.append(.init(words("cases.referral.proposal"), proposal.title)) }
        }
        block.summary = SummaryList(rows)
        return block
    }

    private var answer: Block? {
        let rows = ReferralWords(words: words).answer(referral.answer)
        guard !rows.isEmpty, context.seesNames else { return nil }
        var block = Block(words("cases.referral.answer"))
        block.summary = SummaryList(rows)
        return block
    }

    /// What the body sees, so that nobody has to guess.
    private var shared: Block? {
        guard context.seesNames else { return nil }
        var block = Block(words("cases.referral.shared"))
        if let view = sheet.view {
            let facts = FactWords(words: words, places: sheet.places)
            block.summary = SummaryList(view.facts.map(facts.row))
        } else {
            block.texts = [
                words(referral.status == .draft ? "cases.referral.shared.draft" : "cases.referral.shared.none")
            ]
        }
        return block
    }

    private func steps(_ form: Form?, writes: Bool) -> Block? {
        guard writes else { return nil }
        var block = Block(words("cases.referral.next"))
        let values = ["referral": referral.id.text]
        if referral.status == .draft {
            block.buttons = [
                ButtonView(
                    words("cases.referral.send"),
                    to: context.caseLink(ReferralPaths.send, values),
                    for: context
                )
            ]
        }
        let asked = ReferralStepForm(referral: referral, party: .sender, words: words)
        if let shown = form ?? asked.form {
            block.form = shown.view(for: context, action: context.caseLink(ReferralPaths.step, values))
            block.fold = form == nil ? words("cases.referral.note-answer") : nil
        }
        return block.form == nil && block.buttons.isEmpty ? nil : block
    }

    private var history: Block {
        var block = Block(words("cases.referral.history"))
        let told = ReferralWords(words: words)
        block.timeline = told.timeline(context.seesNames ? sheet.events : [], names: sheet.names)
        return block
    }
}
