import LotseCore
import LotseData
import LotseWeb

/// One organisation: how it is reached, its units with their two lines, its part in this alliance.
enum OrganisationPage {
    static func make(_ context: RecordContext<Organisation.Record>, _ reader: Reader) throws -> Page {
        let (words, organisation) = (context.words, context.record)
        let names = try NetworkNames(of: context.alliance.id, reader)
        let parts = try PartnershipStore.list(of: context.alliance.id, reader)
            .filter { $0.organisation == organisation.id }
        let content = NetworkRecordPage(
            tabs: NetworkTabs(for: context, at: nil),
            summary: SummaryList([
                .init(words("network.column.kind"), words.name(of: organisation.kind)),
                .init(words("network.overview.contact"), organisation.contact.lines),
            ]),
            tables: [units(of: context, names), partnerships(parts, context)]
                + (try members(of: context, reader).map { [$0] } ?? []),
            actions: context.staff.mayChangeNetwork
                ? [
                    Link(words("network.edit-organisation.title"), context.here(NetworkPaths.editOrganisation)),
                    Link(words("network.new-unit.title"), context.here(NetworkPaths.newUnit)),
                ]
                    + (organisation.kind == .association
                        ? [Link(words("network.new-member.title"), context.here(NetworkPaths.newMember))] : [])
                : []
        )
        return Page(
            organisation.name,
            template: "network.record",
            content: content,
            breadcrumb: [context.networkCrumb]
        ).saying(context.done)
    }

    /// The firms that belong to an association; nil for other bodies.
    private static func members(of context: RecordContext<Organisation.Record>, _ reader: Reader) throws -> Table? {
        let (words, organisation) = (context.words, context.record)
        guard organisation.kind == .association else { return nil }
        return Table(
            words("network.organisation.members"),
            columns: [
                .text(words("network.column.organisation")), .text(words("network.column.since")),
                .text(words("network.column.until")), .text(words("network.column.state")),
            ],
            rows: try AssociationMembershipStore.list(of: organisation.id, reader).map { membership in
                let path = context.link(
                    NetworkPaths.member,
                    ["organisation": organisation.id.text, "membership": membership.id.text]
                )
                return [
                    context.staff.mayChangeNetwork
                        ? .link(membership.memberName, path) : .text(membership.memberName),
                    .text(words.day(membership.period.start)), .text(context.end(of: membership.period)),
                    .tag(context.tag(of: membership.period)),
                ]
            },
            emptyText: words("network.organisation.no-members")
        )
    }

    private static func units(of context: RecordContext<Organisation.Record>, _ names: NetworkNames) -> Table {
        let (words, organisation) = (context.words, context.record)
        let units = names.units.filter { $0.organisation == organisation.id }
        return Table(
            words("network.organisation.units"),
            columns: [
                .text(words("network.column.unit")), .text(words("network.column.belongs-to")),
                .text(words("network.column.led-by")), .text(words("network.overview.contact")),
            ],
            rows: units.map { unit in
                [
                    context.staff.mayChangeNetwork
                        ? .link(
                            unit.name,
                            context.link(
                                NetworkPaths.unit,
                                ["organisation": organisation.id.text, "unit": unit.id.text]
                            )
                        ) : .text(unit.name),
                    .text(unit.parent.map(names.unit) ?? organisation.name),
                    .text(lead(of: unit, names) ?? words("network.organisation.no-lead")),
                    .text(unit.contact.map { "\($0.name), \($0.phone)" } ?? words("network.organisation.own-contact")),
                ]
            },
            emptyText: words("network.organisation.no-units")
        )
    }

    /// Another organisation's unit is named with its organisation.
    private static func lead(of unit: OrganisationUnit, _ names: NetworkNames) -> String? {
        switch unit.lead {
        case nil: nil
        case .function(let function): function
        case .unit(let id):
            names.units.first { $0.id == id }.map { leading in
                leading.organisation == unit.organisation
                    ? leading.name : names.body(.init(organisation: leading.organisation, unit: id))
            }
        }
    }

    private static func partnerships(
        _ parts: [Partnership],
        _ context: RecordContext<Organisation.Record>
    ) -> Table {
        let words = context.words
        return Table(
            words("network.organisation.partnerships"),
            columns: [
                .text(words("network.column.role")), .text(words("network.column.since")),
                .text(words("network.column.until")), .text(words("network.column.state")),
            ],
            rows: parts.map { part in
                [
                    .link(
                        words.name(of: part.role),
                        context.link(NetworkPaths.partnership, ["partnership": part.id.text])
                    ),
                    .text(words.day(part.period.start)), .text(context.end(of: part.period)),
                    .tag(context.tag(of: part.period)),
                ]
            },
            emptyText: words("network.overview.empty")
        )
    }
}
