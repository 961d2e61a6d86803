/// Writes letters of all scripts so that spellings that people take for the same are the same.
///
/// Lower case; composed and decomposed letters alike; full width, ligatures and Arabic letter shapes as plain letters;
/// dashes, slashes and gender stars of all kinds as one each; nothing that hides. No script loses its letters: Latin loses
/// accents (German `ä` becomes `ae`; Vietnamese keeps them all, they make other words), Cyrillic loses stress marks
/// and `ё`, Greek its accents, Arabic vowel signs, the carriers of hamza and the dots of the last letter.
struct LetterFolding: Sendable {
    private let hasUmlauts: Bool
    private let keepsMarks: Bool

    /// - Parameter language: a tag; German, Vietnamese or another.
    init(language: String) {
        hasUmlauts = language == "de" || language.hasPrefix("de-")
        keepsMarks = language == "vi"
    }

    /// The folded letters, with spaces and the signs `( ) / - * : _ | + #` between them.
    ///
    /// - Parameters:
    ///   - text: anything.
    ///   - most: how many characters of it are read.
    /// - Returns: scalars without any mark but those of Vietnamese.
    func folded(_ text: String, most: Int) -> [Unicode.Scalar] {
        let source = Array(text.unicodeScalars.prefix(most))
        var parts: [Unicode.Scalar] = []
        parts.reserveCapacity(source.count + 8)
        for (index, scalar) in source.enumerated() {
            if scalar.isASCII {
                // The capital I of "VerkäuferIn" is a gender star.
                if hasUmlauts, scalar == "I", isGenderCapital(source, index) { parts.append("*") }
                parts.append(Self.lowered(scalar))
            } else {
                for plain in LetterShapes.plain(scalar) {
                    for lower in plain.properties.lowercaseMapping.unicodeScalars {
                        LetterMarks.append(lower, to: &parts)
                    }
                }
            }
        }
        return joined(parts)
    }

    private func isGenderCapital(_ source: [Unicode.Scalar], _ index: Int) -> Bool {
        guard index > 0, source[index - 1].properties.isLowercase, index + 1 < source.count, source[index + 1] == "n"
        else { return false }
        let rest = source[(index + 2)...].prefix(while: \.properties.isAlphabetic)
        return rest.isEmpty || rest.elementsEqual("nen".unicodeScalars)
    }

    private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (65...90).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
    }

    /// Letters with the marks behind them, mark by mark decided.
    private func joined(_ parts: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var folded: [Unicode.Scalar] = []
        folded.reserveCapacity(parts.count + 8)
        var index = 0
        while index < parts.count {
            let letter = parts[index]
            var end = index + 1
            while end < parts.count, LetterMarks.isMark(parts[end]) { end += 1 }
            // A mark without a letter says nothing.
            if !LetterMarks.isMark(letter) { append(letter, marks: parts[(index + 1)..<end], to: &folded) }
            index = end
        }
        return folded
    }

    private func append(
        _ letter: Unicode.Scalar,
        marks: ArraySlice<Unicode.Scalar>,
        to folded: inout [Unicode.Scalar]
    ) {
        switch letter {
        case "a"..."z":
            folded.append(letter)
            if keepsMarks {
                // The order in which marks are typed says nothing.
                folded += marks.sorted { one, other in
                    let classes = (one.properties.canonicalCombiningClass, other.properties.canonicalCombiningClass)
                    return (classes.0, one) < (classes.1, other)
                }
            } else if hasUmlauts, marks.first == "\u{308}", letter == "a" || letter == "o" || letter == "u" {
                folded.append("e")
            }
        case "\u{438}": folded.append(marks.contains("\u{306}") ? "\u{439}" : letter)
        case "\u{443}": folded.append(marks.contains("\u{306}") ? "\u{45E}" : letter)
        case "\u{456}": folded.append(marks.contains("\u{308}") ? "\u{457}" : letter)
        case "\u{111}" where keepsMarks: folded.append(letter)
        default: folded += LetterShapes.folded(letter)
        }
    }
}
