/// Writes tables as CSV (RFC 4180) that spreadsheets open as text and numbers, never as formulas.
///
/// A cell that begins with a sign that spreadsheets calculate with gets an apostrophe in front. The file begins with a
/// byte order mark, so that Excel reads it as UTF-8; the separator is a semicolon, as German spreadsheets expect it.
package struct CSVWriter: Sendable {
    package enum Cell: Sendable, Equatable {
        case text(String)
        /// A number of the program itself: written plainly, negative ones too.
        case number(Int)
        case empty
    }

    private var text = "\u{FEFF}"
    private let separator: Character

    package init(separator: Character = ";") {
        self.separator = separator
    }

    package mutating func append(_ row: [Cell]) {
        text += row.map(field).joined(separator: String(separator)) + "\r\n"
    }

    package var bytes: [UInt8] { Array(text.utf8) }

    private func field(_ cell: Cell) -> String {
        switch cell {
        case .empty: ""
        case .number(let number): "\(number)"
        case .text(let text): quoted(Self.harmless(text))
        }
    }

    /// The text with an apostrophe where a spreadsheet would calculate; white space in front does not hide a formula.
    static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        let visible = text.unicodeScalars.first {
            !$0.properties.isWhitespace && $0.properties.generalCategory != .format
        }
        let isFormula = [first, visible ?? first].contains { Self.signs.contains($0) }
        return isFormula ? "'" + text : text
    }

    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    private func quoted(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { scalar in
            scalar == "\"" || scalar == "\n" || scalar == "\r" || separator.unicodeScalars.contains(scalar)
        }
        return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}
