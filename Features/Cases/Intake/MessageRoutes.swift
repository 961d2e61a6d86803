import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The adviser's side of the page behind the secret link: reading, writing, giving out a link.
struct MessageRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(MessagePaths.list, as: ports.caseFile(to: .write)) { context in
            let page = try await page(context, form: Self.form(context))
            try await ports.store.write(as: context.actor) {
                try MatterMessageStore.markRead(from: .person, in: context.head.id, transaction: $0)
            }
            return .page(page)
        }
        routes.post(MessagePaths.list, as: ports.caseFile(to: .write)) { try await write($0) }
        routes.post(MessagePaths.link, as: ports.caseFile(to: .write)) { try await giveLink($0) }
    }

    /// The language is asked, not guessed: an adviser may write Ukrainian while reading German pages.
    private static func form(_ context: CaseFileContext) -> Form {
        Form(
            "cases.message",
            [
                .required("message", .longText(maxLength: MatterMessage.longest)),
                .required("language", .selection(CaseChoices(words: context.words).languages)),
            ],
            values: ["language": context.language.tag]
        )
    }

    private func page(_ context: CaseFileContext, form: Form, link: String? = nil) async throws -> Page {
        let (words, head) = (context.words, context.head)
        let (matters, messages) = try await ports.store.read { reader in
            (
                try MatterStore.list(of: head.id, from: reader),
                try MatterMessageStore.list(of: head.id, from: reader)
            )
        }
        let names = try await ports.staff.names(of: Set(messages.compactMap(\.author)))
        var told = Block()
        told.quotes = messages.map { quote($0, names, words) }
        if matters.isEmpty {
            told.texts = [words("cases.messages.no-link")]
        } else {
            told.form = form.view(for: context, action: context.caseLink(MessagePaths.list))
        }
        var access = Block(words("cases.messages.link.title"))
        access.texts = matters.map { words("cases.messages.link.code", ["code": $0.code.description]) }
        access.texts.append(words(matters.isEmpty ? "cases.messages.link.first" : "cases.messages.link.again"))
        access.buttons = [
            ButtonView(
                words(matters.isEmpty ? "cases.messages.link.make" : "cases.messages.link.replace"),
                to: context.caseLink(MessagePaths.link),
                for: context
            )
        ]
        var fresh: Block?
        if let link {
            var block = Block(words("cases.messages.link.new"))
            block.texts = [words("cases.messages.link.once")]
            block.links = [Link(link, link)]
            fresh = block
        }
        return Page(
            words("cases.messages.title"),
            template: "cases.blocks",
            content: Blocks([fresh, told, access]),
            breadcrumb: context.breadcrumb
        )
    }

    private func quote(
        _ message: MatterMessage,
        _ names: [Identifier<Account>: String],
        _ words: Words
    ) -> Quote {
        let who = message.author.map { names[$0] ?? words("cases.somebody") } ?? words("cases.messages.person")
        return Quote(
            who: words("cases.matter.message.by", ["who": who, "when": words.moment(message.createdAt)]),
            text: message.body,
            language: message.language.tag
        )
    }

    private func write(_ context: CaseFileContext) async throws -> Reply {
        let form = Self.form(context).reading(context.form)
        guard form.isValid, context.permits(.write) else {
            return .page(try await page(context, form: form), status: .unprocessableContent)
        }
        let (head, target) = (context.head, context.caseLink(MessagePaths.list))
        let (once, alliance, account) = (context.once, context.staff.alliance, context.account)
        let (language, address) = (Language(form.text("language")) ?? context.language, ports.publicURL)
        _ = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                guard let matter = try MatterStore.list(of: head.id, from: transaction.reader).last else {
                    return target
                }
                try MatterMessageStore.insert(
                    form.text("message"),
                    to: matter,
                    by: account,
                    language: language,
                    in: transaction
                )
                let people = try HouseholdStore.list(of: head.id, from: transaction.reader)
                if let mail = people.first(where: { $0.part == .main })?.mail, !mail.isEmpty {
                    try IntakeLetters(address: address, words: HouseWords.words(matter.language))
                        .newMessage(to: mail, matter: matter, alliance: alliance)
                        .enqueue(in: transaction)
                }
                return target
            }
        }
        return .redirect(target)
    }

    /// Makes a link for a household that has none, or a new one for one that lost it.
    ///
    /// It is shown this once.
    private func giveLink(_ context: CaseFileContext) async throws -> Reply {
        guard context.permits(.write) else { return .redirect(context.caseLink(CasesPaths.one)) }
        let token = SecretToken()
        let head = context.head
        try await ports.store.write(as: context.actor) { transaction in
            if let matter = try MatterStore.list(of: head.id, from: transaction.reader).last {
                try MatterStore.replaceLink(of: matter, tokenHash: token.hash, in: transaction)
            } else {
                let matter = try MatterStore.insert(
                    alliance: head.alliance,
                    language: head.language,
                    tokenHash: token.hash,
                    caseFile: head.id,
                    in: transaction
                )
                transaction.journal(JournalEntry("open", "matter", matter.id.text, alliance: head.alliance))
            }
        }
        let language = Language.publicLanguages.contains(head.language) ? head.language : .english
        let path = IntakePaths.matter.link(language, alliance: context.staff.alliance.slug, ["token": token.text])
        return .page(try await page(context, form: Self.form(context), link: ports.publicURL + path))
    }
}

/// Where the adviser writes to the person.
enum MessagePaths {
    static let list = Path("faelle/{caseFile}/nachrichten", "cases/{caseFile}/messages")
    static let link = Path("faelle/{caseFile}/nachrichten/link", "cases/{caseFile}/messages/link")
}

/// What the person and the adviser wrote to each other, beside the case.
enum MessagePanel {
    static let panel: CasePanels.Source = { view in
        guard view.context.permits(.write) else { return nil }
        let (context, words) = (view.context, view.words)
        let unread = view.sheet.messages.count { $0.author == nil && $0.readAt == nil }
        return CasePanel(
            "messages",
            words("cases.messages.title"),
            text: unread > 0
                ? words("cases.messages.unread", ["count": unread])
                : words("cases.messages.count", ["count": view.sheet.messages.count]),
            links: [Link(words("cases.messages.open"), context.caseLink(MessagePaths.list))],
            isUrgent: unread > 0
        )
    }
}
