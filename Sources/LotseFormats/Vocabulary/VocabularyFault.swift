/// Why a file of a vocabulary was refused: its name, and each row that is wrong with how to mend it.
package struct VocabularyFault: Error, Equatable, Sendable, CustomStringConvertible {
    package let file: String
    package let rows: RefusedRows

    /// One line a row: `occupations_en.csv, line 7: the column … `.
    package var description: String {
        rows.description.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "\(file), \($0)" }
            .joined(separator: "\n")
    }

    init(_ file: String, _ rows: RefusedRows) {
        (self.file, self.rows) = (file, rows)
    }

    init(_ file: String, _ problem: String, _ mending: String) {
        self.init(file, RefusedRows(file: problem, mending: mending))
    }
}
