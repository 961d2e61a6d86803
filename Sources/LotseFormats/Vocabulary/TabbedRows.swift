/// Lines of cells with tabs between them.
struct TabbedRows {
    private let bytes: [UInt8]
    private var place: Int
    private var line = 0

    /// Nil where the bytes are not UTF-8.
    init?(_ bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        self.bytes = bytes
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The cells of the next line that holds any; nil at the end.
    mutating func next() -> [CSVCell]? {
        while place < bytes.count {
            line += 1
            let end = bytes[place...].firstIndex(of: 10) ?? bytes.count
            let stop = end > place && bytes[end - 1] == 13 ? end - 1 : end
            let row = bytes[place..<stop]
            place = end + 1
            guard !row.isEmpty else { continue }
            var column = 1
            return row.split(separator: 9, omittingEmptySubsequences: false).map { cell in
                let text = String(decoding: cell, as: UTF8.self)
                defer { column += text.count + 1 }
                return CSVCell(text: text, line: line, column: column)
            }
        }
        return nil
    }
}
