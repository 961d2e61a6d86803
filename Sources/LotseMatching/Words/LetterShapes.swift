/// Shapes of letters and signs that mean the same as plainer ones.
enum LetterShapes {
    /// The plain letters of a compatibility shape; the scalar itself where there is none.
    ///
    /// - Parameter scalar: beyond ASCII.
    /// - Returns: one scalar but for ligatures.
    static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar.value {
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { [$0] } ?? [scalar]
        case 0xFB00...0xFB06: return latinLigatures[Int(scalar.value) - 0xFB00]
        case 0xFE80...0xFEF4: return [arabicShapes[Int(scalar.value) - 0xFE80]]
        case 0xFEF5...0xFEFC: return ["ل", "ا"]
        default: return [scalar]
        }
    }

    /// What stands for a letter or sign without marks: letters, digits, one of `( ) / - * : _ | + #`, a space, or nothing.
    static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if scalar.isASCII { return foldedASCII(scalar) }
        if let letters = letters[scalar] { return letters }
        if isArabicSign(scalar) { return [] }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
            .nonspacingMark:
            return [scalar]
        case .decimalNumber:
            let digit = scalar.properties.numericValue.map { UInt8(48 + Int($0)) }
            return digit.map { [Unicode.Scalar($0)] } ?? []
        case .dashPunctuation: return ["-"]
        case .format: return []
        default: return [" "]
        }
    }

    private static func foldedASCII(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar {
        case "a"..."z", "0"..."9", "(", ")", "/", "-", "*", ":", "_", "|", "+", "#": [scalar]
        case "[", "{": ["("]
        case "]", "}": [")"]
        case "'", "`": []
        default: [" "]
        }
    }

    /// Signs that Arabic is read without: vowels, the long stroke, marks of recitation.
    private static func isArabicSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x640, 0x64B...0x652, 0x656...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED: true
        default: false
        }
    }

    private static let letters: [Unicode.Scalar: [Unicode.Scalar]] = [
        "ß": ["s", "s"], "æ": ["a", "e"], "œ": ["o", "e"], "ø": ["o"], "ł": ["l"], "đ": ["d"], "ð": ["d"],
        "þ": ["t", "h"], "ı": ["i"], "ħ": ["h"], "ŧ": ["t"], "ŋ": ["n"], "ə": ["a"], "ς": ["σ"],
        "ى": ["ي"], "ی": ["ي"], "ة": ["ه"], "ک": ["ك"], "ٱ": ["ا"], "ہ": ["ه"],
        "\u{2044}": ["/"], "\u{2215}": ["/"], "\u{2212}": ["-"], "\u{B7}": ["*"], "\u{2022}": ["*"], "\u{2217}": ["*"],
        "’": [], "‘": [], "ʼ": [], "ʹ": [], "´": [], "ʻ": [],
    ]

    private static let latinLigatures: [[Unicode.Scalar]] = [
        ["f", "f"], ["f", "i"], ["f", "l"], ["f", "f", "i"], ["f", "f", "l"], ["s", "t"], ["s", "t"],
    ]

    /// From U+FE80 on: each letter as often as it has shapes (alone, at the end, at the beginning, inside).
    private static let arabicShapes: [Unicode.Scalar] = {
        let twos: Set<UInt32> = [0x622, 0x623, 0x624, 0x625, 0x627, 0x629, 0x62F, 0x630, 0x631, 0x632, 0x648, 0x649]
        return (Array(0x621...0x63A) + Array(0x641...0x64A)).flatMap { (value: UInt32) in
            let count = value == 0x621 ? 1 : twos.contains(value) ? 2 : 4
            return [Unicode.Scalar](repeating: Unicode.Scalar(value) ?? "\u{FFFD}", count: count)
        }
    }()
}
