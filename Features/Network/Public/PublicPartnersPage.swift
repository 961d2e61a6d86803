import LotseCore
import LotseData
import LotseWeb

/// Who takes part in the alliance today, by role.
struct PublicPartnersPage: Sendable {
    let recognition: RecognitionView?
    let groups: [Group]
    let isEmpty: Bool

    /// The recognition that runs today, in a sentence, and by whom.
    struct RecognitionView: Sendable {
        let text: String
        let recogniser: String?
    }

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
        let recognition = try RecognitionStore.running(on: context.today, for: context.alliance.id, reader)
        var page = Page(
            words("network.public-partners.title"),
            template: "network.public-partners",
            content: PublicPartnersPage(
                recognition: recognition.map { recognition in
                    RecognitionView(
                        text: words(
                            "network.public-partners.recognition",
                            ["from": words.day(recognition.start), "until": words.day(recognition.end)]
                        ),
                        recogniser: recognition.recogniser.isEmpty ? nil : recognition.recogniser
                    )
                },
                groups: groups,
                isEmpty: groups.isEmpty
            )
        )
        page.isShared = true
        return page
    }
}
