/// One table of a folder that may stand for a JSON file: `people.csv` for `people`.
struct TableSheet: Sendable {
    enum Shape: Sendable {
        /// A list of objects, one a row; inside of the object that `one` made where that has the name.
        case many(inside: String? = nil)
        /// One object: the table has one row.
        case one
        /// One row whose cells are values of the file itself.
        case whole
    }

    struct Column: Sendable {
        let name: String
        let cell: TableCell
        /// Whether the table can do without it, and rows without a value.
        let isOptional: Bool

        static func needed(_ name: String, _ cell: TableCell = .text) -> Column {
            Column(name: name, cell: cell, isOptional: false)
        }

        static func optional(_ name: String, _ cell: TableCell = .text) -> Column {
            Column(name: name, cell: cell, isOptional: true)
        }
    }

    let name: String
    var shape = Shape.many()
    /// Whether the folder can do without it.
    var isOptional = false
    let columns: [Column]

    var file: String { "\(name).csv" }
}

extension [TableSheet] {
    /// For help: each table with its columns, those in brackets that may be absent.
    var description: String {
        map { sheet in
            let columns = sheet.columns.map { $0.isOptional ? "[\($0.name)]" : $0.name }.joined(separator: ", ")
            return "\(sheet.file): \(columns)"
        }
        .joined(separator: "; ")
    }
}
