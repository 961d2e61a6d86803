/// A title as titles are compared: folded words in order, each once.
public struct NormalTitle: Hashable, Sendable {
    public let words: [String]
    /// Whether a short form was written out.
    public let wasAbbreviated: Bool

    /// The words with single spaces between them.
    public var text: String { words.joined(separator: " ") }

    public var isEmpty: Bool { words.isEmpty }

    /// The same without marks, as people type who have no such keyboard: `thợ hàn` is `tho han`.
    var bare: NormalTitle {
        let bare = words.map { word in
            String(String.UnicodeScalarView(word.unicodeScalars.compactMap(Self.withoutMark)))
        }
        return NormalTitle(words: bare, wasAbbreviated: wasAbbreviated)
    }

    private static func withoutMark(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar == "đ" { return "d" }
        return LetterMarks.isMark(scalar) ? nil : scalar
    }
}
