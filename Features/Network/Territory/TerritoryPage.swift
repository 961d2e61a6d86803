import LotseCore
import LotseData
import LotseWeb

/// The places of the alliance on a day, and who brought each in.
enum TerritoryPage {
    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        let asked = Form("network.day-filter", [Field("day", .day)], values: ["day": staff.query["day"]])
        let day = asked.day("day") ?? staff.today
        let partnerships = try PartnershipStore.list(of: staff.alliance.id, reader).filter { $0.period.contains(day) }
        let names = try NetworkNames(of: staff.alliance.id, reader)
        let memberships = try TerritoryStore.list(of: staff.alliance.id, reader).filter { $0.period.contains(day) }
        let bringers = Dictionary(grouping: memberships, by: \.municipality).mapValues { memberships in
            partnerships.filter { part in memberships.contains { $0.partnership == part.id } }
        }
        let places = try MunicipalityStore.list(of: staff.alliance.id, on: day, reader)
        let rows = places.map { place -> [Table.Cell] in
            let parts = bringers[place.key] ?? []
            return [
                .text(place.fullName), .text(place.district.name), .text(words.number(place.population)),
                .text(parts.map { names.organisation($0.organisation) }.joined(separator: ", ")),
            ]
        }
        let content = NetworkListPage(
            tabs: NetworkTabs(for: staff, at: NetworkPaths.territory),
            lead: words("network.territory.lead", ["count": places.count, "day": day]),
            filter: Form("network.day-filter", [Field("day", .day)], values: ["day": "\(day)"])
                .view(for: staff, action: staff.link(NetworkPaths.territory)),
            table: Table(
                words("network.territory.title"),
                columns: [
                    .text(words("network.column.place")), .text(words("network.column.district")),
                    .number(words("network.column.population")), .text(words("network.column.brought-by")),
                ],
                rows: rows,
                emptyText: words("network.territory.empty")
            ),
            actions: []
        )
        return Page(
            words("network.territory.title"),
            template: "network.list",
            content: content,
            breadcrumb: [staff.networkCrumb]
        )
    }
}
