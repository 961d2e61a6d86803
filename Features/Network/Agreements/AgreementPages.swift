import LotseCore
import LotseData
import LotseWeb

/// The papers of an alliance, the newest first.
enum AgreementListPage {
    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        let agreements = try AgreementStore.list(of: staff.alliance.id, reader)
        let content = NetworkListPage(
            tabs: NetworkTabs(for: staff, at: NetworkPaths.agreements),
            table: Table(
                words("network.agreements.title"),
                columns: [
                    .text(words("network.column.agreement")), .text(words("network.column.kind")),
                    .text(words("network.column.signed-on")), .text(words("network.column.term")),
                    .text(words("network.column.state")),
                ],
                rows: agreements.map { agreement in
                    [
                        .link(
                            agreement.title,
                            staff.link(NetworkPaths.agreement, ["agreement": agreement.id.text])
                        ),
                        .text(words.name(of: agreement.kind)),
                        .text(words.day(agreement.signedOn)),
                        .text(staff.days(of: agreement.term)),
                        .tag(staff.tag(of: agreement.term)),
                    ]
                },
                emptyText: words("network.agreements.empty")
            ),
            actions: staff.mayChangeNetwork
                ? [Link(words("network.new-agreement.title"), staff.link(NetworkPaths.newAgreement))] : []
        )
        return Page(
            words("network.agreements.title"),
            template: "network.list",
            content: content,
            breadcrumb: [staff.networkCrumb]
        )
    }
}

/// One paper, who signed it in which function, and which partnerships rest on it.
enum AgreementPage {
    static func make(_ context: RecordContext<Agreement>, _ reader: Reader) throws -> Page {
        let (words, agreement) = (context.words, context.record)
        let names = try NetworkNames(of: agreement.alliance, reader)
        let resting = try PartnershipStore.list(of: agreement.alliance, reader).filter { $0.agreement == agreement.id }
        let content = NetworkRecordPage(
            tabs: NetworkTabs(for: context, at: nil),
            tag: context.tag(of: agreement.term),
            summary: facts(context),
            tables: [signatories(agreement, names, words), partnerships(resting, names, context)],
            actions: context.staff.mayChangeNetwork
                ? [
                    Link(words("network.sign.title"), context.here(NetworkPaths.sign)),
                    Link(words("network.edit-agreement.title"), context.here(NetworkPaths.editAgreement)),
                ] : []
        )
        return Page(
            agreement.title,
            template: "network.record",
            content: content,
            breadcrumb: [
                context.networkCrumb,
                Crumb(words("network.agreements.title"), context.link(NetworkPaths.agreements)),
            ]
        ).saying(context.done)
    }

    static func facts(_ context: RecordContext<Agreement>) -> SummaryList {
        let (words, agreement) = (context.words, context.record)
        return SummaryList([
            .init(words("network.column.kind"), words.name(of: agreement.kind)),
            .init(words("network.column.subject"), agreement.subject),
            .init(words("network.column.signed-on"), words.day(agreement.signedOn)),
            .init(words("network.column.term"), context.days(of: agreement.term)),
            .init(words("network.column.document"), agreement.document?.title),
        ])
    }

    private static func signatories(_ agreement: Agreement, _ names: NetworkNames, _ words: Words) -> Table {
        Table(
            words("network.agreement.signatories"),
            columns: [
                .text(words("network.column.organisation")), .text(words("network.column.function")),
                .text(words("network.column.signed-on")),
            ],
            rows: agreement.signatories.map { signatory in
                [
                    .text(names.organisation(signatory.organisation)), .text(signatory.function),
                    .text(words.day(signatory.signedOn)),
                ]
            },
            emptyText: words("network.error.signatories-missing")
        )
    }

    private static func partnerships(
        _ parts: [Partnership],
        _ names: NetworkNames,
        _ context: RecordContext<Agreement>
    ) -> Table {
        let words = context.words
        return Table(
            words("network.agreement.partnerships"),
            columns: [
                .text(words("network.column.organisation")), .text(words("network.column.role")),
                .text(words("network.column.term")),
            ],
            rows: parts.map { part in
                [
                    .link(
                        names.organisation(part.organisation),
                        context.link(NetworkPaths.partnership, ["partnership": part.id.text])
                    ),
                    .text(words.name(of: part.role)), .text(context.days(of: part.period)),
                ]
            },
            emptyText: words("network.agreement.no-partnerships")
        )
    }
}
