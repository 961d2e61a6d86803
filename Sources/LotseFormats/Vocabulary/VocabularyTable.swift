/// The rows of a published table, by the names of its columns; rows that are wrong are kept until the end.
struct VocabularyTable {
    /// How a file separates its cells.
    enum Shape {
        /// Quotes, line breaks inside of them, and a comma or semicolon (RFC 4180).
        case quoted
        /// Tabs; a quote is a letter like any other. Without a heading the columns are named by the reader.
        case tabs(columns: [String]?)
    }

    private enum Source {
        case quoted(CSVTable)
        case tabs(TabbedRows)
    }

    let file: String
    let limits: VocabularyLimits
    private var source: Source
    private var places: [String: Int] = [:]
    private var width = 0
    private var refusals = RefusedRows()
    private var rowCount = 0
    private var cells: [CSVCell] = []

    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - shape: how it separates cells.
    ///   - needed: columns that must be there.
    ///   - limits: what it may cost.
    /// - Throws: `VocabularyFault` for files that are no such table.
    init(
        _ bytes: [UInt8],
        file: String,
        _ shape: Shape,
        needed: [String],
        limits: VocabularyLimits
    ) throws(VocabularyFault) {
        (self.file, self.limits) = (file, limits)
        guard bytes.count <= limits.bytes else {
            throw VocabularyFault(
                file,
                "the file has more than \(limits.bytes / 1024 / 1024) MiB",
                "Check whether this is the right file."
            )
        }
        switch shape {
        case .quoted:
            do throws(FeedFailure) { source = .quoted(try CSVTable(bytes)) } catch {
                throw Self.fault(file, error)
            }
            guard let heading = try? nextCells(), !heading.isEmpty else {
                throw VocabularyFault(file, "the heading cannot be read", "Take the file as it was published.")
            }
            name(heading.map(\.text))
        case .tabs(let columns):
            guard let rows = TabbedRows(bytes) else {
                throw VocabularyFault(file, "the bytes are not UTF-8", "Save the file as UTF-8.")
            }
            source = .tabs(rows)
            if let columns {
                name(columns)
            } else if let heading = try? nextCells() {
                name(heading.map(\.text))
            }
        }
        for column in needed where places[column] == nil {
            throw VocabularyFault(
                file,
                "the column \(column) is missing",
                "Take the file as it was published; the first row names the columns."
            )
        }
    }

    private static func fault(_ file: String, _ failure: FeedFailure) -> VocabularyFault {
        switch failure.reason {
        case .archive: VocabularyFault(file, "the file is an archive", "Unpack it first.")
        case .empty: VocabularyFault(file, "the file is empty", "Take the file as it was published.")
        default: VocabularyFault(file, "the file is written in UTF-16 or UTF-32", "Save it as UTF-8.")
        }
    }

    private mutating func name(_ columns: [String]) {
        width = columns.count
        for (place, column) in columns.enumerated() where places[column] == nil { places[column] = place }
    }

    private mutating func nextCells() throws(RefusedRow) -> [CSVCell]? {
        switch source {
        case .tabs(var rows):
            defer { source = .tabs(rows) }
            return rows.next()
        case .quoted(var table):
            defer { source = .quoted(table) }
            do throws(FeedRefusal) { return try table.next(into: &cells) ? cells : nil } catch {
                let isOpen = error.problem == .unclosedQuote
                throw RefusedRow(
                    line: error.position.line ?? 0,
                    column: error.position.column,
                    problem: isOpen ? "a quote is never closed" : "a quote stands inside of a cell",
                    mending: "Write a quote inside of a quoted cell twice."
                )
            }
        }
    }

    /// The next row that can be taken; nil at the end.
    mutating func next() -> VocabularyRow? {
        while true {
            do throws(RefusedRow) {
                guard let cells = try nextCells() else { return nil }
                rowCount += 1
                guard rowCount <= limits.rows else {
                    throw RefusedRow(
                        line: cells[0].line,
                        problem: "the file has more than \(limits.rows) rows",
                        mending: "Check whether this is the right file."
                    )
                }
                guard cells.count <= width else {
                    throw RefusedRow(
                        line: cells[0].line,
                        problem: "the row has \(cells.count) cells, the heading \(width)",
                        mending: "Put cells that hold a separator in quotes."
                    )
                }
                return VocabularyRow(cells: cells, places: places)
            } catch {
                refuse(error)
                if rowCount > limits.rows { return nil }
            }
        }
    }

    mutating func refuse(_ row: RefusedRow) {
        refusals.add(row)
    }

    /// Throws where any row was refused, or where there was none.
    func finish() throws(VocabularyFault) {
        guard refusals.isEmpty else { throw VocabularyFault(file, refusals) }
        guard rowCount > 0 else {
            throw VocabularyFault(file, "the file has no row but its heading", "Take the file as it was published.")
        }
    }
}
