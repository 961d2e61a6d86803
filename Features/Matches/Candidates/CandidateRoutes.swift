import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Firms see who would come, without names, and can ask; the team tells them what the person said.
struct CandidateRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        let ports = ports
        let officer = Authoriser.roles(CandidateRoles.officers)
        routes.get(MatchesPaths.candidates, as: officer) { try await list($0) }
        let candidate = officer.then { try await CandidateContext($0, ports) }
        routes.get(MatchesPaths.ask, as: candidate) { context in
            .page(askPage(askForm(context).presetting("vacancy", to: [context.query["vacancy"]]), context))
        }
        routes.post(MatchesPaths.ask, as: candidate) { try await ask($0) }
        let answering = ports.search(changing: true).then { try await InquiryContext($0) }
        routes.get(MatchesPaths.inquiry, as: answering) { .page(answerPage(answerForm($0.words), $0)) }
        routes.post(MatchesPaths.inquiry, as: answering) { try await answer($0) }
    }

    private func list(_ staff: StaffContext) async throws -> Reply {
        let (alliance, firms) = (staff.alliance.id, staff.firms)
        let pool = try await CandidatePool(for: firms, in: alliance, ports)
        let inquiries = try await ports.store.read { try InquiryStore.list(of: firms, in: alliance, from: $0) }
        let wanted = staff.query["vacancy"]
        let page = try CandidatePage(
            staff,
            pool,
            for: pool.vacancies(of: firms).first { $0.listing.id.text == wanted },
            inquiries,
            ports
        )
        return .page(Page(staff.words("matches.candidates.title"), template: "matches.candidates", content: page))
    }

    // MARK: - Asking

    private func askForm(_ context: CandidateContext) -> Form {
        let offers = context.pool.vacancies(of: [context.firm])
        let none = Field.Option("", context.words("matches.ask.no-vacancy"))
        return Form(
            "matches.ask",
            [
                Field(
                    "vacancy",
                    .selection([none] + offers.map { Field.Option($0.listing.id.text, $0.listing.title) })
                ),
                .required("message", .longText(maxLength: 1_000)),
            ]
        )
    }

    private func askPage(_ form: Form, _ context: CandidateContext) -> Page {
        let search = SearchWords(context.words, ports)
        let list = context.link(MatchesPaths.candidates)
        return Page(
            context.words("matches.ask.title"),
            template: "matches.form",
            content: SearchFormPage(
                lead: context.words(
                    "matches.ask.lead",
                    ["occupation": context.candidate.profile.occupations.map(search.occupation).joined(separator: ", ")]
                ),
                conflict: nil,
                form: form.view(
                    for: context,
                    action: context.link(MatchesPaths.ask, ["person": context.candidate.person.text]),
                    cancel: list
                )
            ),
            breadcrumb: [Crumb(context.words("matches.candidates.title"), list)]
        )
    }

    private func ask(_ context: CandidateContext) async throws -> Reply {
        let form = askForm(context).reading(context.form)
        guard form.isValid else { return .page(askPage(form, context), status: .unprocessableContent) }
        guard let firm = try await ports.network.organisation(context.firm) else { throw PageError.notFound }
        let offer = context.pool.vacancies(of: [context.firm]).first { $0.listing.id.text == form.text("vacancy") }
        let (alliance, account, once) = (context.staff.alliance.id, context.staff.member.account, context.once)
        let (candidate, message, remind) = (context.candidate, form.text("message"), ports.remind)
        let reminder = context.words(in: .german)("matches.ask.task", ["firm": firm.name])
        let target = context.link(MatchesPaths.candidates)
        let landed = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                let isNew = try InquiryStore.insert(
                    about: candidate,
                    by: firm,
                    vacancyTitle: offer?.listing.title ?? "",
                    message: message,
                    in: alliance,
                    askedBy: account,
                    transaction
                )
                if isNew { try remind(candidate.caseFile, reminder, alliance, account, transaction) }
                return target
            }
        }
        return .redirect(landed)
    }

    // MARK: - Answering

    private func answerForm(_ words: Words) -> Form {
        Form(
            "matches.inquiry-answer",
            [
                .required(
                    "answer",
                    .choice([
                        Field.Option(EmployerInquiry.State.agreed.rawValue, words("matches.inquiry-answer.agreed")),
                        Field.Option(EmployerInquiry.State.declined.rawValue, words("matches.inquiry-answer.declined")),
                    ])
                ),
                Field("contact", .longText(maxLength: 500)),
            ]
        )
    }

    private func answerPage(_ form: Form, _ context: InquiryContext, conflict: String? = nil) -> Page {
        let inquiry = context.inquiry
        let about = [inquiry.vacancyTitle, inquiry.message].filter { !$0.isEmpty }.joined(separator: " · ")
        return Page(
            context.words("matches.inquiry-answer.title", ["firm": inquiry.organisationName]),
            template: "matches.form",
            content: SearchFormPage(
                lead: context.words(
                    "matches.inquiry-answer.lead",
                    ["name": context.person.name, "message": about]
                ),
                conflict: conflict,
                form: form.view(
                    for: context,
                    action: context.here,
                    cancel: context.search.caseLink(ports.neighbours.caseFile)
                )
            ),
            breadcrumb: context.search.breadcrumb
        )
    }

    private func answer(_ context: InquiryContext) async throws -> Reply {
        var form = answerForm(context.words).reading(context.form)
        let state: EmployerInquiry.State? = form.choice("answer")
        if state == .agreed, form.text("contact").isEmpty {
            form = form.adding(FormError("contact", "matches.error.inquiry-contact"))
        }
        guard form.isValid, let state, state != .open else {
            return .page(answerPage(form, context), status: .unprocessableContent)
        }
        let (inquiry, alliance, once) = (context.inquiry, context.search.alliance, context.once)
        let account = context.search.staff.member.account
        let contact = state == .agreed ? form.text("contact") : ""
        let target = context.search.caseLink(ports.neighbours.caseFile)
        do {
            let landed = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try InquiryStore.answer(
                        inquiry,
                        as: state,
                        contact: contact,
                        in: alliance,
                        by: account,
                        transaction
                    )
                    return target
                }
            }
            return .redirect(landed)
        } catch StoreError.stale {
            let newest = try await InquiryContext(context.search)
            let sentence = context.words("matches.inquiry.\(newest.inquiry.state.rawValue)")
            return .page(answerPage(form, newest, conflict: sentence), status: .conflict)
        }
    }
}
