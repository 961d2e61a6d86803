/// One row of a file that cannot be taken, and how to mend it.
package struct RefusedRow: Error, Equatable, Sendable, CustomStringConvertible {
    /// Counted from one, as editors do; zero where the file as a whole is meant.
    package let line: Int
    /// Counted from one in characters; nil where the whole row is meant.
    package let column: Int?
    /// What is wrong, as a sentence part that begins in lower case.
    package let problem: String
    /// What to do about it, as a sentence.
    package let mending: String

    package init(line: Int, column: Int? = nil, problem: String, mending: String) {
        self.line = line
        self.column = column
        self.problem = problem
        self.mending = mending
    }

    package var description: String {
        guard line > 0 else { return "\(problem). \(mending)" }
        return "line \(line)\(column.map { ", column \($0)" } ?? ""): \(problem). \(mending)"
    }
}

/// Why a file was refused: its rows in the file's order, the first of them in full.
package struct RefusedRows: Error, Equatable, Sendable, CustomStringConvertible {
    package private(set) var first: [RefusedRow]
    /// All of them, the ones that are not kept too.
    package private(set) var count: Int
    private static let kept = 200

    package init() {
        first = []
        count = 0
    }

    /// A file that is refused as a whole.
    package init(file problem: String, mending: String) {
        first = [RefusedRow(line: 0, problem: problem, mending: mending)]
        count = 1
    }

    package var isEmpty: Bool { count == 0 }

    package mutating func add(_ row: RefusedRow) {
        count += 1
        if first.count < Self.kept { first.append(row) }
    }

    /// The kept rows by line, one a line.
    package var description: String {
        var lines = first.sorted { ($0.line, $0.column ?? 0) < ($1.line, $1.column ?? 0) }.map(\.description)
        if count > first.count { lines.append("… and \(count - first.count) more rows.") }
        return lines.joined(separator: "\n")
    }
}
