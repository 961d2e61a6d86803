/// A value of a JSON file; numbers keep their digits.
indirect enum JSONValue {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case list([JSONValue])
    case object(JSONObject)

    var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    var list: [JSONValue]? {
        guard case .list(let list) = self else { return nil }
        return list
    }

    /// A text; nil for anything else.
    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// A text, or a number as it is written: senders take one for the other.
    var word: String? {
        switch self {
        case .text(let text), .number(let text): text
        default: nil
        }
    }

    /// What a number says in plain decimal digits, or a text that was written instead of one.
    var decimal: DecimalText? {
        switch self {
        case .number(let digits): DecimalText(json: digits)
        case .text(let text): DecimalText(text)
        default: nil
        }
    }

    var flag: Bool? {
        switch self {
        case .flag(let flag): flag
        case .text("true"), .text("True"): true
        case .text("false"), .text("False"): false
        default: nil
        }
    }

    /// The elements of a list; a single value as a list of one.
    var each: [JSONValue] {
        switch self {
        case .null: []
        case .list(let list): list
        default: [self]
        }
    }
}

/// An object of a JSON file with the line that it begins on.
struct JSONObject {
    var members: [String: JSONValue] = [:]
    let line: Int

    /// A member that holds something: nil for an absent one and for `null`.
    subscript(name: String) -> JSONValue? {
        guard let value = members[name] else { return nil }
        if case .null = value { return nil }
        return value
    }
}
