import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The public intake: one question a page, saved on the way, sent at the end.
struct IntakeRoutes: Sendable {
    let ports: CasesPorts
    private var desk: IntakeDesk { IntakeDesk(ports: ports) }
    private var store: any Store { ports.store }

    func add(to routes: inout RouteTable) {
        let store = store
        // An alliance without an office has nobody who reads requests, and so no intake.
        let visitor = Authoriser.alliance.then { context in
            guard context.alliance.office != nil else { throw PageError.notFound }
            return context
        }
        let holder = visitor.then { try await MatterContext($0, from: store) }
        let draft = holder.then { try DraftContext($0) }
        let question = draft.then { try QuestionContext($0) }

        routes.get(IntakePaths.start, as: visitor) { context in
            let title = context.words("cases.intake.start.title")
            return .page(Page(title, template: "cases.intake-start", content: IntakeStartPage(context)))
        }
        routes.get(IntakePaths.own, as: visitor) { context in
            let words = context.words
            var block = Block()
            block.texts = ["mail", "lost"].map { words("cases.own-request.\($0)") }
            block.links = [Link(words("cases.own-request.new"), context.link(IntakePaths.start))]
            return .page(
                Page(
                    words("cases.matter.title"),
                    template: "cases.blocks",
                    content: Blocks(lead: words("cases.own-request.lead"), [block])
                )
            )
        }
        routes.get(IntakePaths.begin, as: visitor) { context in
            let form = try await desk.form(of: .intention, answers: .init(), for: context, in: context.alliance.id)
            return .page(firstPage(form.form, for: context))
        }
        routes.post(IntakePaths.begin, as: visitor, burden: .heavy, whenExpired: .asksAgain) { try await begin($0) }
        routes.get(IntakePaths.step, as: question) { context in
            let form = try await desk.form(
                of: context.step,
                answers: context.draft.answers,
                for: context,
                in: context.draft.holder.alliance.id
            )
            return try await page(context, form: form.form)
        }
        routes.post(IntakePaths.step, as: question, whenExpired: .asksAgain) { try await answer($0) }
        routes.post(IntakePaths.submit, as: draft, burden: .heavy) { try await submit($0) }
        routes.post(IntakePaths.discard, as: draft) { context in
            try await store.write(as: context.actor) { try IntakeStore.discard(context.intake, in: $0) }
            return .redirect(context.link(IntakePaths.start))
        }
    }

    // MARK: - The first question, before there is a draft

    private func begin(_ context: AllianceContext) async throws -> Reply {
        let empty = try await desk.form(of: .intention, answers: .init(), for: context, in: context.alliance.id)
        var (form, answers) = empty.reading(context.form)
        let shownAt = context.visitor.token?.issuedAt ?? context.now
        if !IntakeGuard.isPlausible(shownAt: shownAt, sentAt: context.now, trap: context.form[IntakeGuard.trap]) {
            form = form.adding(FormError("intention", "cases.intake.error.too-fast"))
            answers = nil
        }
        guard let answers else { return .page(firstPage(form, for: context), status: .unprocessableContent) }
        let token = SecretToken()
        try await store.write(as: context.actor) { transaction in
            _ = try IntakeStore.insertDraft(
                answers,
                alliance: context.alliance.id,
                language: context.language,
                tokenHash: token.hash,
                in: transaction
            )
        }
        let next = IntakeStep.firstOpen(in: answers)
        return .redirect(context.link(IntakePaths.step, ["token": token.text, "step": next.rawValue]))
    }

    private func firstPage(_ form: Form, for context: AllianceContext) -> Page {
        Page(
            context.words("cases.intake.intention.title"),
            template: "cases.intake-step",
            content: IntakeStepPage(
                progress: progress(.intention, after: .init(), context.words),
                intro: intro(of: .intention, context.words),
                form: form.view(
                    for: context,
                    action: context.link(IntakePaths.begin),
                    submit: "cases.intake.continue"
                ),
                backPath: context.link(IntakePaths.start),
                saved: nil
            )
        )
    }

    // MARK: - All further questions

    private func page(
        _ context: QuestionContext,
        form: Form,
        status: HTTPResponse.Status = .ok
    ) async throws -> Reply {
        if context.step == .check { return .page(try await checkPage(context.draft, form: form), status: status) }
        let (words, answers) = (context.words, context.draft.answers)
        var intro = intro(of: context.step, words)
        if context.step == .consent, form.fields.allSatisfy({ $0.name != "bodies" }) {
            intro.append(words("cases.intake.consent.no-bodies"))
        }
        return .page(
            Page(
                words("cases.intake.\(context.step.rawValue).title"),
                template: "cases.intake-step",
                content: IntakeStepPage(
                    progress: progress(context.step, after: answers, words),
                    intro: intro,
                    form: form.view(
                        for: context,
                        action: context.draft.holder.own(IntakePaths.step, ["step": context.step.rawValue]),
                        submit: "cases.intake.continue"
                    ),
                    backPath: backPath(from: context.step, in: context.draft),
                    saved: saved(context.draft)
                )
            ),
            status: status
        )
    }

