/// What kind of file with tags this is, by its beginning.
enum MarkupKind {
    /// Whether a file is a page of HTML.
    static func isPage(_ bytes: ArraySlice<UInt8>) -> Bool {
        ["html", "head", "body", "script", "!doctype html"].contains(outermost(bytes))
    }

    /// The name of the outermost element in lower case without its prefix, behind declarations and comments.
    static func outermost(_ bytes: ArraySlice<UInt8>) -> String {
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            let mark = rest.starts(with: "<?".utf8) ? "?>" : rest.starts(with: "<!--".utf8) ? "-->" : nil
            guard let mark else { break }
            guard let end = rest.firstRange(of: Array(mark.utf8)) else { return "" }
            rest = rest[end.upperBound...]
        }
        let name = rest.dropFirst().prefix { $0 > 32 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        let text = String(decoding: name, as: UTF8.self).lowercased()
        guard text == "!doctype" else { return text.split(separator: ":").last.map(String.init) ?? text }
        let kind = rest.dropFirst(1 + name.count).drop { $0 <= 32 }.prefix(4)
        return "!doctype \(String(decoding: kind, as: UTF8.self).lowercased())"
    }
}
