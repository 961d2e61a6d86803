import LotseCore
import LotseData
import LotseWeb

/// Noting consultations.
struct ConsultationRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.newConsultation, as: ports.caseFile(to: .write)) { try await new($0) }
        routes.post(CasesPaths.newConsultation, as: ports.caseFile(to: .write)) { try await insert($0) }
        routes.get(CasesPaths.consultation, as: ports.caseFile(to: .write)) { try await edit($0) }
        routes.post(CasesPaths.consultation, as: ports.caseFile(to: .write)) { try await update($0) }
    }

    private func form(_ context: CaseFileContext, values: [String: String] = [:]) async throws -> Form {
        let household = try await ports.store.read { try HouseholdStore.list(of: context.head.id, from: $0) }
        let team = try await ports.team(of: context)
        let choices = CaseChoices(words: context.words)
        return Form(
            "cases.consultation",
            [
                .required("held", .day),
                .required("minutes", .number(Consultation.minutes)),
                .required("channel", .choice(choices.options("cases.channel", of: Consultation.Channel.self))),
                .required("person", .selection(choices.people(household))),
                .required("topics", .choices(choices.topics)),
                .required("language", .selection(choices.languages)), Field("interpreter", .tick),
                .required("adviser", .selection(choices.staff(team))),
                Field("summary", .longText()), Field(CaseFormFlow.version, .hidden),
            ],
            values: values
        )
    }

    private func flow(_ context: CaseFileContext, _ titleKey: String, _ action: String) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: titleKey,
            action: action,
            cancel: context.caseLink(CasesPaths.one)
        )
    }

    private func newFlow(_ context: CaseFileContext) -> CaseFormFlow {
        flow(context, "cases.consultation.title-new", context.caseLink(CasesPaths.newConsultation))
    }

    private func editFlow(_ context: CaseFileContext, _ consultation: Consultation) -> CaseFormFlow {
        let action = context.caseLink(CasesPaths.consultation, ["consultation": consultation.id.text])
        return flow(context, "cases.consultation.title", action)
    }

    private func new(_ context: CaseFileContext) async throws -> Reply {
        let main = try await ports.store.read { try HouseholdStore.list(of: context.head.id, from: $0) }
            .first { $0.part == .main }
        let values = [
            "held": context.today.description, "minutes": "45", "person": main?.id.text ?? "",
            "language": context.head.language.tag, "adviser": context.account.text,
            "interpreter": context.head.wantsInterpreter ? "yes" : "",
        ]
        return .page(newFlow(context).page(try await form(context, values: values)))
    }

    private func reading(_ context: CaseFileContext) async throws -> Form {
        let form = try await form(context).reading(context.form)
        guard let day = form.day("held"), day > context.today else { return form }
        return form.adding(FormError("held", "cases.consultation.error.future"))
    }

    private func insert(_ context: CaseFileContext) async throws -> Reply {
        let form = try await reading(context)
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await newFlow(context).submit(form) { transaction in
            let draft = try Self.draft(form)
            try ConsultationStore.insert(draft, into: head.id, of: head.alliance, in: transaction)
            return target
        }
    }

    private func consultation(_ context: CaseFileContext) async throws -> Consultation {
        let id = try context.visitor.identifier("consultation", of: Consultation.self)
        let all = try await ports.store.read { try ConsultationStore.list(of: context.head.id, from: $0) }
        guard let consultation = all.first(where: { $0.id == id }) else { throw PageError.notFound }
        return consultation
    }

    private func edit(_ context: CaseFileContext) async throws -> Reply {
        let consultation = try await consultation(context)
        let form = try await form(context, values: Self.values(consultation))
            .presetting("topics", to: consultation.draft.topics.map(\.rawValue))
        return .page(editFlow(context, consultation).page(form))
    }

    private func update(_ context: CaseFileContext) async throws -> Reply {
        let consultation = try await consultation(context)
        let form = try await reading(context)
        let seen = consultation.seen(at: form.number(CaseFormFlow.version))
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await editFlow(context, consultation).comparing {
            Self.values(try ConsultationStore.find(seen.id, of: head.id, from: $0))
        }
        .submit(form) { transaction in
            try ConsultationStore.update(seen, to: try Self.draft(form), of: head.alliance, in: transaction)
            return target
        }
    }

    private static func values(_ consultation: Consultation) -> [String: String] {
        let draft = consultation.draft
        return [
            "held": draft.heldOn.description, "minutes": "\(draft.minutes)", "channel": draft.channel.rawValue,
            "person": draft.person.text, "language": draft.language.tag,
            "interpreter": draft.hadInterpreter ? "yes" : "", "adviser": draft.adviser.text, "summary": draft.summary,
            CaseFormFlow.version: "\(consultation.version)",
        ]
    }

    private static func draft(_ form: Form) throws -> Consultation.Draft {
        guard let person = form.identifier("person", of: Person.self),
            let adviser = form.identifier("adviser", of: Account.self), let day = form.day("held"),
            let minutes = form.number("minutes")
        else { throw CasesError.notFound }
        return Consultation.Draft(
            person: person,
            heldOn: day,
            minutes: minutes,
            channel: form.choice("channel") ?? .office,
            topics: Set(form.chosen("topics").compactMap(Topic.init(rawValue:))),
            language: Language(form.text("language")) ?? .german,
            hadInterpreter: form.isTicked("interpreter"),
            adviser: adviser,
            summary: form.text("summary")
        )
    }
}
