import LotseCore
import LotseData
import LotseWeb

/// Adding, changing and removing members of a household.
struct HouseholdRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.newPerson, as: ports.caseFile(to: .write)) { context in
            let values = ["sex": Person.Sex.unknown.rawValue, "german": Person.LanguageLevel.unknown.rawValue]
            return .page(newFlow(context).page(form(context, isMain: false, values: values)))
        }
        routes.post(CasesPaths.newPerson, as: ports.caseFile(to: .write)) { try await insert($0) }
        routes.get(CasesPaths.person, as: ports.caseFile(to: .write)) { try await edit($0) }
        routes.post(CasesPaths.person, as: ports.caseFile(to: .write)) { try await update($0) }
        routes.post(CasesPaths.removePerson, as: ports.caseFile(to: .write)) { try await remove($0) }
    }

    private func form(_ context: CaseFileContext, isMain: Bool, values: [String: String] = [:]) -> Form {
        PersonForm.form(CaseChoices(words: context.words), isMain: isMain, values: values)
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
        flow(context, "cases.person.title-new", context.caseLink(CasesPaths.newPerson))
    }

    private func editFlow(_ context: CaseFileContext, _ person: Person) -> CaseFormFlow {
        flow(
            context,
            "cases.person.title",
            context.caseLink(CasesPaths.person, ["person": person.id.text])
        )
    }

    private func insert(_ context: CaseFileContext) async throws -> Reply {
        let form = form(context, isMain: false).reading(context.form)
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await newFlow(context).submit(form) { transaction in
            let part = form.choice("part", as: Person.Part.self) ?? .relative
            let draft = PersonForm.draft(form, part: part, keeping: [])
            try HouseholdStore.insert(draft, into: head.id, of: head.alliance, in: transaction)
            return target
        }
    }

    private func person(_ context: CaseFileContext) async throws -> Person {
        let id = try context.visitor.identifier("person", of: Person.self)
        let person = try await ports.store.read { try HouseholdStore.list(of: context.head.id, from: $0) }
            .first { $0.id == id && $0.mergedInto == nil }
        guard let person else { throw PageError.notFound }
        return person
    }

    private func edit(_ context: CaseFileContext) async throws -> Reply {
        let person = try await person(context)
        let form = form(context, isMain: person.part == .main, values: PersonForm.values(person))
        return .page(page(context, person, form))
    }

    private func page(_ context: CaseFileContext, _ person: Person, _ form: Form) -> Page {
        guard person.part != .main else { return editFlow(context, person).page(form) }
        let button = ButtonView(
            context.words("cases.person.remove"),
            about: person.name,
            to: context.caseLink(CasesPaths.removePerson, ["person": person.id.text]),
            hidden: [(CaseFormFlow.version, "\(person.version)")],
            for: context
        )
        return editFlow(context, person).page(form, button: button)
    }

    private func update(_ context: CaseFileContext) async throws -> Reply {
        let person = try await person(context)
        let form = form(context, isMain: person.part == .main).reading(context.form)
        let seen = person.seen(at: form.number(CaseFormFlow.version))
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        return try await editFlow(context, person).comparing {
            PersonForm.values(try HouseholdStore.find(seen.id, of: head.id, from: $0))
        }
        .submit(form) { transaction in
            let part = person.part == .main ? .main : form.choice("part", as: Person.Part.self) ?? person.part
            let draft = PersonForm.draft(form, part: part, keeping: seen.languages)
            try HouseholdStore.update(seen, to: draft, of: head.alliance, in: transaction)
            return target
        }
    }

    private func remove(_ context: CaseFileContext) async throws -> Reply {
        let person = try await person(context)
        let form = Form("cases.person-remove", [Field(CaseFormFlow.version, .hidden)]).reading(context.form)
        let seen = person.seen(at: form.number(CaseFormFlow.version))
        let (head, target) = (context.head, context.caseLink(CasesPaths.one))
        let flow = flow(
            context,
            "cases.person.remove",
            context.caseLink(CasesPaths.removePerson, ["person": person.id.text])
        )
        return try await flow.comparing {
            [CaseFormFlow.version: "\(try HouseholdStore.find(seen.id, of: head.id, from: $0).version)"]
        }
        .submit(form) { transaction in
            try HouseholdStore.remove(seen, of: head.alliance, in: transaction)
            return target
        }
    }
}
