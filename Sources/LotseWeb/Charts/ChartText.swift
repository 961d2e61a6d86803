/// Numbers and words as SVG needs them.
enum ChartText {
    /// A length with at most one decimal: `12`, `12.5`; never `-0`, never an exponent.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }

    static func percent(_ share: Double) -> String { number(share * 100) + "%" }

    /// About how wide a line of text is, rather too wide than too narrow.
    ///
    /// A server has no fonts to ask; these widths cover the common sans-serif faces.
    static func width(of text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) } * size
    }

    /// The text in lines of at most `limit` characters, broken at spaces and inside words that are longer.
    static func lines(_ text: String, limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var rest = word
            while rest.count > limit {
                if !line.isEmpty { lines.append(line) }
                lines.append(String(rest.prefix(limit)))
                (line, rest) = ("", rest.dropFirst(limit))
            }
            if !line.isEmpty, line.count + 1 + rest.count > limit {
                lines.append(line)
                line = String(rest)
            } else {
                line += (line.isEmpty ? "" : " ") + rest
            }
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }

    /// In parts of the font size.
    private static func width(of scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "i", "j", "l", "t", "f", "r", "I", "ł", " ", ".", ",", ":", ";", "'", "|", "/", "(", ")", "-": 0.38
        case "m", "w", "M", "W", "@", "%": 0.98
        case "A"..."Z", "Ä", "Ö", "Ü", "Č", "Š", "Ž", "Ł": 0.74
        default: scalar.properties.generalCategory == .nonspacingMark ? 0 : 0.62
        }
    }
}
