import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The second and third door, and what senders see of their concerns.
extension PortalFeature {
    func addConcernRoutes(to routes: inout RouteTable) {
        for (kind, path) in [(Concern.Kind.employer, PortalPaths.employer), (.idea, PortalPaths.idea)] {
            routes.get(path, as: .alliance) { context in
                let places = try await network.placeNames(of: context.alliance.id, on: context.today)
                let form = ConcernForm.form(kind, places: places, words: context.words)
                return .page(ConcernFormPage.page(kind, form, for: context, action: path))
            }
            routes.post(path, as: .alliance, burden: .heavy, whenExpired: .asksAgain) { context in
                try await receive(kind, in: context, at: path)
            }
        }
        let own = Authoriser.alliance.then { try await OwnConcernContext($0, links: links, in: store) }
        routes.get(PortalPaths.ownConcern, as: own) { context in .page(OwnConcernPage.page(for: context)) }
        routes.post(PortalPaths.withdrawal, as: own) { context in
            try await store.write(as: .link("concern")) { transaction in
                try ConcernStore.remove(context.concern, because: "withdrawn", in: transaction)
            }
            return .redirect(context.link(PortalPaths.withdrawn))
        }
        routes.get(PortalPaths.withdrawn, as: .alliance) { context in
            let content = WithdrawnPage(homePath: context.link(FloorPaths.allianceStart))
            return .page(shared(context.words("portal.withdrawn.title"), "portal.withdrawn", content))
        }
    }

    private func receive(_ kind: Concern.Kind, in context: AllianceContext, at path: Path) async throws -> Reply {
        let municipalities = try await network.municipalities(of: context.alliance.id, on: context.today)
        let empty = ConcernForm.form(kind, places: municipalities.map(\.name), words: context.words)
        let form = ConcernForm.checked(empty.reading(context.form))
        guard form.isValid else {
            return .page(
                ConcernFormPage.page(kind, form, for: context, action: path),
                status: .unprocessableContent
            )
        }
        let subject = ConcernForm.subject(of: form, among: municipalities)
        let answer = try await responsibility(for: subject, in: context)
        let draft = ConcernDraft(
            alliance: context.alliance.id,
            kind: kind,
            sender: ConcernForm.sender(of: form, language: context.language),
            subject: subject,
            consentVersion: TextVersion.concernConsent,
            recipient: ConcernRule.recipient(for: answer, office: context.alliance.office)
        )
        let (letters, once) = (ConcernLetters(context, address: address), context.once)
        let target = try await store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                let id = try ConcernStore.insert(draft, in: transaction)
                let link = context.link(PortalPaths.ownConcern, ["link": links.text(for: id)])
                try letters.announce(draft, id, to: answer?.bodies ?? [], in: transaction)
                try letters.confirm(draft.sender, link: link, in: transaction)
                return link
            }
        }
        return .redirect(target)
    }

    private func responsibility(
        for subject: Concern.Subject,
        in context: AllianceContext
    ) async throws -> ResponsibilityAnswer? {
        guard let topic = subject.topic, let municipality = subject.municipality else { return nil }
        return try await responsibilities.responsibility(
            for: topic,
            in: municipality,
            on: context.today,
            alliance: context.alliance.id
        )
    }
}

/// Whoever holds the secret link of a concern.
struct OwnConcernContext: PageContext {
    let visitor: VisitorContext
    let alliance: AllianceProfile
    let concern: Concern
    let link: String

    init(_ context: AllianceContext, links: ConcernLinks, in store: any Store) async throws {
        let text = context.visitor.parameters["link"] ?? ""
        guard let id = links.concern(text),
            let concern = try await store.read({ try ConcernStore.fetch(id, $0) }),
            concern.alliance == context.alliance.id
        else { throw PageError.notFound }
        visitor = context.visitor
        alliance = context.alliance
        self.concern = concern
        link = text
    }
}