    private func answer(_ context: QuestionContext) async throws -> Reply {
        let holder = context.draft.holder
        let asked = try await desk.form(
            of: context.step,
            answers: context.draft.answers,
            for: context,
            in: holder.alliance.id
        )
        let (form, answers) = asked.reading(context.form)
        guard let answers else { return try await page(context, form: form, status: .unprocessableContent) }
        let id = context.draft.intake.id
        let isKept = try await store.write(as: holder.actor) { try IntakeStore.save(answers, in: id, transaction: $0) }
        guard isKept else { return .redirect(holder.own(IntakePaths.matter)) }
        let next = IntakeStep.firstOpen(in: answers)
        return .redirect(holder.own(IntakePaths.step, ["step": next.rawValue]))
    }

    private func checkPage(_ context: DraftContext, form: Form) async throws -> Page {
        let (words, answers, holder) = (context.words, context.answers, context.holder)
        let places = try await desk.places(of: holder.alliance.id, on: context.today)
        let consents = try await consents(of: context)
        let summary = IntakeSummary(answers: answers, words: words, places: places)
        return Page(
            words("cases.intake.check.title"),
            template: "cases.intake-check",
            content: IntakeCheckPage(
                summary: summary.list { step in
                    Link(words("cases.change"), holder.own(IntakePaths.step, ["step": step.rawValue]))
                },
                consents: consents.map(\.evidence.text),
                noBodies: answers.consent?.bodies.isEmpty == false ? nil : words("cases.intake.check.no-bodies"),
                form: form.view(for: context, action: holder.own(IntakePaths.submit), submit: "cases.intake.send"),
                backPath: backPath(from: .check, in: context),
                saved: saved(context),
                discard: ButtonView(
                    words("cases.intake.discard"),
                    to: holder.own(IntakePaths.discard),
                    isGrave: true,
                    for: context
                )
            )
        )
    }

    // MARK: - Sending

    private func submit(_ context: DraftContext) async throws -> Reply {
        let holder = context.holder
        let open = IntakeStep.firstOpen(in: context.answers)
        guard open == .check else {
            return .redirect(holder.own(IntakePaths.step, ["step": open.rawValue]))
        }
        guard let office = holder.alliance.office else { throw PageError.notFound }
        let consents = try await consents(of: context)
        let letter = IntakeLetters(address: ports.publicURL, words: context.words)
            .receipt(of: context.answers, matter: holder.matter, token: holder.token, alliance: holder.alliance)
        try await store.write(as: holder.actor) { transaction in
            guard try IntakeStore.submit(context.intake, to: office, in: transaction) else { return }
            for consent in consents {
                try ConsentStore.insert(
                    consent,
                    for: .intake(context.intake.id),
                    alliance: holder.alliance.id,
                    in: transaction
                )
            }
            try letter?.enqueue(in: transaction)
        }
        return .redirect(holder.own(IntakePaths.matter))
    }

    private func consents(of context: DraftContext) async throws -> [ConsentDraft] {
        guard let officeID = context.holder.alliance.office,
            let office = try await ports.network.organisation(officeID)
        else { return [] }
        let offers = try await desk.offers(for: context.answers, in: context.holder.alliance.id, on: context.today)
        return desk.consents(
            of: context.answers,
            office: office,
            offers: offers,
            words: context.words,
            at: context.now
        )
    }

    // MARK: - Parts of a page

    private func progress(_ step: IntakeStep, after answers: IntakeAnswers, _ words: Words) -> String {
        let path = IntakeStep.path(through: answers)
        let place = path.firstIndex(of: step) ?? 0
        return words("cases.intake.progress", ["step": place + 1, "of": path.count])
    }

    private func intro(of step: IntakeStep, _ words: Words) -> [String] {
        let key = "cases.intake.\(step.rawValue).intro"
        return words.has(key) ? [words(key)] : []
    }

    private func backPath(from step: IntakeStep, in context: DraftContext) -> String? {
        step.previous(in: context.answers).map {
            context.holder.own(IntakePaths.step, ["step": $0.rawValue])
        }
    }

    private func saved(_ context: DraftContext) -> SavedDraft {
        SavedDraft(
            path: ports.publicURL + context.holder.own(IntakePaths.matter),
            code: context.holder.matter.code.description
        )
    }
}
