import LotseCore

/// What a browser says that its reader prefers (RFC 9110, section 12.5.4).
enum AcceptLanguage {
    /// The offered language that the header likes best; German where it says nothing that fits.
    static func best(of offered: [Language], for header: String?) -> Language {
        let wishes = (header ?? "").prefix(1000).split(separator: ",").compactMap { part -> (Language, Double)? in
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = pieces.first, let language = Language(tag) else { return nil }
            let quality = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (language, quality)
        }
        let ranked = wishes.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
        for wish in ranked.map(\.element) where wish.1 > 0 {
            if let exact = offered.first(where: { $0 == wish.0 }) { return exact }
            if let near = offered.first(where: { $0.tag == wish.0.primary }) { return near }
        }
        return .german
    }
}
