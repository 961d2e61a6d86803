import LotseCore
import LotseFormats
import LotseWeb

/// The records behind a number, a page of them; template `cases.report-records`.
struct ReportRecordsPage: Sendable {
    let lead: String
    let table: Table
    let pagination: Pagination?
    let filePath: String

    /// - Parameters:
    ///   - records: of this page.
    ///   - total: of the number, on all pages.
    ///   - page: which page, from 1.
    ///   - asked: what was asked for.
    ///   - staff: who reads.
    init(
        _ records: [ReportStore.Record],
        of total: Int,
        page: Int,
        _ asked: ReportRecordsChoice,
        _ staff: StaffContext
    ) {
        let words = staff.words
        let (choice, teams) = (asked.choice, CaseFileAccess(staff.member, in: staff.alliance.id).teams)
        lead = words(
            "cases.report.records-lead",
            [
                "count": words("cases.report.records", ["count": total]), "from": choice.period.start,
                "to": choice.period.end,
            ]
        )
        let first = (page - 1) * ReportStore.recordsOnPage
        pagination = Pagination(
            current: page,
            pageSize: ReportStore.recordsOnPage,
            total: total,
            summary: words(
                "cases.report.records-shown",
                ["from": first + 1, "to": first + records.count, "count": total]
            )
        ) { "\(staff.link(CasesPaths.reportRecords))?\(asked.query)&page=\($0)" }
        filePath = "\(staff.link(CasesPaths.reportRecordsTable))?\(asked.query)"
        table = Table(
            words("cases.report.records-caption"),
            columns: ["number", "day", "person", "origin"].map { .text(words("cases.report.record-\($0)")) },
            rows: records.map { record in
                [
                    .link(
                        record.number.description,
                        staff.link(CasesPaths.one, ["caseFile": record.caseFile.text])
                    ),
                    .text(words.shortDay(record.day)),
                    .text(teams.contains(record.organisation) ? record.name : words("cases.report.no-name")),
                    .text(
                        [record.place, record.country.map { words.country($0) } ?? ""].filter { !$0.isEmpty }
                            .joined(separator: ", ")
                    ),
                ]
            },
            emptyText: words("cases.report.empty")
        )
    }
}

/// Which number's records somebody asked for.
struct ReportRecordsChoice: Sendable {
    let figure: ReportFigure
    /// Nil for the whole figure.
    let row: ReportGrid.Row?
    let choice: ReportChoice

    var query: String { "\(choice.query)&figure=\(figure.rawValue)\(row.map { "&\($0.query)" } ?? "")" }
}

/// The records behind a number as a table to save: one line for each that the number counts.
struct ReportRecordsFile {
    let records: [ReportStore.Record]
    let words: Words
    /// Organisations whose households' names the reader may see.
    let teams: Set<Identifier<Organisation>>

    var bytes: [UInt8] {
        var writer = CSVWriter()
        let heads = ["number", "day", "person", "country", "place"]
        writer.append(heads.map { .text(words("cases.report.record-\($0)")) })
        for record in records {
            writer.append([
                .text(record.number.description), .text(record.day.description),
                .text(teams.contains(record.organisation) ? record.name : words("cases.report.no-name")),
                .text(record.country.map { words.country($0) } ?? ""), .text(record.place),
            ])
        }
        return writer.bytes
    }
}
