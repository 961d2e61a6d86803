import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Passing a need on, and looking after what was passed on: the adviser's side.
struct ReferralRoutes: Sendable {
    let ports: CasesPorts
    private var dispatch: ReferralDispatch { ReferralDispatch(letters: ports.letters) }

    func add(to routes: inout RouteTable) {
        routes.get(ReferralPaths.new, as: ports.caseFile(to: .write)) { context in
            let situation = try await ReferralSituation(context, ports)
            let form = ReferForm(situation: situation, words: context.words, day: context.today).form
            return .page(page(context, situation, form))
        }
        routes.post(ReferralPaths.new, as: ports.caseFile(to: .write)) { try await refer($0) }
        routes.post(ReferralPaths.gap, as: ports.caseFile(to: .write)) { try await noteGap($0) }
        routes.get(ReferralPaths.one, as: ports.caseFile(to: .read)) { context in
            let page = try await one(context, form: nil)
            try await noteLook(context)
            return .page(page)
        }
        routes.post(ReferralPaths.step, as: ports.caseFile(to: .write)) { try await step($0) }
        routes.post(ReferralPaths.send, as: ports.caseFile(to: .write)) { try await send($0) }
    }

    // MARK: - A new referral

    private func page(_ context: CaseFileContext, _ situation: ReferralSituation, _ form: Form) -> Page {
        let words = context.words
        let values = ["need": situation.need.id.text]
        var answer = Block(words("cases.refer.answer"))
        answer.texts = [sentence(situation, words)]
        if case .gap = situation.answer {
            answer.buttons = [
                ButtonView(
                    words("cases.refer.note-gap"),
                    to: context.caseLink(ReferralPaths.gap, values),
                    for: context
                )
            ]
        }
        if situation.answer == nil {
            answer.links = [Link(words("cases.refer.name-place"), context.caseLink(CasesPaths.edit))]
        }
        var earlier: Block?
        if !situation.earlier.isEmpty {
            var block = Block(words("cases.refer.earlier"))
            block.rows = RowsView(rows: situation.earlier.map { row($0, context) }, emptyText: "")
            earlier = block
        }
        var ask = Block()
        ask.form = form.view(
            for: context,
            action: context.caseLink(ReferralPaths.new, values),
            cancel: context.caseLink(CasesPaths.one)
        )
        let title = words("cases.refer.title", ["topic": words("topic.\(situation.need.topic.rawValue)")])
        let lead = situation.need.detail.isEmpty ? nil : situation.need.detail
        return Page(
            title,
            template: "cases.blocks",
            content: Blocks(lead: lead, [answer, earlier, ask]),
            breadcrumb: context.breadcrumb
        )
    }

    private func sentence(_ situation: ReferralSituation, _ words: Words) -> String {
        switch situation.answer {
        case nil: words("cases.refer.answer.no-place")
        case .one(let body): words("cases.refer.answer.one", ["body": body.name, "day": body.since])
        case .several(let bodies): words("cases.refer.answer.several", ["count": bodies.count])
        case .gap(let gap): words("cases.refer.answer.\(gap.rawValue)")
        }
    }

    private func row(_ referral: Referral, _ context: CaseFileContext) -> RowsView.Row {
        let words = ReferralWords(words: context.words)
        return RowsView.Row(
            referral.recipient.name,
            path: context.caseLink(ReferralPaths.one, ["referral": referral.id.text]),
            tag: words.tag(referral.status),
            texts: [referral.answer.reason.map { context.words("cases.decline.\($0.rawValue)") }],
            side: [referral.times.sent.map { context.words.shortDay(Berlin.day(at: $0)) }]
        )
    }

    private func refer(_ context: CaseFileContext) async throws -> Reply {
        let situation = try await ReferralSituation(context, ports)
        let (form, order) = ReferForm(situation: situation, words: context.words, day: context.today)
            .reading(context.form)
        guard let order, context.permits(.write) else {
            return .page(page(context, situation, form), status: .unprocessableContent)
        }
        let officers = try await ports.staff.staff(
            of: order.organisation,
            as: [.partnerOfficer],
            alliance: context.head.alliance
        )
        let channel: ReferralChannel = officers.isEmpty ? (order.mail.isEmpty ? .other : .link) : .account
        let mail = order.mail.isEmpty ? officers.first?.mail ?? "" : order.mail
        let draft = ReferralDraft(
            alliance: context.head.alliance,
            caseFile: context.head.id,
            need: situation.need.id,
            topic: situation.need.topic,
            proposal: order.proposal,
            sender: context.head.organisation,
            sentBy: context.account,
            recipient: ReferralRecipient(
                organisation: order.organisation,
                name: order.name,
                mail: mail,
                channel: channel,
                officer: nil
            ),
            ruleDay: context.today,
            municipality: context.head.target,
            message: order.message
        )
        let (once, dispatch, alliance) = (context.once, dispatch, context.staff.alliance)
        let consent = order.consent.map { noted($0.way, $0.day, $0.fields, for: draft, context) }
        do {
            return .redirect(
                try await ports.store.write(as: context.actor) { transaction in
                    try transaction.once(once) {
                        if let consent {
                            try ConsentStore.insert(
                                consent,
                                for: .caseFile(draft.caseFile),
                                alliance: draft.alliance,
                                in: transaction
                            )
                        }
                        let referral = try ReferralStore.insert(draft, in: transaction)
                        if !order.isDraft { try dispatch.send(referral, from: alliance, in: transaction) }
                        return context.caseLink(ReferralPaths.one, ["referral": referral.id.text])
                    }
                }
            )
        } catch let error as ReferralError {
            // The need was settled, or the consent withdrawn, while the form was open.
            let refused = form.adding(FormError("", "cases.referral.error.\(error.rawValue)"))
            return .page(page(context, situation, refused), status: .unprocessableContent)
        }
    }

