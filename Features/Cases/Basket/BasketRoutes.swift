import LotseCore
import LotseData
import LotseWeb

/// The basket of needs that nobody serves: with their cases for team leads, as counts for the network's manager.
struct BasketRoutes: Sendable {
    let ports: CasesPorts

    static let readers: Set<Role> = [.teamLead, .networkManager]

    func add(to routes: inout RouteTable) {
        routes.get(ReferralPaths.basket, as: .roles(Self.readers)) { staff in
            let led = staff.organisations(as: [.teamLead])
            let isManager = staff.roles.contains(.networkManager)
            let needs = try await ports.store.read { reader in
                (
                    led: led.isEmpty
                        ? [] : try BasketStore.list(alliance: staff.alliance.id, organisations: led, from: reader),
                    all: isManager ? try BasketStore.list(alliance: staff.alliance.id, from: reader) : []
                )
            }
            let places = try await ports.network.municipalities(of: staff.alliance.id, on: staff.today)
            let page = BasketPage(
                staff: staff,
                places: Dictionary(places.map { ($0.key, $0.name) }, uniquingKeysWith: { first, _ in first })
            )
            let blocks = [led.isEmpty ? nil : page.list(needs.led), isManager ? page.counts(needs.all) : nil]
            return .page(
                Page(
                    staff.words("cases.basket.title"),
                    template: "cases.blocks",
                    content: Blocks(lead: staff.words("cases.basket.lead"), blocks)
                )
            )
        }
    }
}

/// The basket in a reader's words.
struct BasketPage: Sendable {
    let staff: StaffContext
    let places: [MunicipalityKey: String]

    private var words: Words { staff.words }

    /// The team's own needs, each with its case.
    func list(_ needs: [UnservedNeed]) -> Block {
        var block = Block(words("cases.basket.own", ["count": needs.count]))
        block.rows = RowsView(
            rows: needs.map { need in
                RowsView.Row(
                    words("topic.\(need.topic.rawValue)"),
                    path: staff.link(CasesPaths.one, ["caseFile": need.caseFile.text]),
                    tag: Tag(.bad, words("cases.basket.cause.\(need.cause.rawValue)")),
                    side: [
                        need.municipality.flatMap { places[$0] },
                        words("cases.basket.since", ["day": words.shortDay(need.since)]),
                    ],
                    links: [
                        Link(
                            words("cases.basket.ask-again"),
                            staff.link(
                                ReferralPaths.new,
                                ["caseFile": need.caseFile.text, "need": need.need.text]
                            )
                        )
                    ]
                )
            },
            emptyText: words("cases.basket.empty")
        )
        return block
    }

    /// The whole alliance's, without names: topics and causes, small numbers hidden, also against subtracting.
    func counts(_ needs: [UnservedNeed]) -> Block {
        var block = Block(words("cases.basket.counts"))
        let topics = Topic.allCases.filter { topic in needs.contains { $0.topic == topic } }
        let protected = SmallCells.protect(topics.map { topic in needs.count { $0.topic == topic } })
        var rows: [[Table.Cell]] = zip(topics, protected.cells).map { topic, count in
            [.text(words("topic.\(topic.rawValue)")), .text(shown(count))]
        }
        if !rows.isEmpty { rows.append([.text(words("cases.basket.total")), .text(shown(protected.total))]) }
        let causes = UnservedNeed.Cause.allCases.filter { cause in needs.contains { $0.cause == cause } }
        let byCause = SmallCells.protect(causes.map { cause in needs.count { $0.cause == cause } })
        block.tables = [
            Table(
                words("cases.basket.by-topic"),
                columns: [.text(words("cases.referral.topic")), .number(words("cases.figures.number"))],
                rows: rows,
                emptyText: words("cases.basket.empty")
            ),
            Table(
                words("cases.basket.by-cause"),
                columns: [.text(words("cases.basket.cause")), .number(words("cases.figures.number"))],
                rows: zip(causes, byCause.cells).map { cause, count in
                    [.text(words("cases.basket.cause.\(cause.rawValue)")), .text(shown(count))]
                },
                emptyText: words("cases.basket.empty")
            ),
        ]
        block.texts = [words("cases.basket.protected", ["count": SmallCells.threshold])]
        return block
    }

    private func shown(_ count: Int?) -> String { count.map { words.number($0) } ?? words("cases.basket.hidden") }
}
