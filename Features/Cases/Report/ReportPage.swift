import LotseCore
import LotseWeb

/// The report as a page; template `cases.report`.
struct ReportPage: Sendable {
    let filter: FormView
    let lead: String
    let warning: String?
    let figures: Table
    let women: [String]
    let tables: [Table]
    let filePath: String

    init(_ report: Report, _ staff: StaffContext) {
        let words = staff.words
        let named = ReportWords(words: words, placeNames: report.counts.placeNames)
        filter = Self.filter(report, staff)
        lead = words(
            report.access.isProtected ? "cases.report.lead-alliance" : "cases.report.lead",
            ["from": report.period.start, "to": report.period.end]
        )
        warning = report.choice.hasUnreadableDays ? words("cases.report.unreadable-days") : nil
        figures = Self.figures(report, named, staff)
        women = [ReportFigure.first, .followUp].map { figure in
            words(
                "cases.report.women-of",
                ["figure": words("cases.figure.\(figure.rawValue)"), "share": named.share(report.women(figure))]
            )
        }
        tables = report.grids.map { Self.table($0, report, named, staff) }
        let raster = report.access.isProtected ? "&quarter=\(Self.rasterValue(report.period))" : ""
        filePath = "\(staff.link(CasesPaths.reportTable))?\(report.choice.query)\(raster)"
    }

    private static func filter(_ report: Report, _ staff: StaffContext) -> FormView {
        let choices = CaseChoices(words: staff.words)
        var fields: [Field] =
            report.hasChoice
            ? [Field("scope", .selection(choices.options("cases.scope", of: ReportChoice.Scope.self)))] : []
        fields +=
            report.access.isProtected
            ? [Field("quarter", .selection(rasters(staff)))] : [Field("from", .day), Field("to", .day)]
        let form = Form(
            "cases.report-filter",
            fields,
            values: [
                "scope": report.choice.scope.rawValue, "quarter": rasterValue(report.period),
                "from": report.period.start.description, "to": report.period.end.description,
            ]
        )
        return form.view(for: staff, action: staff.link(CasesPaths.report))
    }

    /// Years and their quarters, the latest first, five years back.
    private static func rasters(_ staff: StaffContext) -> [Field.Option] {
        let words = staff.words
        return (0..<5).flatMap { back in
            let year = staff.today.year - back
            return [Field.Option("\(year)", "\(year)")]
                + (1...4).reversed().map { quarter in
                    let names = ["quarter": "\(quarter)", "year": "\(year)"]
                    return Field.Option("\(year)-\(quarter)", words("cases.report.quarter-name", names))
                }
        }
    }

    private static func rasterValue(_ period: ReportPeriod) -> String {
        let (year, month, _) = period.start.components
        return period.quarters.isEmpty ? "\(year)-\((month + 2) / 3)" : "\(year)"
    }

    private static func figures(_ report: Report, _ named: ReportWords, _ staff: StaffContext) -> Table {
        let words = staff.words
        return Table(
            words("cases.report.figures"),
            columns: [
                .text(words("cases.report.figure")), .number(words("cases.report.number")),
                .text(words("cases.report.meaning")),
            ],
            rows: ReportFigure.allCases.map { figure in
                [
                    .text(words("cases.figure.\(figure.rawValue)")),
                    cell(report.total(figure), figure, nil, report, named, staff),
                    .text(words("cases.figure-meaning.\(figure.rawValue)")),
                ]
            },
            emptyText: ""
        )
    }

    private static func table(
        _ grid: ReportGrid,
        _ report: Report,
        _ named: ReportWords,
        _ staff: StaffContext
    ) -> Table {
        let words = staff.words
        let rows = grid.rows.indices.map { row -> [Table.Cell] in
            [.text(named.row(grid.rows[row]))]
                + grid.columns.indices.map { column in
                    cell(grid.cells[row][column], grid.columns[column], grid.rows[row], report, named, staff)
                }
        }
        let sum: [Table.Cell] =
            [.text(words("cases.report.sum"))]
            + grid.columns.map { cell(report.total($0), $0, nil, report, named, staff) }
        return Table(
            words("cases.report.by-\(grid.kind.rawValue)"),
            columns: [.text(words("cases.report.row-\(grid.kind.rawValue)"))]
                + grid.columns.map { .number(words("cases.figure.\($0.rawValue)")) },
            rows: rows.isEmpty || grid.kind == .place ? rows : rows + [sum],
            emptyText: words("cases.report.empty"),
            isWide: true
        )
    }

    /// A number that leads to its records, where the reader may see them.
    private static func cell(
        _ number: Int?,
        _ figure: ReportFigure,
        _ row: ReportGrid.Row?,
        _ report: Report,
        _ named: ReportWords,
        _ staff: StaffContext
    ) -> Table.Cell {
        let text = named.number(number)
        guard report.access.opensRecords, let number, number > 0 else { return .text(text) }
        let narrowing = row.map { "&\($0.query)" } ?? ""
        let here = staff.link(CasesPaths.reportRecords)
        return .link(text, "\(here)?\(report.choice.query)&figure=\(figure.rawValue)\(narrowing)")
    }
}
