import Foundation
import Testing

/// What somebody types who means harm, or does not know better.
enum Malice {
    /// A mark that stands in every text, to find it again.
    static let mark = "hx7q"
    /// How many of the texts each form gets: one with every test, all of them by `LOTSE_HOSTILE_TEXTS=40`.
    static let textsPerForm = ProcessInfo.processInfo.environment["LOTSE_HOSTILE_TEXTS"].flatMap { Int($0) } ?? 1

    /// Texts that are well-formed: each may be kept, or refused with a sentence.
    static let texts: [String] = [
        "<script>alert('\(mark)')</script>",
        "\"><img src=x onerror=alert('\(mark)')>",
        "{{#form}}{{{title}}}{{/form}} {{words}} \(mark)",
        "'; DROP TABLE case_file; -- \(mark)",
        "\(mark)%' OR '1'='1",
        "=cmd|' /C calc'!A0 \(mark)",
        "+1+\(mark)", "@SUM(\(mark))",
        "\u{202E}\(mark) esrever\u{202C} \u{2066}\(mark)",
        "\(mark)\r\nBcc: jemand@example.org\r\n\r\nText",
        "\(mark)\u{1}\u{8}\u{1B}[31m\u{7F}\u{85}",
        "\(mark) \u{E000}\u{200B}\u{FEFF}",
        "\(mark) a" + String(repeating: "\u{301}", count: 2000),
        "\(mark) 👩‍👩‍👧‍👦🏳️‍🌈 𝕳𝖆𝖑𝖑𝖔 مرحبا ﷽",
        "../../etc/passwd \(mark)", "javascript:alert('\(mark)')",
        String(repeating: mark, count: 25_000),
        "-1", "0", "99999999999999999999", "1e309", "NaN", "0x10", "١٢", "1,5", "-9223372036854775808",
        "31.02.2026", "2026-02-31", "0000-00-00", "9999-12-31", "12026-01-01", "1.1.0001", "29.02.2025",
        "   ", "null", "undefined", "de-x-leicht", "true",
    ]

    /// Bodies that no browser sends: each is refused as a whole.
    static let brokenBodies: [(name: String, body: [UInt8])] = [
        ("NUL, escaped", Array("text=a%00b".utf8)),
        ("a byte that no UTF-8 has, escaped", Array("text=%FF".utf8)),
        ("half a surrogate pair, escaped", Array("text=%ED%A0%80".utf8)),
        ("an overlong slash, escaped", Array("text=%C0%AF".utf8)),
        ("an escape cut short", Array("text=%4".utf8)),
        ("an escape that is none", Array("text=%ZZ".utf8)),
        ("bytes that no UTF-8 has", Array("text=".utf8) + [0xFF, 0xFE, 0x80]),
        ("NUL", Array("text=".utf8) + [0]),
        ("a thousand fields", Array((0..<1000).map { "f\($0)=1" }.joined(separator: "&").utf8)),
    ]

    /// Multipart bodies that no browser sends.
    static let brokenParts: [(name: String, body: [UInt8])] = [
        ("nothing", []), ("another boundary", Array("--other\r\n\r\n--other--\r\n".utf8)),
        ("no end", Array("--edge\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nabc".utf8)),
        ("a part without a name", Array("--edge\r\nContent-Type: text/plain\r\n\r\nabc\r\n--edge--\r\n".utf8)),
        (
            "a head without an end",
            Array("--edge\r\nContent-Disposition: form-data; name=\"text\"\r\nabc\r\n--edge--".utf8)
        ),
        (
            "text that is no UTF-8",
            Array("--edge\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n".utf8) + [0xFF, 0xFE]
                + Array("\r\n--edge--\r\n".utf8)
        ),
        (
            "NUL",
            Array("--edge\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n".utf8) + [0]
                + Array("\r\n--edge--\r\n".utf8)
        ),
    ]

    /// What must stand on no page: a mark of a text above where it would be markup.
    static func isLoose(in page: String) -> Bool {
        page.contains("<script>alert('\(mark)") || page.contains("<img src=x")
    }
}
