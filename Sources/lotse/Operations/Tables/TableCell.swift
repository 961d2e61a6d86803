import Foundation
import LotseCore

/// What the cells of a column hold, and how they become JSON.
indirect enum TableCell: Sendable {
    case text
    case whole
    /// `yes` or `no`.
    case flag
    /// `2026-04-01`, or as German spreadsheets write it: `1.4.2026`.
    case day
    /// Latitude and longitude: `51.757 14.330`.
    case place
    /// Minutes by mode: `car=40|walk=20`.
    case minutes
    /// Several with bars between: `late|night`.
    case list(TableCell)
    /// An object whose parts have spaces between: `81302 partial`; parts at the end may be absent.
    case parts([(key: String, cell: TableCell)])
    /// The same with one part, and all that follows as a list of texts.
    case tagged(key: String, tags: String)
    /// Numbers with spaces between, `-` for none: `1 -`.
    case numbersOrNone

    /// The value that a cell stands for.
    ///
    /// - Parameter text: of the cell, without spaces at its ends and not empty.
    /// - Returns: nil where the text is nothing of the kind.
    func value(of text: String) -> JSONValue? {
        switch self {
        case .text: .text(text)
        case .whole: Int64(text).map { .whole($0) }
        case .flag: Self.flags[text.lowercased()].map { .flag($0) }
        case .day: Self.day(text).map { .text("\($0)") }
        case .place: Self.place(text)
        case .minutes: Self.minutes(text)
        case .list(let cell):
            Self.all(text.split(separator: "|")) { cell.value(of: $0.trimmed) }.map { .list($0) }
        case .parts(let parts): Self.object(text.split(separator: " "), parts)
        case .tagged(let key, let tags): Self.tagged(text.split(separator: " "), key, tags)
        case .numbersOrNone:
            Self.all(text.split(separator: " ")) { $0 == "-" ? JSONValue.none : Int64($0).map { .whole($0) } }
                .map { .list($0) }
        }
    }

    /// What would do, for whoever wrote something else.
    var example: String {
        switch self {
        case .text: "some words"
        case .whole: "a whole number such as 40"
        case .flag: "yes or no"
        case .day: "a day such as 2026-04-01"
        case .place: "latitude and longitude such as 51.757 14.330"
        case .minutes: "minutes such as car=40|walk=20"
        case .list(let cell): "one or more with bars between; each is \(cell.example)"
        case .parts(let parts): "\(parts.map(\.key).joined(separator: " and ")) with a space between"
        case .tagged(let key, let tags): "\(key) and \(tags) with spaces between"
        case .numbersOrNone: "numbers with spaces between, - for none"
        }
    }

    private static let flags = ["yes": true, "no": false, "true": true, "false": false, "ja": true, "nein": false]

    private static func day(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let day = numbers[0], let month = numbers[1], let year = numbers[2] else {
            return nil
        }
        return Day(year: year, month: month, day: day)
    }

    /// Spaces, bars or commas may stand between; a comma may also be the decimal sign.
    private static func place(_ text: String) -> JSONValue? {
        var parts = text.split { $0 == " " || $0 == "|" }
        if parts.count == 1 { parts = text.split(separator: ",") }
        let numbers = parts.compactMap { part in
            let digits = part.last == "," ? part.dropLast() : part
            return Double(digits.replacing(",", with: "."))
        }
        guard parts.count == 2, numbers.count == 2 else { return nil }
        return .list(numbers.map { .decimal($0) })
    }

    private static func minutes(_ text: String) -> JSONValue? {
        var minutes: [String: JSONValue] = [:]
        for part in text.split(separator: "|") {
            let sides = part.split { $0 == "=" || $0 == " " }
            guard sides.count == 2, let number = Int64(sides[1]) else { return nil }
            minutes[String(sides[0])] = .whole(number)
        }
        return .object(minutes)
    }

    private static func object(_ texts: [Substring], _ parts: [(key: String, cell: TableCell)]) -> JSONValue? {
        guard texts.count <= parts.count else { return nil }
        var object: [String: JSONValue] = [:]
        for (text, part) in zip(texts, parts) {
            guard let value = part.cell.value(of: String(text)) else { return nil }
            object[part.key] = value
        }
        return .object(object)
    }

    private static func tagged(_ texts: [Substring], _ key: String, _ tags: String) -> JSONValue? {
        guard let first = texts.first, let number = Int64(first) else { return nil }
        return .object([key: .whole(number), tags: .list(texts.dropFirst().map { .text(String($0)) })])
    }

    private static func all<Part>(_ parts: [Part], _ value: (Part) -> JSONValue?) -> [JSONValue]? {
        let values = parts.compactMap(value)
        return values.count == parts.count ? values : nil
    }
}

extension StringProtocol {
    /// Without white space at its ends.
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
