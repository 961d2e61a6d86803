/// An address of the web that may stand in a page: `http` or `https`, a host, no name or password.
struct WebLink: Equatable {
    let text: String

    init?(_ text: String) {
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 32 && $0 != 127 && !Self.forbidden.contains($0) }),
            let colon = text.firstRange(of: "://")
        else { return nil }
        let scheme = text[..<colon.lowerBound].lowercased()
        let host = text[colon.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard scheme == "https" || scheme == "http", !host.isEmpty, !host.contains("@") else { return nil }
        self.text = text
    }

    /// Without the way in and what follows people about: what remains of two addresses tells whether they are one.
    var essence: String {
        let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
        let bare = text[start...].prefix { $0 != "#" }
        let halves = bare.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let host = halves[0].prefix { $0 != "/" }.lowercased()
        var path = halves[0].drop { $0 != "/" }
        while path.last == "/" { path.removeLast() }
        let kept = (halves.count == 2 ? halves[1] : "").split(separator: "&").filter { pair in
            !Self.trackers.contains { pair.hasPrefix($0) }
        }
        let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        return name + path + (kept.isEmpty ? "" : "?" + kept.sorted().joined(separator: "&"))
    }

    private static let forbidden: Set<UInt8> = Set("<>\"'`{}|\\^".utf8)
    private static let trackers = ["utm_", "gclid=", "fbclid=", "jsessionid="]
}
