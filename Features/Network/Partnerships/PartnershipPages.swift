import LotseCore
import LotseData
import LotseWeb

/// The network's first page: the alliance itself, and who takes part from when to when.
enum OverviewPage {
    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        guard let alliance = try AllianceStore.fetch(staff.alliance.id, reader) else { throw PageError.notFound }
        let names = try NetworkNames(of: alliance.id, reader)
        let partnerships = try PartnershipStore.list(of: alliance.id, reader)
        let edit =
            staff.mayChangeNetwork
            ? Link(words("network.change"), staff.link(NetworkPaths.settings)) : nil
        let gaps = try GapPage.faults(of: alliance.id, on: staff.today, reader).filter { $0.kind == .nobody }
        let recognition = try RecognitionStore.running(on: staff.today, for: alliance.id, reader)?.days
        let content = NetworkListPage(
            tabs: NetworkTabs(for: staff, at: NetworkPaths.overview),
            summary: SummaryList([
                .init(words("network.overview.legal-form"), words.name(of: alliance.legalForm), change: edit),
                .init(words("network.overview.office"), names.organisation(alliance.office), change: edit),
                .init(words("network.overview.contact"), alliance.contact.lines, change: edit),
                .init(words("network.overview.funding-notice"), alliance.fundingNotice, change: edit),
                .init(
                    words("network.overview.recognition"),
                    recognition.map { staff.days(of: $0) },
                    change: Link(words("network.overview.show"), staff.link(NetworkPaths.recognitions))
                ),
                .init(
                    words("network.overview.gaps"),
                    gaps.isEmpty ? words("network.gaps.none") : words.names(of: Set(gaps.map(\.topic))),
                    change: Link(words("network.overview.show"), staff.link(NetworkPaths.gaps))
                ),
            ]),
            table: table(partnerships, names, staff),
            actions: staff.mayChangeNetwork
                ? [
                    Link(words("network.join.title"), staff.link(NetworkPaths.join)),
                    Link(words("network.new-organisation.title"), staff.link(NetworkPaths.newOrganisation)),
                ] : []
        )
        return Page(words("network.overview.title"), template: "network.list", content: content).saying(staff.done)
    }

    /// Running partnerships first, then those to come, then those that are over; by role and name.
    private static func table(
        _ partnerships: [Partnership],
        _ names: NetworkNames,
        _ staff: StaffContext
    ) -> Table {
        let words = staff.words
        let sorted = partnerships.sorted { left, right in
            let ranks = [left, right].map { part in
                part.period.contains(staff.today) ? 0 : part.period.start > staff.today ? 1 : 2
            }
            guard ranks[0] == ranks[1] else { return ranks[0] < ranks[1] }
            return Folding.precedes(names.organisation(left.organisation), names.organisation(right.organisation))
        }
        return Table(
            words("network.overview.table"),
            columns: [
                .text(words("network.column.organisation")), .text(words("network.column.role")),
                .text(words("network.column.since")), .text(words("network.column.until")),
                .text(words("network.column.state")),
            ],
            rows: sorted.map { part in
                [
                    .link(
                        names.organisation(part.organisation),
                        staff.link(NetworkPaths.partnership, ["partnership": part.id.text])
                    ),
                    .text(words.name(of: part.role)),
                    .text(words.day(part.period.start)),
                    .text(staff.end(of: part.period)),
                    .tag(staff.tag(of: part.period)),
                ]
            },
            emptyText: words("network.overview.empty")
        )
    }
}

/// One partnership: its dates, its paper, the places it brings in.
enum PartnershipPage {
    static func make(_ context: RecordContext<Partnership>, _ reader: Reader) throws -> Page {
        let (words, partnership) = (context.words, context.record)
        let names = try NetworkNames(of: partnership.alliance, reader)
        let content = NetworkRecordPage(
            tabs: NetworkTabs(for: context, at: nil),
            tag: context.tag(of: partnership.period),
            summary: facts(context, names),
            tables: [try places(context, reader)],
            actions: context.staff.mayChangeNetwork
                ? [
                    Link(words("network.leave.title"), context.here(NetworkPaths.leave)),
                    Link(words("network.correct.title"), context.here(NetworkPaths.correct)),
                    Link(words("network.bring-in.title"), context.here(NetworkPaths.bringIn)),
                    Link(words("network.release.title"), context.here(NetworkPaths.release)),
                ] : []
        )
        return Page(
            names.organisation(partnership.organisation),
            template: "network.record",
            content: content,
            breadcrumb: [context.networkCrumb]
        ).saying(context.done)
    }

    static func facts(_ context: RecordContext<Partnership>, _ names: NetworkNames) -> SummaryList {
        let (words, partnership) = (context.words, context.record)
        let organisation = Link(
            words("network.organisation.show"),
            context.link(NetworkPaths.organisation, ["organisation": partnership.organisation.text])
        )
        let paper = partnership.agreement.map { id in
            Link(words("network.agreement.show"), context.link(NetworkPaths.agreement, ["agreement": id.text]))
        }
        return SummaryList([
            .init(
                words("network.column.organisation"),
                names.organisation(partnership.organisation),
                change: organisation
            ),
            .init(words("network.column.role"), words.name(of: partnership.role)),
            .init(words("network.column.since"), words.day(partnership.period.start)),
            .init(words("network.column.until"), context.end(of: partnership.period)),
            .init(words("network.column.agreement"), names.agreement(partnership.agreement), change: paper),
        ])
    }

    private static func places(_ context: RecordContext<Partnership>, _ reader: Reader) throws -> Table {
        let words = context.words
        let memberships = try TerritoryStore.list(of: context.record.alliance, reader)
            .filter { $0.partnership == context.record.id }
        let places = try MunicipalityStore.list(around: context.record.alliance, reader)
        let rows = places.flatMap { place in
            memberships.filter { $0.municipality == place.key }.map { membership -> [Table.Cell] in
                [
                    .text(place.fullName), .text(place.district.name),
                    .text(words.day(membership.period.start)), .text(context.end(of: membership.period)),
                ]
            }
        }
        return Table(
            words("network.partnership.places"),
            columns: [
                .text(words("network.column.place")), .text(words("network.column.district")),
                .text(words("network.column.since")), .text(words("network.column.until")),
            ],
            rows: rows,
            emptyText: words("network.partnership.no-places")
        )
    }
}
