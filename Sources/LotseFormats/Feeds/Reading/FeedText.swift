/// Cleans texts of strangers: bounded, without characters that hide or turn what is read.
enum FeedText {
    /// A text on one line, at most so many characters, with single blanks; nil when nothing is left.
    static func line(_ text: String, most: Int) -> (text: String?, faults: [FeedTolerance]) {
        cleaned(text, most: most, keepsLines: false)
    }

    /// A text that may have lines.
    static func prose(_ text: String, most: Int) -> (text: String?, faults: [FeedTolerance]) {
        cleaned(text, most: most, keepsLines: true)
    }

    /// What a message may repeat: the first characters, and nothing that a terminal or a page would obey.
    static func sample(_ text: String) -> String {
        let kept = text.unicodeScalars.prefix(40).map { isHidden($0) || isSpace($0) ? " " : $0 }
        return String(String.UnicodeScalarView(kept))
    }

    private static func cleaned(
        _ text: String,
        most: Int,
        keepsLines: Bool
    ) -> (text: String?, faults: [FeedTolerance]) {
        if isPlain(text, most: most) { return (text, []) }
        var kept: [UInt8] = []
        kept.reserveCapacity(min(text.utf8.count, most * 4))
        var (count, hasHidden, isCut) = (0, false, false)
        var gap: UInt8?
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                let breaks = keepsLines && (scalar == "\n" || scalar == "\u{2029}")
                gap = breaks || gap == 10 ? 10 : 32
            } else if isHidden(scalar) {
                hasHidden = true
            } else {
                guard count + 2 <= most else {
                    isCut = true
                    break
                }
                if let mark = gap, count > 0 {
                    kept.append(mark)
                    count += 1
                }
                gap = nil
                if scalar.isASCII {
                    kept.append(UInt8(truncatingIfNeeded: scalar.value))
                } else if let bytes = UTF8.encode(scalar) {
                    kept += bytes
                }
                count += 1
            }
        }
        let faults = (hasHidden ? [FeedTolerance.hiddenCharacters] : []) + (isCut ? [.textCut] : [])
        return (kept.isEmpty ? nil : String(decoding: kept, as: UTF8.self), faults)
    }

    /// Whether nothing needs to be done: short ASCII with single blanks between words.
    private static func isPlain(_ text: String, most: Int) -> Bool {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count < most else { return false }
        var last: UInt8 = 32
        for byte in bytes {
            guard byte > 32 || byte == 32 && last != 32, byte < 127 else { return false }
            last = byte
        }
        return last != 32
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar.value == 32 || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
    }

    /// Control characters, marks that turn the direction of writing, private and unassigned characters.
    ///
    /// Joiners stay: Arabic and emoji need them.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return scalar.value < 32 || scalar.value == 127 }
        guard scalar.value > 0x24F else { return scalar.value < 0xA0 || scalar.value == 0xAD }
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned: return true
        case .format: return scalar != "\u{200C}" && scalar != "\u{200D}"
        default: return false
        }
    }
}
