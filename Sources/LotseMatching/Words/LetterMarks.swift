/// Letters taken apart into a letter and its marks, as Unicode's canonical decomposition does.
///
/// The tables come from the standard library itself: two spellings of one character are equal and have one hash, so a
/// letter and a mark that are joined find the letter that is written in one.
enum LetterMarks {
    /// The marks of a letter behind the letter itself; a scalar that is written in one only stays as it is.
    static func append(_ scalar: Unicode.Scalar, to scalars: inout [Unicode.Scalar]) {
        guard scalar.value < limit, parts[Int(scalar.value)] != 0 else {
            scalars.append(scalar)
            return
        }
        let part = parts[Int(scalar.value)]
        if let base = Unicode.Scalar(UInt32(truncatingIfNeeded: part >> 32)) { append(base, to: &scalars) }
        if let mark = Unicode.Scalar(UInt32(truncatingIfNeeded: part)) { scalars.append(mark) }
    }

    /// Whether it is a mark of Latin, Greek, Cyrillic or Arabic letters that joins the letter in front of it.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value) || (0x653...0x655).contains(scalar.value)
    }

    private static let limit = 0x2000

    /// By scalar: the letter in the upper half, its mark in the lower; zero for what cannot be taken apart.
    private static let parts: [UInt64] = {
        var parts = [UInt64](repeating: 0, count: limit)
        // Several letters may be one: Greek has its acute twice.
        var whole: [Character: [Int]] = [:]
        for range in [0xE0...0x24F, 0x370...0x4FF, 0x620...0x6D5, 0x1E00...0x1FFF] {
            for value in range {
                guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.isAlphabetic else { continue }
                whole[Character(scalar), default: []].append(value)
            }
        }
        var bases = letters
        // Twice: ế is ê with an acute, and ê is e with a circumflex.
        for _ in 0..<2 {
            var joined: [Unicode.Scalar] = []
            for letter in bases {
                for mark in marks {
                    var text = String.UnicodeScalarView([letter])
                    text.append(mark)
                    let spelled = String(text)
                    guard spelled.count == 1 else { continue }
                    for value in whole[Character(spelled)] ?? [] where parts[value] == 0 {
                        parts[value] = UInt64(letter.value) << 32 | UInt64(mark.value)
                        if let scalar = Unicode.Scalar(UInt32(value)) { joined.append(scalar) }
                    }
                }
            }
            bases = joined
        }
        return parts
    }()

    private static let letters = Array(
        "abcdefghijklmnopqrstuvwxyzæøʒαεηιουωрабвгежзийкоухчыэіѵәөъьاويىهةہےە".unicodeScalars
    )

    private static let marks: [Unicode.Scalar] = [
        "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{309}", "\u{30A}",
        "\u{30B}", "\u{30C}", "\u{30F}", "\u{311}", "\u{313}", "\u{314}", "\u{31B}", "\u{323}", "\u{324}", "\u{325}",
        "\u{326}", "\u{327}", "\u{328}", "\u{32D}", "\u{32E}", "\u{330}", "\u{331}", "\u{342}", "\u{345}", "\u{653}",
        "\u{654}", "\u{655}",
    ]
}
