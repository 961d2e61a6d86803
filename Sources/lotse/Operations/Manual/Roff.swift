/// A manual page in the macros of man(7), written macro by macro.
struct Roff {
    private(set) var text = ""

    mutating func title(_ name: String, section: Int, source: String) {
        text += ".TH \(name.uppercased()) \(section) \"\" \"\(source)\" \"\"\n"
    }

    mutating func section(_ heading: String) { text += ".SH \(heading)\n" }

    mutating func subsection(_ heading: String) { text += ".SS \(Self.escaped(heading))\n" }

    mutating func paragraph(_ words: String) { text += ".PP\n\(Self.lines(words))\n" }

    /// A term and what it means.
    mutating func item(_ term: String, _ meaning: String) {
        text += ".TP\n.B \(Self.escaped(term))\n\(Self.lines(meaning))\n"
    }

    /// Lines that stay as they are.
    mutating func example(_ lines: [String]) {
        text += ".PP\n.nf\n.RS\n" + lines.map { Self.escaped($0) + "\n" }.joined() + ".RE\n.fi\n"
    }

    /// Paragraphs of a text of several lines.
    private static func lines(_ words: String) -> String {
        words.split(separator: "\n").map { escaped(String($0)) }.joined(separator: "\n.br\n")
    }

    /// Hyphens that are typed stay hyphens, and no line begins with a control character.
    private static func escaped(_ words: String) -> String {
        let plain = words.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}
