import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The requests that came in: reading them, and making a case file of them, or not.
struct InboxRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        let ports = ports
        let one = Authoriser.roles(Role.caseworkers).then { try await InboxContext($0, ports) }
        routes.get(IntakePaths.inbox, as: .roles(Role.caseworkers)) { try await list($0) }
        routes.get(IntakePaths.one, as: one) { context in
            let page = try await page(context, form: Self.setAsideForm(context.words))
            try await ports.store.write(as: .member(context.account)) {
                try MatterMessageStore.markRead(in: context.intake.matter, transaction: $0)
            }
            return .page(page)
        }
        routes.post(IntakePaths.take, as: one) { try await take($0) }
        routes.post(IntakePaths.join, as: one) { try await join($0) }
        routes.post(IntakePaths.setAside, as: one) { try await setAside($0) }
    }

    private func list(_ staff: StaffContext) async throws -> Reply {
        let houses = staff.organisations(as: Role.caseworkers)
        let requests = try await ports.store.read {
            try IntakeStore.inbox(of: houses, alliance: staff.alliance.id, from: $0)
        }
        let words = staff.words
        var block = Block()
        block.rows = RowsView(
            rows: requests.map { request in
                let name = [request.answers.name?.given ?? "", request.answers.name?.family ?? ""]
                return RowsView.Row(
                    name.filter { !$0.isEmpty }.joined(separator: " "),
                    path: staff.link(IntakePaths.one, ["intake": request.id.text]),
                    texts: [
                        (request.answers.topics ?? []).map { words("topic.\($0.rawValue)") }.joined(separator: ", ")
                    ],
                    side: [
                        request.answers.contact.map { words.languageName($0.language) },
                        request.submittedAt.map { words.moment($0) },
                    ]
                )
            },
            emptyText: words("cases.new-requests.empty")
        )
        return .page(
            Page(words("cases.new-requests.title"), template: "cases.blocks", content: Blocks([block]))
        )
    }

    private static func setAsideForm(_ words: Words) -> Form {
        let reasons = Intake.SetAsideReason.allCases.map {
            Field.Option($0.rawValue, words("cases.set-aside.reason.\($0.rawValue)"))
        }
        return Form("cases.set-aside", [.required("reason", .choice(reasons))])
    }

    private func page(_ context: InboxContext, form: Form) async throws -> Page {
        let (words, intake) = (context.words, context.intake)
        let alliance = context.staff.alliance.id
        let places = try await ports.network.municipalities(of: alliance, on: context.today)
        var answers = Block()
        answers.tag = Tag(
            intake.status == .submitted ? .warning : .neutral,
            words("cases.intake-status.\(intake.status.rawValue)")
        )
        let told = try await messages(context)
        answers.summary = IntakeSummary(answers: intake.answers, words: words, places: places).list { _ in nil }
        guard intake.status == .submitted, let organisation = intake.organisation else {
            return Page(
                words("cases.new-request.title"),
                template: "cases.blocks",
                content: Blocks([told, answers]),
                breadcrumb: crumbs(context)
            )
        }
        let main = context.conversion.mainPerson
        let duplicates = try await ports.store.read {
            try DuplicateStore.list(like: [main], except: nil, in: alliance, of: organisation, from: $0)
        }
        var take = Block(words("cases.new-request.take"))
        take.texts = [words(duplicates.isEmpty ? "cases.new-request.no-duplicates" : "cases.new-request.duplicates")]
        take.buttons = [
            ButtonView(
                words("cases.new-request.take.button"),
                to: context.link(IntakePaths.take, ["intake": intake.id.text]),
                for: context
            )
        ]
        if !duplicates.isEmpty {
            take.rows = RowsView(rows: duplicates.map { row($0, context) }, emptyText: "")
        }
        var aside = Block(words("cases.new-request.set-aside"))
        aside.form = form.view(
            for: context,
            action: context.link(IntakePaths.setAside, ["intake": intake.id.text])
        )
        aside.fold = form.isValid ? words("cases.new-request.set-aside.open") : nil
        return Page(
            words("cases.new-request.title"),
            template: "cases.blocks",
            content: Blocks([take, told, answers, aside]),
            breadcrumb: crumbs(context)
        )
    }

    /// What the person has written since; answered as soon as there is a case file, or by telephone.
    private func messages(_ context: InboxContext) async throws -> Block? {
        let messages = try await ports.store.read {
            try MatterMessageStore.list(about: context.intake.matter, from: $0)
        }
        guard !messages.isEmpty else { return nil }
        let words = context.words
        var block = Block(words("cases.messages.title"))
        block.quotes = messages.map { message in
            let by = ["who": words("cases.messages.person"), "when": words.moment(message.createdAt)]
            return Quote(
                who: words("cases.matter.message.by", by),
                text: message.body,
                language: message.language.tag
            )
        }
        return block
    }

    private func crumbs(_ context: InboxContext) -> [Crumb] {
        [Crumb(context.words("cases.new-requests.title"), context.link(IntakePaths.inbox))]
    }

    /// A file that may be the same household's, with the button that adds the request to it.
    private func row(_ duplicate: Duplicate, _ context: InboxContext) -> RowsView.Row {
        let names = duplicate.pairs.map(\.other.name)
        return RowsView.Row(
            "\(duplicate.head.number) · \(names.first ?? "")",
            path: context.link(CasesPaths.one, ["caseFile": duplicate.head.id.text]),
            tag: Tag(
                duplicate.likelihood == .likely ? .warning : .neutral,
                context.words("cases.likelihood.\(duplicate.likelihood.rawValue)")
            ),
            buttons: [
                ButtonView(
                    context.words("cases.new-request.join"),
                    about: duplicate.head.number.description,
                    to: context.link(IntakePaths.join, ["intake": context.intake.id.text]),
                    hidden: [("file", duplicate.head.id.text)],
                    for: context
                )
            ]
        )
    }

    // MARK: - Deciding

    private func take(_ context: InboxContext) async throws -> Reply {
        let (once, intake, conversion, account) = (context.once, context.intake, context.conversion, context.account)
        return try await deciding(context) { transaction in
            try transaction.once(once) {
                let file = try IntakeDecisionStore.take(intake, as: conversion, owner: account, in: transaction)
                return context.link(CasesPaths.one, ["caseFile": file.text])
            }
        }
    }

    private func join(_ context: InboxContext) async throws -> Reply {
        guard let file = Identifier<CaseFile>(context.form["file"]) else { throw PageError.notFound }
        let (once, intake, conversion, account) = (context.once, context.intake, context.conversion, context.account)
        let places = try await ports.network.municipalities(of: context.staff.alliance.id, on: context.today)
        let note = IntakeSummary(answers: intake.answers, words: context.words, places: places)
            .note(titled: context.words("cases.new-request.note"))
        return try await deciding(context) { transaction in
            try transaction.once(once) {
                let head = try CaseFileStore.find(file, in: intake.alliance, from: transaction.reader)
                try IntakeDecisionStore.join(
                    intake,
                    as: conversion,
                    to: head,
                    note: note,
                    by: account,
                    in: transaction
                )
                return context.link(CasesPaths.one, ["caseFile": file.text])
            }
        }
    }

    private func setAside(_ context: InboxContext) async throws -> Reply {
        let form = Self.setAsideForm(context.words).reading(context.form)
        guard form.isValid, let reason = form.choice("reason", as: Intake.SetAsideReason.self) else {
            return .page(try await page(context, form: form), status: .unprocessableContent)
        }
        let (once, intake, account) = (context.once, context.intake, context.account)
        return try await deciding(context) { transaction in
            try transaction.once(once) {
                try IntakeStore.decide(intake, as: .setAside, reason: reason, by: account, in: transaction)
                return context.link(IntakePaths.inbox)
            }
        }
    }

    /// Somebody else may have decided in the meantime; then the request shows what became of it.
    private func deciding(
        _ context: InboxContext,
        _ change: @escaping @Sendable (Transaction) throws -> String
    ) async throws -> Reply {
        do {
            return .redirect(try await ports.store.write(as: context.actor, change))
        } catch StoreError.stale {
            return .redirect(context.path)
        } catch let error as CasesError {
            guard error == .denied(.wrongState) else { throw PageError.notFound }
            return .redirect(context.path)
        }
    }
}
