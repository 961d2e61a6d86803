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

    private func show(_ context: SearchContext) async throws -> Reply {
        guard let question = try await ports.question(of: context) else { throw PageError.notFound }
        let (region, table) = try await ports.regions.table(of: context.alliance, for: context.caseFile)
        let answer = try FamilyAnswer(question, in: region, table)
        let (alliance, since) = (context.alliance, context.now.adding(hours: -24 * ScarcityPrices.validDays))
        let scarcity = try await ports.store.read {
            try AllocationStore.scarcity(in: alliance, since: since, from: $0)
        }
        let changes = context.household.mayChange
        let view = AnswerView(
            answer,
            context.words,
            scarcity: scarcity,
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

    private func button(_ parts: [BundlePart], _ context: SearchContext) -> ButtonView {
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

extension MatchesPorts {
    /// What a household asks of the region; nil where it has not said how it would live.
    func question(of context: SearchContext) async throws -> FamilyQuestion? {
        guard let home = context.home?.value else { return nil }
        var position: Position?
        if let key = home.municipality { position = try await network.municipality(key)?.position }
        let (caseFile, childNeeds) = (context.caseFile, childNeeds)
        let needs =
            context.household.children.isEmpty
            ? [:] : try await store.read { try childNeeds.list(of: caseFile, from: $0) }
        return FamilyQuestion(context.household, context.profiles, home, needs, settledAt: position)
    }
}
