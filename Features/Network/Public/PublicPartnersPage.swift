import LotseCore
import LotseData
import LotseWeb

/// Who takes part in the alliance today, by role.
struct PublicPartnersPage: Sendable {
    let groups: [Group]
    let isEmpty: Bool

    struct Group: Sendable {
        let title: String
        let partners: [Partner]
    }

    struct Partner: Sendable {
        let name: String
        let since: String
        let contact: ContactView
    }

    static func make(_ context: AllianceContext, _ reader: Reader) throws -> Page {
        let words = context.words
        let running = try PartnershipStore.list(of: context.alliance.id, reader)
            .filter { $0.period.contains(context.today) }
        let organisations = try OrganisationStore.list(of: context.alliance.id, on: context.today, reader)
        let groups = [Partnership.Role.coordinator, .partner, .supporter, .funder].compactMap { role -> Group? in
            let partners = organisations.compactMap { organisation -> Partner? in
                let part = running.first { $0.organisation == organisation.id && $0.role == role }
                return part.map { part in
                    Partner(
                        name: organisation.name,
                        since: words("network.who-helps.since", ["day": part.period.start]),
                        contact: ContactView(organisation.contact)
                    )
                }
            }
            let title = words("network.public-partners.\(role.rawValue)")
            return partners.isEmpty ? nil : Group(title: title, partners: partners)
        }
        var page = Page(
            words("network.public-partners.title"),
            template: "network.public-partners",
            content: PublicPartnersPage(groups: groups, isEmpty: groups.isEmpty)
        )
        page.isShared = true
        return page
    }
}
