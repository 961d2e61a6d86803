import LotseCore
import LotseData
import LotseWeb

/// The alliances of the installation, as whoever runs it sees them: names and contacts, nothing inside.
enum AllianceListPage {
    static func make(_ context: MemberContext, _ reader: Reader) throws -> Page {
        let words = context.words
        let content = NetworkListPage(
            tabs: nil,
            table: Table(
                words("network.alliances.title"),
                columns: [
                    .text(words("network.column.alliance")), .text(words("network.overview.legal-form")),
                    .text(words("network.overview.contact")),
                ],
                rows: try AllianceStore.list(reader).map { alliance in
                    [
                        .link(
                            alliance.name,
                            FloorPaths.allianceStart.link(context.language, alliance: alliance.slug)
                        ),
                        .text(words.name(of: alliance.legalForm)),
                        .text(alliance.contact.name),
                    ]
                },
                emptyText: words("network.alliances.empty")
            ),
            actions: [Link(words("network.new-alliance.title"), context.link(NetworkPaths.newAlliance))]
        )
        return Page(words("network.alliances.title"), template: "network.list", content: content).saying(context.done)
    }
}
