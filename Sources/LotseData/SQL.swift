/// SQL text with its bound values, the only way to talk to a database.
///
/// Built from a literal; every interpolated value becomes a binding, never text:
/// `"SELECT * FROM need WHERE id = \(id)"`. Text that is not a literal cannot become SQL.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// Text between bindings; one more than `bindings`.
    package private(set) var fragments: [String]
    package private(set) var bindings: [SQLValue]

    package init(stringLiteral value: StaticString) {
        fragments = [value.description]
        bindings = []
    }

    package init(stringInterpolation: StringInterpolation) {
        fragments = stringInterpolation.fragments
        bindings = stringInterpolation.bindings
    }

    /// SQL of a migration file: frozen text that holds no values.
    init(frozen text: String) {
        fragments = [text]
        bindings = []
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var fragments = [""]
        fileprivate var bindings: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: StaticString) {
            fragments[fragments.count - 1] += literal.description
        }

        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            bindings.append(value.sqlValue)
            fragments.append("")
        }

        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            bindings.append(value?.sqlValue ?? .null)
            fragments.append("")
        }

        /// A piece of SQL made elsewhere, with its bindings.
        package mutating func appendInterpolation(_ part: SQL) {
            fragments[fragments.count - 1] += part.fragments[0]
            fragments.append(contentsOf: part.fragments.dropFirst())
            bindings.append(contentsOf: part.bindings)
        }

        /// Pieces with commas between them, such as the rows of `VALUES`; in the time of one pass.
        package mutating func appendInterpolation(joined parts: some Sequence<SQL>) {
            for (position, part) in parts.enumerated() {
                if position > 0 { fragments[fragments.count - 1] += ", " }
                appendInterpolation(part)
            }
        }

        /// A list in parentheses for `IN`; an empty list matches nothing.
        package mutating func appendInterpolation(list values: some Sequence<some SQLConvertible>) {
            let all = values.map(\.sqlValue)
            guard !all.isEmpty else {
                fragments[fragments.count - 1] += "(NULL)"
                return
            }
            for (position, value) in all.enumerated() {
                fragments[fragments.count - 1] += position == 0 ? "(" : ", "
                bindings.append(value)
                fragments.append("")
            }
            fragments[fragments.count - 1] += ")"
        }
    }

    /// The text with numbered (`$1`) or plain (`?`) places for the values.
    package func text(for dialect: Dialect) -> String {
        guard fragments.count > 1 else { return fragments[0] }
        var text = fragments[0]
        for place in 1..<fragments.count {
            switch dialect {
            case .sqlite: text += "?"
            case .postgres: text += "$\(place)"
            }
            text += fragments[place]
        }
        return text
    }

    /// The values, as far as both engines hold them alike.
    ///
    /// PostgreSQL has no NUL in a text and SQLite no number that is none, so that neither gets one.
    package func storableBindings() throws -> [SQLValue] {
        for binding in bindings {
            switch binding {
            case .text(let text) where text.utf8.contains(0):
                throw StoreError.constraint(.check, rule: "a text holds no NUL")
            case .real(let number) where !number.isFinite:
                throw StoreError.constraint(.check, rule: "a number is finite")
            default: continue
            }
        }
        return bindings
    }
}

/// The database engine in use.
package enum Dialect: String, Sendable {
    case sqlite
    case postgres
}
