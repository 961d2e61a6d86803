package import LotseCore

/// A value that both engines can store.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// A Swift value that a column can hold, and that a column can give back.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
    /// Nil where the column holds something else.
    init?(sqlValue: SQLValue)
}

extension SQLValue: SQLConvertible {
    package var sqlValue: SQLValue { self }
    package init?(sqlValue: SQLValue) { self = sqlValue }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }
    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = number
    }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(exactly: number)
    }
}

extension Double: SQLConvertible {
    package var sqlValue: SQLValue { .real(self) }
    package init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .real(let number): self = number
        case .integer(let number): self = Double(number)
        default: return nil
        }
    }
}

extension Bool: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
    package init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
}

extension [UInt8]: SQLConvertible {
    package var sqlValue: SQLValue { .blob(self) }
    package init?(sqlValue: SQLValue) {
        guard case .blob(let bytes) = sqlValue else { return nil }
        self = bytes
    }
}

extension SQLConvertible where Self: RawRepresentable, RawValue == String {
    package var sqlValue: SQLValue { .text(rawValue) }
    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(rawValue: text)
    }
}

/// Values whose whole meaning is one text.
package protocol SQLText: SQLConvertible {
    var sqlText: String { get }
    init?(sqlText: String)
}

extension SQLText {
    package var sqlValue: SQLValue { .text(sqlText) }
    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(sqlText: text)
    }
}

extension Identifier: SQLText, SQLConvertible {
    package var sqlText: String { text }
    package init?(sqlText: String) { self.init(sqlText) }
}

extension Day: SQLText, SQLConvertible {
    package var sqlText: String { description }
    package init?(sqlText: String) { self.init(sqlText) }
}

extension Timestamp: SQLText, SQLConvertible {
    package var sqlText: String { text }
    package init?(sqlText: String) { self.init(text: sqlText) }
}

extension Language: SQLText, SQLConvertible {
    package var sqlText: String { tag }
    package init?(sqlText: String) { self.init(sqlText) }
}

extension MailAddress: SQLText, SQLConvertible {
    package var sqlText: String { text }
    package init?(sqlText: String) { self.init(sqlText) }
}

extension Country: SQLText, SQLConvertible {
    package var sqlText: String { code }
    package init?(sqlText: String) { self.init(sqlText) }
}

extension MunicipalityKey: SQLText, SQLConvertible {
    package var sqlText: String { text }
    package init?(sqlText: String) { self.init(sqlText) }
}

extension Money: SQLConvertible {
    package var sqlValue: SQLValue { .integer(cents) }
    package init?(sqlValue: SQLValue) {
        guard case .integer(let cents) = sqlValue else { return nil }
        self.init(cents: cents)
    }
}

extension Topic: SQLConvertible {}
extension Role: SQLConvertible {}
extension CEFRLevel: SQLConvertible {}
