/// One schema text for both engines.
///
/// Migrations are written with PostgreSQL's type names; SQLite gets its own names for them and strict tables,
/// so that both refuse a text in a number's column. Only these words are touched, and none inside a literal or a
/// quoted name: `BIGINT` and `BOOLEAN` become `INTEGER`, `DOUBLE PRECISION` becomes `REAL`, `BYTEA` becomes `BLOB`,
/// and the `;` that ends a `CREATE TABLE` becomes ` STRICT;`.
enum PortableSchema {
    static func forSQLite(_ script: String) -> String {
        var result = ""
        var isTable = false
        var previous = ""
        for piece in pieces(of: script) {
            switch piece {
            case .word(let word):
                let upper = word.uppercased()
                if upper == "TABLE", ["CREATE", "TEMP", "TEMPORARY"].contains(previous) { isTable = true }
                previous = upper
                result += name(for: upper) ?? word
            case .other(";"):
                result += isTable ? " STRICT;" : ";"
                isTable = false
                previous = ""
            case .other(let text), .quoted(let text):
                result += text
            }
        }
        return isTable ? result + " STRICT" : result
    }

    private static func name(for word: String) -> String? {
        switch word {
        case "BIGINT", "BOOLEAN": "INTEGER"
        case "DOUBLE": "REAL"
        case "PRECISION": ""
        case "BYTEA": "BLOB"
        default: nil
        }
    }

    private enum Piece {
        case word(String)
        /// A literal or a quoted name; a doubled quote inside makes two pieces, which read the same when joined.
        case quoted(String)
        case other(String)
    }

    private static func pieces(of script: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = script[...]
        while let first = rest.first {
            if first == "'" || first == "\"" {
                let end = rest.dropFirst().firstIndex(of: first).map { rest.index(after: $0) } ?? rest.endIndex
                pieces.append(.quoted(String(rest[..<end])))
                rest = rest[end...]
            } else if rest.hasPrefix("--") {
                rest = rest[(rest.firstIndex { $0.isNewline } ?? rest.endIndex)...]
            } else if rest.hasPrefix("/*") {
                rest = rest[(rest.firstRange(of: "*/")?.upperBound ?? rest.endIndex)...]
            } else if first.isLetter || first == "_" {
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                pieces.append(.word(String(word)))
                rest = rest[word.endIndex...]
            } else {
                pieces.append(.other(String(first)))
                rest = rest.dropFirst()
            }
        }
        return pieces
    }
}
