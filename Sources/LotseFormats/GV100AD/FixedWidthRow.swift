import LotseCore

/// A row whose fields stand in fixed columns, read field by field; what does not do is a `RefusedRow`.
struct FixedWidthRow {
    let line: Int
    private let scalars: [Unicode.Scalar]

    /// The longest part of a field that a message repeats.
    private static let shownLength = 20

    init(line: Int, _ scalars: [Unicode.Scalar]) {
        self.line = line
        self.scalars = scalars
    }

    var count: Int { scalars.count }

    /// Digits in all columns of the field.
    func digits(_ columns: ClosedRange<Int>, _ name: String) throws(RefusedRow) -> String {
        let field = slice(columns)
        if let place = field.firstIndex(where: { !Self.isDigit($0) }) {
            throw refusal(
                at: place,
                "\(name) is no number (“\(Self.shown(field))”)",
                "Write \(columns.count) digits into columns \(columns.lowerBound) to \(columns.upperBound)."
            )
        }
        return String(String.UnicodeScalarView(field))
    }

    /// The number that the field's digits spell.
    func number(_ columns: ClosedRange<Int>, _ name: String) throws(RefusedRow) -> Int {
        guard let number = Digits.value(try digits(columns, name).utf8) else {
            throw refusal(at: columns.lowerBound - 1, "\(name) is no number", "Write digits only.")
        }
        return number
    }

    /// Text without the blanks behind it; nil for a blank field.
    func text(_ columns: ClosedRange<Int>, _ name: String) throws(RefusedRow) -> String? {
        let field = slice(columns)
        if let place = field.firstIndex(where: { !Self.isPrintable($0) }) {
            throw refusal(
                at: place,
                "\(name) holds a character that no name has (U+\(Self.code(field[place])))",
                "Remove it."
            )
        }
        let end = field.lastIndex { $0 != " " }
        guard let end, let start = field.firstIndex(where: { $0 != " " }) else { return nil }
        return String(String.UnicodeScalarView(field[start...end]))
    }

    func blank(_ columns: ClosedRange<Int>) throws(RefusedRow) {
        let field = slice(columns)
        guard let place = field.firstIndex(where: { $0 != " " }) else { return }
        throw refusal(
            at: place,
            "there must be blanks in columns \(columns.lowerBound) to \(columns.upperBound) of this record type",
            "Check whether the fields before it have slipped."
        )
    }

    func refusal(at place: Int? = nil, _ problem: String, _ mending: String) -> RefusedRow {
        RefusedRow(line: line, column: place.map { $0 + 1 }, problem: problem, mending: mending)
    }

    private func slice(_ columns: ClosedRange<Int>) -> ArraySlice<Unicode.Scalar> {
        scalars[(columns.lowerBound - 1)...(columns.upperBound - 1)]
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

    /// No control characters, no marks that turn the direction of writing, nothing unassigned.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return (32...126).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return scalar != "\u{FFFD}"
        }
    }

    /// A field as a message may repeat it: short, and without what a terminal would obey.
    private static func shown(_ field: ArraySlice<Unicode.Scalar>) -> String {
        let kept = field.prefix(shownLength).map { isPrintable($0) ? $0 : "?" }
        return String(String.UnicodeScalarView(kept)) + (field.count > shownLength ? "…" : "")
    }

    private static func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