    private func noted(
        _ way: ConsentWay,
        _ day: Day,
        _ fields: Set<CaseField>,
        for draft: ReferralDraft,
        _ context: CaseFileContext
    ) -> ConsentDraft {
        ConsentTexts(words: context.words).draft(
            .referral(draft.topic),
            recipient: (draft.recipient.organisation, draft.recipient.name),
            fields: fields,
            from: day,
            way: way,
            notedBy: context.account
        )
    }

    private func noteGap(_ context: CaseFileContext) async throws -> Reply {
        let situation = try await ReferralSituation(context, ports)
        guard case .gap(let gap) = situation.answer, let target = context.head.target, context.permits(.write) else {
            return .redirect(context.caseLink(CasesPaths.one))
        }
        try await ports.store.write(as: context.actor) { transaction in
            try BasketStore.noteGap(
                gap,
                for: situation.need,
                in: target,
                alliance: context.head.alliance,
                by: context.account,
                on: transaction.today,
                transaction: transaction
            )
        }
        return .redirect(context.caseLink(CasesPaths.one))
    }
}

/// One referral, as the adviser sees it.
extension ReferralRoutes {
    private func referral(_ context: CaseFileContext) async throws -> Referral {
        let id = try context.visitor.identifier("referral", of: Referral.self)
        let found = try await ports.store.read { try ReferralStore.fetch(id, from: $0) }
        guard let found, found.caseFile == context.head.id else { throw PageError.notFound }
        return found
    }

    /// Notes that those who look after the case know the body's answer.
    private func noteLook(_ context: CaseFileContext) async throws {
        let referral = try await referral(context)
        guard context.permits(.write), referral.times.sent != nil else { return }
        try await ports.store.write(as: context.actor) { try ReferralStore.noteLook(at: referral.id, in: $0) }
    }

    private func one(_ context: CaseFileContext, form: Form?, unsent: String = "") async throws -> Page {
        let referral = try await referral(context)
        let sheet = try await ReferralSheet(referral, ports)
        let content = ReferralPage(context: context, referral: referral, sheet: sheet).blocks(
            form: form,
            unsent: unsent,
            writes: context.permits(.write)
        )
        return Page(
            referral.recipient.name,
            template: "cases.blocks",
            content: content,
            breadcrumb: context.breadcrumb
        )
    }

    private func step(_ context: CaseFileContext) async throws -> Reply {
        let referral = try await referral(context)
        let target = context.caseLink(ReferralPaths.one, ["referral": referral.id.text])
        let asked = ReferralStepForm(referral: referral, party: .sender, words: context.words)
        guard context.permits(.write) else { return .redirect(target) }
        switch asked.reading(context.form) {
        case .overtaken(let unsent):
            guard !unsent.isEmpty else { return .redirect(target) }
            return .page(try await one(context, form: nil, unsent: unsent), status: .conflict)
        case .refused(let form):
            return .page(try await one(context, form: form), status: .unprocessableContent)
        case .step(let step, let answer):
            let (once, dispatch) = (context.once, dispatch)
            do {
                _ = try await ports.store.write(as: context.actor) { transaction in
                    try transaction.once(once) {
                        try dispatch.take(step, answer, on: referral, by: .sender, in: transaction)
                        return target
                    }
                }
            } catch StoreError.stale, ReferralError.wrongState {
                // The body was faster: the page shows what it said, and what was typed here.
                return try await self.step(context)
            }
            return .redirect(target)
        }
    }

    private func send(_ context: CaseFileContext) async throws -> Reply {
        let referral = try await referral(context)
        let target = context.caseLink(ReferralPaths.one, ["referral": referral.id.text])
        guard context.permits(.write) else { return .redirect(target) }
        let (once, dispatch, alliance) = (context.once, dispatch, context.staff.alliance)
        do {
            _ = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try dispatch.send(referral, from: alliance, in: transaction)
                    return target
                }
            }
        } catch StoreError.stale, ReferralError.wrongState {
            return .redirect(target)
        } catch ReferralError.noConsent {
            return .redirect(context.caseLink(ConsentPaths.new))
        }
        return .redirect(target)
    }
}
