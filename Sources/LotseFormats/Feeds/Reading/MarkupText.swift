/// Turns HTML into plain text, in one pass and without ever interpreting it.
enum MarkupText {
    /// Whether a text holds tags or references at all.
    static func isMarkup(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { place in
            if bytes[place] == UInt8(ascii: "&") { return reference(in: bytes, at: place) != nil }
            guard bytes[place] == UInt8(ascii: "<"), place + 1 < bytes.count else { return false }
            return isTagStart(bytes[place + 1])
        }
    }

    /// The text that a reader would see: blocks on lines of their own, scripts and styles gone.
    static func plain(_ markup: String) -> String {
        let bytes = Array(markup.utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "<"), place + 1 < bytes.count, isTagStart(bytes[place + 1]) {
                place = passTag(bytes, from: place, into: &text)
            } else if byte == UInt8(ascii: "&"), let (spelled, end) = reference(in: bytes, at: place) {
                text += spelled
                place = end
            } else {
                text.append(byte)
                place += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func isTagStart(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || isLetter(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

    /// Passes over a tag, and over all that is no text of its element.
    private static func passTag(_ bytes: [UInt8], from start: Int, into text: inout [UInt8]) -> Int {
        if bytes[start...].starts(with: "<!--".utf8) {
            return end(of: "-->", in: bytes, from: start + 4) ?? bytes.count
        }
        let isEnd = bytes[start + 1] == UInt8(ascii: "/")
        let nameStart = start + (isEnd ? 2 : 1)
        let nameEnd = bytes[nameStart...].firstIndex { !isLetter($0) && !(48...57).contains($0) } ?? bytes.count
        let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
        let after = bytes[nameEnd...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
        if !isEnd, hidden.contains(name) {
            return end(of: "</\(name)", in: bytes, from: after).map { past in
                bytes[past...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
            } ?? bytes.count
        }
        if blocks.contains(name) {
            text.append(UInt8(ascii: "\n"))
            if name == "li", !isEnd { text += "– ".utf8 }
        } else if name == "td" || name == "th" {
            text.append(UInt8(ascii: " "))
        }
        return after
    }

    /// The place behind the next occurrence, in any case of letters.
    private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int? {
        let wanted = Array(mark.utf8)
        guard bytes.count >= wanted.count, start <= bytes.count - wanted.count else { return nil }
        let found = (start...(bytes.count - wanted.count)).first { place in
            wanted.indices.allSatisfy { lowered(bytes[place + $0]) == wanted[$0] }
        }
        return found.map { $0 + wanted.count }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

    /// A character reference that begins at a place: what it spells, and where it ends.
    private static func reference(in bytes: [UInt8], at start: Int) -> (spelled: [UInt8], end: Int)? {
        let window = bytes[(start + 1)..<min(bytes.count, start + 12)]
        guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).flatMap(spelled).map { ($0, end + 1) }
        }
        if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(spelled).map { ($0, end + 1) } }
        return named[name].map { (Array($0.utf8), end + 1) }
    }

    private static func spelled(_ code: UInt32) -> [UInt8]? { Unicode.Scalar(code).map { Array(String($0).utf8) } }

    private static let hidden: Set<String> = ["script", "style", "template", "noscript", "iframe", "object", "svg"]
    private static let blocks: Set<String> = [
        "p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article",
        "blockquote", "hr", "dd", "dt", "dl", "pre",
    ]
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "auml": "ä", "ouml": "ö",
        "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "euro": "€", "ndash": "–", "mdash": "—",
        "bdquo": "„", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "hellip": "…", "bull": "•",
        "middot": "·", "sup2": "²", "eacute": "é", "egrave": "è", "ccedil": "ç", "shy": "", "sect": "§",
    ]
}
