import Crypto
package import Foundation

/// A frozen step of the schema: SQL text that described the past when it was written and is never edited.
package struct Migration: Sendable, Equatable {
    /// `Room/YYYYMMDD-NN-verb-noun`.
    package let id: String
    /// Where it stands among all rooms' migrations: the file name, then the room.
    let order: String
    private let portable: String
    /// Words of its own for PostgreSQL, where the portable ones do not do.
    private let postgres: String?

    package init(room: String, name: String, sql: String, postgres: String? = nil) {
        id = "\(room)/\(name)"
        order = "\(name)/\(room)"
        portable = sql
        self.postgres = postgres
    }

    /// SHA-256 over the text as written; a change of a comment counts too.
    package var checksum: String {
        var hasher = SHA256()
        hasher.update(data: Data(portable.utf8))
        if let postgres { hasher.update(data: Data(postgres.utf8)) }
        return hasher.finalize().hexadecimal
    }

    /// The script that an engine runs.
    func script(for dialect: Dialect) -> String {
        switch dialect {
        case .postgres: postgres ?? portable
        case .sqlite: PortableSchema.forSQLite(portable)
        }
    }

    /// Reads a room's `Migrations` folder: `X.sql`, and `X.postgres.sql` beside it where needed.
    package static func list(in folder: URL, room: String) throws -> [Migration] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.filter { $0.hasSuffix(".sql") && !$0.hasSuffix(".postgres.sql") }.map { file in
            let name = String(file.dropLast(4))
            let own = folder.appending(path: "\(name).postgres.sql")
            return Migration(
                room: room,
                name: name,
                sql: try String(contentsOf: folder.appending(path: file), encoding: .utf8),
                postgres: FileManager.default.fileExists(atPath: own.path)
                    ? try String(contentsOf: own, encoding: .utf8) : nil
            )
        }
    }
}

/// The floor's own schema.
package enum Ledger {
    package static func migrations() throws -> [Migration] {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Migrations") else {
            throw MigrationError.unreadable("LotseData/Migrations")
        }
        return try Migration.list(in: folder, room: "Ledger")
    }
}
