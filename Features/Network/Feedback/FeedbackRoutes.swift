import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The question below an answer: whether it helped.
struct FeedbackForm: Sendable {
    let place: Municipality
    let topic: Topic?

    /// What the link asks about, or the form that it led to.
    init(_ data: FormData, _ reader: Reader) throws {
        guard let key = MunicipalityKey(data["key"]), let place = try MunicipalityStore.fetch(key, reader) else {
            throw PageError.notFound
        }
        self.place = place
        topic = Topic(rawValue: data["topic"])
    }

    func form(_ words: Words, helped: String = "") -> Form {
        let answers = ["yes", "no"].map { Field.Option($0, words("form.\($0)")) }
        return Form(
            "network.feedback",
            [
                .required("helped", .choice(answers)),
                Field("remark", .longText(maxLength: AnswerFeedback.longestRemark)),
                Field("key", .hidden), Field("topic", .hidden), Field("website", .trap),
            ],
            values: ["helped": helped, "key": place.key.text, "topic": topic?.rawValue ?? ""]
        )
    }

    func page(_ form: Form, for context: AllianceContext) -> Page {
        let words = context.words
        let answer = "\(context.link(NetworkPaths.whoHelps))?\(WhoHelpsPage.query(of: place, topic))"
        let content = FeedbackPage(
            lead: WhoHelpsPage.title(of: place, topic, words),
            form: form.view(for: context, action: context.link(NetworkPaths.feedback), cancel: answer)
        )
        return Page(
            words("network.feedback.title"),
            template: "network.feedback",
            content: content,
            breadcrumb: [Crumb(words("network.who-helps.title"), answer)]
        )
    }
}

/// The form about an answer on its page.
struct FeedbackPage: Sendable {
    let lead: String
    let form: FormView
}

extension NetworkFeature {
    func addFeedbackRoutes(to routes: inout RouteTable) {
        let store = store
        routes.get(NetworkPaths.feedback, as: .alliance) { context in
            let asked = try await store.read { try FeedbackForm(context.query, $0) }
            return .page(asked.page(asked.form(context.words, helped: context.query["helped"]), for: context))
        }
        routes.post(NetworkPaths.feedback, as: .alliance, burden: .heavy, whenExpired: .asksAgain) { context in
            let asked = try await store.read { try FeedbackForm(context.form, $0) }
            let form = asked.form(context.words).reading(context.form)
            guard form.isValid else { return .page(asked.page(form, for: context), status: .unprocessableContent) }
            let (alliance, isMachine) = (context.alliance.id, !form.text("website").isEmpty)
            let target = "\(context.link(NetworkPaths.whoHelps))?\(WhoHelpsPage.query(of: asked.place, asked.topic))"
            guard !isMachine else { return .redirect(target) }
            let feedback = AnswerFeedback(
                .init(asked.place.key, asked.topic),
                hasHelped: form.text("helped") == "yes",
                remark: form.optionalText("remark")
            )
            let answer = try await store.write(as: context.actor) { transaction in
                try transaction.once(context.once) {
                    try AnswerFeedbackStore.insert(feedback, for: alliance, in: transaction)
                    return "\(target)&done=feedback"
                }
            }
            return .redirect(answer)
        }
    }
}
