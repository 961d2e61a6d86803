/// One schema text for both engines.
///
/// Migrations are written with PostgreSQL's type names; SQLite gets its own names for them and strict tables,
/// so that both refuse a text in a number's column. Only these words are touched, and none inside a literal:
/// `BIGINT` and `BOOLEAN` become `INTEGER`, `DOUBLE PRECISION` becomes `REAL`, `BYTEA` becomes `BLOB`, and the
/// `)` that ends a `CREATE TABLE` becomes `) STRICT`.
enum PortableSchema {
    static func forSQLite(_ script: String) -> String {
        var result = ""
        var isTable = false
        for piece in pieces(of: script) {
            switch piece {
            case .word(let word):
                switch word.uppercased() {
                case "BIGINT", "BOOLEAN": result += "INTEGER"
                case "DOUBLE": result += "REAL"
                case "PRECISION": break
                case "BYTEA": result += "BLOB"
                case "TABLE":
                    isTable = result.hasSuffix("CREATE ")
                    result += word
                default: result += word
                }
            case .other(";") where isTable:
                result += " STRICT;"
                isTable = false
            case .other(let text), .literal(let text):
                result += text
            }
        }
        return result
    }

    private enum Piece {
        case word(String)
        case literal(String)
        case other(String)
    }

    private static func pieces(of script: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = script[...]
        while let first = rest.first {
            if first == "'" {
                let end = rest.dropFirst().firstIndex(of: "'").map { rest.index(after: $0) } ?? rest.endIndex
                pieces.append(.literal(String(rest[..<end])))
                rest = rest[end...]
            } else if rest.hasPrefix("--") {
                let end = rest.firstIndex(of: "\n") ?? rest.endIndex
                rest = rest[end...]
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
