/// A table of records or numbers, with words instead of nothing where it is empty.
///
/// Template `table`. On a narrow screen each row becomes a block headed by its first cell; a `isWide` table keeps
/// its shape and scrolls, for numbers that must be compared.
package struct Table: Sendable, Equatable {
    let caption: String
    let columns: [Column]
    let rows: [Row]
    let emptyText: String
    let isWide: Bool

    /// - Parameters:
    ///   - caption: what the rows are.
    ///   - columns: heads of the columns; the first names the row.
    ///   - rows: as many cells each as there are columns.
    ///   - emptyText: the sentence that stands in place of no rows.
    ///   - isWide: whether the table scrolls on a narrow screen instead of folding.
    package init(
        _ caption: String,
        columns: [Column],
        rows: [[Cell]],
        emptyText: String,
        isWide: Bool = false
    ) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a row of \(caption) does not fit its columns")
        self.caption = caption
        self.columns = columns
        self.rows = rows.map { cells in
            Row(cells: zip(cells, columns).enumerated().map { PlacedCell($1.0, in: $1.1, isHeader: $0 == 0) })
        }
        self.emptyText = emptyText
        self.isWide = isWide
    }

    package struct Column: Sendable, Equatable {
        let label: String
        let isNumber: Bool
        /// A sign such as `2026-0011`, which a line must not break.
        let isCode: Bool

        package static func text(_ label: String) -> Column { Column(label: label, isNumber: false, isCode: false) }
        package static func number(_ label: String) -> Column { Column(label: label, isNumber: true, isCode: false) }
        package static func code(_ label: String) -> Column { Column(label: label, isNumber: false, isCode: true) }
    }

    package enum Cell: Sendable, Equatable {
        case text(String)
        case link(String, String)
        case tag(Tag)
    }

    struct Row: Sendable, Equatable {
        let cells: [PlacedCell]
    }

    /// A cell that knows its column, for blocks on narrow screens.
    struct PlacedCell: Sendable, Equatable {
        let column: String
        let isNumber: Bool
        let isCode: Bool
        let isHeader: Bool
        let text: String
        let path: String?
        let tag: Tag?

        init(_ cell: Cell, in column: Column, isHeader: Bool) {
            self.column = column.label
            self.isNumber = column.isNumber
            isCode = column.isCode
            self.isHeader = isHeader
            switch cell {
            case .text(let text): (self.text, path, tag) = (text, nil, nil)
            case .link(let text, let path): (self.text, self.path, tag) = (text, path, nil)
            case .tag(let tag): (text, path, self.tag) = ("", nil, tag)
            }
        }
    }
}
