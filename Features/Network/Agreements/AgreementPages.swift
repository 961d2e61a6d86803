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
        let file = try AgreementFileStore.fetch(of: agreement.id, reader)
        let resting = try PartnershipStore.list(of: agreement.alliance, reader).filter { $0.agreement == agreement.id }
        let content = NetworkRecordPage(
            tabs: NetworkTabs(for: context, at: nil),
            tag: context.tag(of: agreement.term),
            summary: facts(context, file),
            tables: [signatories(context, names), partnerships(resting, names, context)],
            actions: context.staff.mayChangeNetwork ? actions(context, file) : []
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

    private static func actions(_ context: RecordContext<Agreement>, _ file: AgreementFile?) -> [Link] {
        let words = context.words
        let put = file == nil ? "network.put-file.title" : "network.put-file.again"
        return [
            Link(words("network.sign.title"), context.here(NetworkPaths.sign)),
            Link(words("network.edit-agreement.title"), context.here(NetworkPaths.editAgreement)),
            Link(words(put), context.here(NetworkPaths.putFile)),
        ] + (file == nil ? [] : [Link(words("network.remove-file.title"), context.here(NetworkPaths.removeFile))])
    }

    static func facts(_ context: RecordContext<Agreement>, _ file: AgreementFile? = nil) -> SummaryList {
        let (words, agreement) = (context.words, context.record)
        return SummaryList([
            .init(words("network.column.kind"), words.name(of: agreement.kind)),
            .init(words("network.column.subject"), agreement.subject),
            .init(words("network.column.signed-on"), words.day(agreement.signedOn)),
            .init(words("network.column.term"), context.days(of: agreement.term)),
            .init(
                words("network.column.document"),
                document(agreement, file, words),
                change: file.map { _ in Link(words("network.agreement.download"), context.here(NetworkPaths.file)) }
            ),
        ])
    }

    /// The paper's title, and its file; once where the one is called after the other.
    private static func document(_ agreement: Agreement, _ file: AgreementFile?, _ words: Words) -> [String] {
        let title = agreement.document.flatMap { $0.title == file?.name ? nil : $0.title }
        return [title, file.map { name(of: $0, words) }].compactMap(\.self)
    }

    /// Name and size, in whole kilobytes and at least one.
    private static func name(of file: AgreementFile, _ words: Words) -> String {
        let size = words.number(max(1, (file.byteCount + 512) / 1024))
        return words("network.agreement.file", ["name": file.name, "size": size])
    }

    private static func signatories(_ context: RecordContext<Agreement>, _ names: NetworkNames) -> Table {
        let (words, agreement) = (context.words, context.record)
        return Table(
            words("network.agreement.signatories"),
            columns: [
                .text(words("network.column.organisation")), .text(words("network.column.function")),
                .text(words("network.column.signed-on")),
            ],
            rows: agreement.signatories.map { signatory in
                [
                    context.staff.mayChangeNetwork
                        ? .link(names.organisation(signatory.organisation), link(to: signatory, context))
                        : .text(names.organisation(signatory.organisation)),
                    .text(signatory.function),
                    .text(words.day(signatory.signedOn)),
                ]
            },
            emptyText: words("network.error.signatories-missing")
        )
    }

    private static func link(to signatory: Agreement.Signatory, _ context: RecordContext<Agreement>) -> String {
        context.link(
            NetworkPaths.signature,
            ["agreement": context.record.id.text, "signatory": signatory.id.text]
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
