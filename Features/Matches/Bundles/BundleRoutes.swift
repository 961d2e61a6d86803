import HTTPTypes
import LotseCore
import LotseData
import LotseMatching
import LotseWeb

/// What fits a household together: job, home, Kita, school, course.
struct BundleRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        routes.get(MatchesPaths.bundles, as: ports.search()) { try await show($0) }
        routes.post(MatchesPaths.bundle, as: ports.search(changing: true)) { try await take($0) }
    }

    private func question(_ context: SearchContext) async throws -> FamilyQuestion {
        guard let home = context.home?.value else { throw PageError.notFound }
        let needsCourse = context.household.openTopics.contains(.language)
        var position: Position?
        if let key = home.municipality { position = try await ports.network.municipality(key)?.position }
        return FamilyQuestion(
            adults: context.household.adults.map { adult in
                let profile = context.profiles[adult.id]?.value
                return FamilyQuestion.Adult(
                    label: adult.name,
                    person: adult.id,
                    profile: profile,
                    course: needsCourse ? FamilyQuestion.nextLevel(after: profile?.german ?? adult.german) : nil
                )
            },
            children: context.household.children.compactMap { child in
                child.bornOn.map { .init(label: child.name, person: child.id, bornOn: $0) }
            },
            home: home,
            settledAt: position
        )
    }

    private func show(_ context: SearchContext) async throws -> Reply {
        let question = try await question(context)
        let (region, table) = try await ports.regions.table(of: context.alliance)
        let answer = try FamilyAnswer(question, in: region, table)
        let changes = context.household.mayChange
        let view = AnswerView(
            answer,
            context.words,
            link: { context.link(ports.neighbours.listing, ["listing": $0.text]) },
            take: { parts in changes ? button(parts, context) : nil }
        )
        let content = BundlesPage(
            lead: SearchWords(context.words, ports).sentence(question.home),
            searches: Link(context.words("matches.bundles.back"), context.caseLink(MatchesPaths.list)),
            answer: view
        )
        var page = Page(
            context.words("matches.bundles.title"),
            template: "matches.bundles",
            content: content,
            breadcrumb: context.breadcrumbToList
        )
        page.isWide = true
        return .page(page)
    }

    private func button(_ parts: [BundlePicture.Part], _ context: SearchContext) -> ButtonView {
        ButtonView(
            context.words("matches.bundle.take"),
            about: parts.map(\.listing.title).joined(separator: ", "),
            to: context.caseLink(MatchesPaths.bundle),
            hidden: parts.map { ("part", "\($0.person?.text ?? "-") \($0.listing.id.text) \($0.topic.rawValue)") },
            for: context
        )
    }

    /// Makes a proposal of the case file of each thing in a bundle.
    private func take(_ context: SearchContext) async throws -> Reply {
        let region = try await ports.regions.market(of: context.alliance)
        let parts = context.form.all("part").prefix(32).compactMap { part($0, region, context) }
        guard !parts.isEmpty, parts.count == context.form.all("part").count else { throw PageError.notFound }
        let (alliance, account, once) = (context.alliance, context.staff.member.account, context.once)
        let (target, propose) = (context.caseLink(ports.neighbours.caseFile), ports.propose)
        let landed = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                for part in parts { try propose(part, alliance, account, transaction) }
                return target
            }
        }
        return .redirect(landed)
    }

    /// A part as the button sent it; nil where it names what is not there.
    private func part(_ text: String, _ region: RegionMarket, _ context: SearchContext) -> ChosenListing? {
        let words = text.split(separator: " ")
        guard words.count == 3, let id = Identifier<Listing>(words[1]), let topic = Topic(rawValue: String(words[2])),
            let listing = region.listing(id)
        else { return nil }
        let person = context.household.people.first { $0.id.text == words[0] }
        guard person != nil || words[0] == "-" else { return nil }
        return ChosenListing(
            caseFile: context.caseFile,
            topic: topic,
            person: person?.id,
            title: listing.title,
            place: listing.whoAndWhere,
            note: context.words("matches.bundle.note")
        )
    }
}

extension FamilyQuestion {
    /// The level that a language course should reach next; nil for who needs none any more.
    static func nextLevel(after level: CEFRLevel?) -> CEFRLevel? {
        guard let level else { return .a1 }
        return CEFRLevel.allCases.first { $0 > level && $0 < .c1 }
    }
}
