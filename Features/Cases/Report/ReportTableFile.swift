import LotseCore
import LotseFormats
import LotseWeb

/// The report as a table to save.
struct ReportTableFile {
    private let report: Report
    private let words: Words
    private let named: ReportWords

    init(_ report: Report, _ words: Words) {
        self.report = report
        self.words = words
        named = ReportWords(words: words, placeNames: report.counts.placeNames)
    }

    var bytes: [UInt8] {
        var writer = CSVWriter()
        writer.append([.text(words("cases.report.title"))])
        writer.append([.text(words("cases.report.from")), .text(report.period.start.description)])
        writer.append([.text(words("cases.report.to")), .text(report.period.end.description)])
        writer.append([])
        writer.append([.text(words("cases.report.figure")), .text(words("cases.report.number"))])
        for figure in ReportFigure.allCases {
            writer.append([.text(words("cases.figure.\(figure.rawValue)")), cell(report.total(figure))])
        }
        for figure in ReportFigure.allCases where figure.isConsultation { appendWomen(figure, to: &writer) }
        for grid in report.grids { append(grid, to: &writer) }
        return writer.bytes
    }

    private func appendWomen(_ figure: ReportFigure, to writer: inout CSVWriter) {
        writer.append([
            .text(
                words(
                    "cases.report.women-of",
                    [
                        "figure": words("cases.figure.\(figure.rawValue)"),
                        "share": named.share(report.women(figure)),
                    ]
                )
            )
        ])
    }

    private func append(_ grid: ReportGrid, to writer: inout CSVWriter) {
        writer.append([])
        writer.append([.text(words("cases.report.by-\(grid.kind.rawValue)"))])
        writer.append(
            [.text(words("cases.report.row-\(grid.kind.rawValue)"))]
                + grid.columns.map { .text(words("cases.figure.\($0.rawValue)")) }
        )
        for (row, cells) in zip(grid.rows, grid.cells) {
            writer.append([.text(named.row(row))] + cells.map(cell))
        }
    }

    private func cell(_ number: Int?) -> CSVWriter.Cell {
        number.map { .number($0) } ?? .text(words("cases.report.hidden"))
    }
}
