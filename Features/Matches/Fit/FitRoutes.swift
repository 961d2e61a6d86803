import HTTPTypes
import LotseCore
import LotseMatching
import LotseWeb

/// "What fits us?": the public question, answered at once; nothing of it is kept.
struct FitRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        routes.get(MatchesPaths.fit, as: .alliance) { context in
            .page(page(try await form(context).empty, nil, context))
        }
        routes.post(MatchesPaths.fit, as: .alliance, burden: .heavy, whenExpired: .asksAgain) { context in
            let (form, question) = try await form(context).read(context.form)
            guard let question else { return .page(page(form, nil, context), status: .unprocessableContent) }
            let (region, table) = try await ports.regions.table(of: context.alliance.id)
            let answer = try FamilyAnswer(question, in: region, table)
            let view = AnswerView(answer, context.words, link: { _ in nil }, take: { _ in nil })
            return .page(page(form, view, context))
        }
    }

    private func form(_ context: AllianceContext) async throws -> FitForm {
        FitForm(
            words: context.words,
            language: context.language,
            occupations: ports.occupations,
            places: try await ports.network.municipalities(of: context.alliance.id, on: context.today),
            today: context.today
        )
    }

    private func page(_ form: Form, _ answer: AnswerView?, _ context: AllianceContext) -> Page {
        let content = FitPage(
            lead: context.words("matches.fit.lead"),
            promise: context.words("matches.fit.promise"),
            answer: answer,
            compare: Link(context.words("matches.compare.title"), context.link(MatchesPaths.compare)),
            request: Link(context.words("matches.fit.request"), context.link(ports.neighbours.request)),
            rules: Link(context.words("matches.place-rules.link"), context.link(MatchesPaths.placeRules)),
            form: form.view(
                for: context,
                action: context.link(MatchesPaths.fit),
                cancel: context.link(FloorPaths.allianceStart)
            )
        )
        return Page(
            context.words("matches.fit.title"),
            template: "matches.fit",
            content: content,
            breadcrumb: [Crumb(context.words("layout.home"), context.link(FloorPaths.allianceStart))]
        )
    }
}

/// The public question with its answer; template `matches.fit`.
struct FitPage: Sendable {
    let lead: String
    /// That nothing is kept.
    let promise: String
    let answer: AnswerView?
    /// By what vacancies are compared.
    let compare: Link
    let request: Link
    /// By what Kita and school places are given.
    let rules: Link
    let form: FormView
}
