/// One row of a published table; what is wrong in it is a `RefusedRow` with its line.
struct VocabularyRow {
    private let cells: [CSVCell]
    private let places: [String: Int]

    init(cells: [CSVCell], places: [String: Int]) {
        (self.cells, self.places) = (cells, places)
    }

    var line: Int { cells.first?.line ?? 0 }

    /// The cell's text without spaces at its ends; empty where the row is shorter or the table has no such column.
    func text(_ column: String) -> String {
        guard let place = places[column], place < cells.count else { return "" }
        let text = cells[place].text
        guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? start
        return String(text[start..<end])
    }

    /// A text that must be there.
    func needed(_ column: String) throws(RefusedRow) -> String {
        let text = text(column)
        guard !text.isEmpty else { throw refusal("\(column) is missing", "Take the row as it was published.") }
        return text
    }

    /// A label: there, not too long, and without characters that hide or break a line.
    func label(_ column: String, _ limits: VocabularyLimits) throws(RefusedRow) -> String {
        try checked(try needed(column), column, limits)
    }

    /// Labels with line breaks or bars between them, in their order.
    func labels(_ column: String, _ limits: VocabularyLimits) throws(RefusedRow) -> [String] {
        var labels: [String] = []
        for part in text(column).split(whereSeparator: { $0.isNewline || $0 == "|" }) {
            let label = part.drop(while: \.isWhitespace)
            let end = label.lastIndex { !$0.isWhitespace }
            guard let end else { continue }
            labels.append(try checked(String(label[...end]), column, limits))
        }
        return labels
    }

    /// Digits, as many as a code may have.
    func digits(_ column: String, _ count: ClosedRange<Int>) throws(RefusedRow) -> String {
        let text = try needed(column)
        guard count.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw refusal(
                "\(column) is no code of \(count.lowerBound == count.upperBound ? "" : "\(count.lowerBound) to ")"
                    + "\(count.upperBound) digits (“\(FeedText.sample(text))”)",
                "Write it with its leading zeros."
            )
        }
        return text
    }

    func refusal(_ problem: String, _ mending: String) -> RefusedRow {
        RefusedRow(line: line, problem: problem, mending: mending)
    }

    /// What is wrong in one cell.
    func refusal(_ problem: String, _ mending: String, in column: String) -> RefusedRow {
        let place = places[column].flatMap { cells.indices.contains($0) ? cells[$0].column : nil }
        return RefusedRow(line: line, column: place, problem: problem, mending: mending)
    }

    private func checked(
        _ label: String,
        _ column: String,
        _ limits: VocabularyLimits
    ) throws(RefusedRow) -> String {
        guard label.utf8.count <= limits.labelBytes else {
            throw refusal("\(column) has more than \(limits.labelBytes) bytes", "Check whether a quote is missing.")
        }
        guard label.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) else {
            throw refusal("\(column) holds a control character (“\(FeedText.sample(label))”)", "Remove it.")
        }
        return label
    }
}
