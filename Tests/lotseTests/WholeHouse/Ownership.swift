import Foundation

/// Whose record somebody asks for, seen from the office of the first alliance.
enum Ownership: String, CaseIterable, Sendable {
    /// Of the adviser who asks, or of the organisation in whose name somebody asks.
    case own
    /// Of somebody else in the same organisation.
    case colleague
    /// Of another organisation in the same alliance.
    case neighbour
    /// Of another alliance, asked for under the own alliance's address.
    case stranger
    /// Of another alliance, asked for there.
    case abroad
    /// A record of another alliance below one's own, such as a foreign need below the own case file.
    case mixed
    /// One that does not exist.
    case unknown

    /// Whether the record, if there is one, is another alliance's.
    var isForeign: Bool { self == .stranger || self == .abroad || self == .mixed }

    /// Those that the name of an alliance's page can tell apart.
    static let places: [Ownership] = [.own, .abroad]
}

/// The records that paths can name: by address, by owner, the value of each parameter.
///
/// An address is a path, or what stands of it up to its last parameter: `cases/{caseFile}/needs/{need}` serves all
/// pages of a need that have no record of their own.
struct RecordBook: Sendable {
    typealias Values = [String: String]
    private var entries: [String: [Ownership: Values]] = [:]

    mutating func add(_ records: [String: Values], of owner: Ownership) {
        for (address, values) in records { entries[address, default: [:]][owner] = values }
    }

    /// What the path's parameters are for a record of an owner; nil where there is no such record.
    ///
    /// - Parameters:
    ///   - address: the English path.
    ///   - parameters: the names in it.
    ///   - owner: whose record.
    ///   - personal: records of whoever asks, in place of the office's.
    /// - Returns: a value for each parameter.
    /// - Throws: `Unknown` where nobody said what records the address can name.
    func values(
        at address: String,
        _ parameters: [String],
        of owner: Ownership,
        personal: [String: Values] = [:]
    ) throws -> Values? {
        guard let last = parameters.last else { return Ownership.places.contains(owner) ? [:] : nil }
        let stem = Self.stem(of: address)
        guard let owners = entries[address] ?? entries[stem] else { throw Unknown(address: stem, parameter: last) }
        let own = personal[address] ?? personal[stem] ?? owners[.own]
        switch owner {
        case .own: return own
        case .colleague, .neighbour, .abroad: return owners[owner]
        case .stranger: return owners[.abroad]
        case .mixed:
            guard parameters.count > 1, let foreign = owners[.abroad]?[last], own?[last] != foreign else { return nil }
            return own?.merging([last: foreign]) { $1 }
        case .unknown: return own.map { $0.merging([last: Self.unknown(like: $0[last] ?? "")]) { $1 } }
        }
    }

    /// The path up to its last parameter.
    private static func stem(of address: String) -> String {
        let parts = address.split(separator: "/")
        let end = parts.lastIndex { $0.hasPrefix("{") }.map { $0 + 1 } ?? parts.count
        return parts[..<end].joined(separator: "/")
    }

    /// Something of the same shape that nobody gave out.
    private static func unknown(like value: String) -> String {
        guard value.count > 20, let place = value.firstIndex(where: \.isHexDigit) else { return "nothing" }
        return value.replacingCharacters(in: place...place, with: value[place] == "7" ? "8" : "7")
    }

    /// A parameter of which nobody said what it can be.
    struct Unknown: Error, CustomStringConvertible {
        let address: String
        let parameter: String
        var description: String {
            "nothing says what {\(parameter)} can be in \(address): add it to the records of WholeHouse"
        }
    }
}
