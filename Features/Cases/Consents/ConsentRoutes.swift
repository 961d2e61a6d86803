import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Consents in a case file: seeing them, noting one from paper or word, withdrawing on the person's behalf.
struct ConsentRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(ConsentPaths.list, as: ports.caseFile(to: .read)) { try await list($0) }
        routes.get(ConsentPaths.new, as: ports.caseFile(to: .write)) { context in
            .page(flow(context).page(try await form(context)))
        }
        routes.post(ConsentPaths.new, as: ports.caseFile(to: .write)) { try await insert($0) }
        routes.post(ConsentPaths.withdraw, as: ports.caseFile(to: .write)) { try await withdraw($0) }
    }

    private func list(_ context: CaseFileContext) async throws -> Reply {
        let consents = try await ports.store.read { try ConsentStore.list(of: context.head.id, from: $0) }
        let words = context.words
        var block = Block()
        block.rows = RowsView(
            rows: consents.map { row($0, context) },
            emptyText: words("cases.consents.empty")
        )
        if context.permits(.write) {
            block.links = [Link(words("cases.consents.add"), context.caseLink(ConsentPaths.new))]
        }
        return .page(
            Page(
                words("cases.consents.title"),
                template: "cases.blocks",
                content: Blocks(lead: words("cases.consents.lead"), [block]),
                breadcrumb: context.breadcrumb
            )
        )
    }

    private func row(_ consent: Consent, _ context: CaseFileContext) -> RowsView.Row {
        let words = context.words
        let isInForce = consent.isInForce(on: context.today)
        let title = "\(ConsentTexts(words: words).title(consent.purpose)): \(consent.recipientName)"
        let button = ButtonView(
            words("cases.consents.withdraw"),
            about: title,
            to: context.caseLink(ConsentPaths.withdraw, ["consent": consent.id.text]),
            for: context
        )
        return RowsView.Row(
            title,
            tag: tag(consent, isInForce, words),
            texts: [
                context.seesNames ? consent.evidence.text : nil,
                words(
                    "cases.consents.evidence",
                    [
                        "version": consent.evidence.textVersion,
                        "language": words.languageName(consent.evidence.language),
                    ]
                ),
            ],
            side: [
                words(
                    "cases.consents.given",
                    [
                        "day": words.shortDay(Berlin.day(at: consent.givenAt)),
                        "way": words("cases.consents.way.\(consent.evidence.way.rawValue)"),
                    ]
                ),
                consent.period.end.map { words("cases.consents.until", ["day": words.shortDay($0)]) },
            ],
            buttons: isInForce && context.permits(.write) ? [button] : []
        )
    }

    private func tag(_ consent: Consent, _ isInForce: Bool, _ words: Words) -> Tag {
        if consent.withdrawal != nil { return Tag(.bad, words("cases.consents.withdrawn")) }
        return isInForce
            ? Tag(.good, words("cases.consents.in-force")) : Tag(.neutral, words("cases.consents.ended"))
    }

    // MARK: - Noting one

    private func flow(_ context: CaseFileContext) -> CaseFormFlow {
        CaseFormFlow(
            context: context,
            ports: ports,
            titleKey: "cases.consent-form.title",
            action: context.caseLink(ConsentPaths.new),
            cancel: context.caseLink(ConsentPaths.list),
            leadKey: "cases.consent-form.lead"
        )
    }

    private func form(_ context: CaseFileContext) async throws -> Form {
        let words = context.words
        let organisations = try await ports.network.organisations(of: context.head.alliance, on: context.today)
        let own = try await ports.network.organisation(context.head.organisation)
        let recipients = ([own].compactMap(\.self) + organisations.filter { $0.id != own?.id })
            .map { Field.Option($0.id.text, $0.name) }
        let texts = ConsentTexts(words: words)
        let plain: [ConsentPurpose] = [.advice, .employerContact, .followUp]
        let purposes = (plain + Topic.allCases.map { .referral($0) })
            .map { Field.Option(Self.value($0), texts.title($0)) }
        let choices = CaseChoices(words: words)
        return Form(
            "cases.consent-form",
            [
                .required("purpose", .selection([Field.Option("", words("form.choose"))] + purposes)),
                .required("recipient", .selection([Field.Option("", words("form.choose"))] + recipients)),
                Field("members", .tick),
                .required("fields", .choices(choices.options("cases.field", of: CaseField.self))),
                .required("way", .choice(choices.options("cases.consents.way", [ConsentWay.paper, .oral]))),
                .required("given-on", .day),
            ],
            values: ["given-on": context.today.description]
        )
    }

    /// A purpose as one answer: `advice`, `referral:work`.
    private static func value(_ purpose: ConsentPurpose) -> String {
        [purpose.name, purpose.topic?.rawValue].compactMap(\.self).joined(separator: ":")
    }

    private static func purpose(_ value: String) -> ConsentPurpose? {
        let parts = value.split(separator: ":").map(String.init)
        return parts.first.flatMap { ConsentPurpose(name: $0, topic: parts.dropFirst().first.flatMap(Topic.init)) }
    }

    private func insert(_ context: CaseFileContext) async throws -> Reply {
        var form = try await form(context).reading(context.form)
        if let day = form.day("given-on"), day > context.today {
            form = form.adding(FormError("given-on", "cases.consent-form.error.ahead"))
        }
        if form.isTicked("members"), Self.purpose(form.text("purpose")) != .employerContact {
            form = form.adding(FormError("members", "cases.consent-form.error.members"))
        }
        let recipient: Identifier<Organisation>? = form.identifier("recipient")
        let profile =
            if let recipient { try await ports.network.organisation(recipient) } else { OrganisationProfile?.none }
        let (head, target, account) = (context.head, context.caseLink(ConsentPaths.list), context.account)
        let (sent, texts) = (form, ConsentTexts(words: context.words))
        return try await flow(context).submit(form) { transaction in
            guard let profile, let purpose = Self.purpose(sent.text("purpose")), let day = sent.day("given-on")
            else { throw CasesError.notFound }
            let consent = texts.draft(
                purpose,
                recipient: (profile.id, profile.name),
                fields: Set(sent.chosen("fields").compactMap(CaseField.init(rawValue:))),
                from: day,
                way: sent.choice("way") ?? .oral,
                notedBy: account,
                reachesMembers: sent.isTicked("members")
            )
            try ConsentStore.insert(consent, for: .caseFile(head.id), alliance: head.alliance, in: transaction)
            return target
        }
    }

    // MARK: - Withdrawing

    private func withdraw(_ context: CaseFileContext) async throws -> Reply {
        let id = try context.visitor.identifier("consent", of: Consent.self)
        let head = context.head
        do {
            try await ports.store.write(as: context.actor) { transaction in
                let owner = ConsentOwner.caseFile(head.id)
                let withdrawn = try ConsentStore.withdraw(id, of: owner, way: .oral, in: transaction)
                guard let consent = withdrawn else { return }
                _ = try ReferralStepStore.withdraw(relyingOn: consent, in: head.id, transaction: transaction)
            }
        } catch CasesError.notFound {
            throw PageError.notFound
        }
        return .redirect(context.caseLink(ConsentPaths.list))
    }
}
