import Foundation
import LotseCore
import LotseData

#if Postgres
    import LotsePostgres
#endif

/// Where a database is: a file of the embedded engine, or a server.
enum DatabaseLocation: Equatable, Sendable {
    case file(URL)
    /// `postgres://…`; holds a password, so that no message repeats it.
    case server(String)

    /// Reads what somebody names as source or target: an address, or the data folder of an installation.
    init(_ text: String) {
        if Self.isAddress(text) {
            self = .server(text)
        } else {
            self = .file(URL(filePath: text, directoryHint: .isDirectory).appending(path: "lotse.sqlite"))
        }
    }

    static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    }

    /// Throws a `Problem` where the file of the embedded engine is not there; a server is asked when it is used.
    func checkExists() throws {
        guard case .file(let file) = self, !FileManager.default.fileExists(atPath: file.path) else { return }
        throw Installation.Problem(
            description: "There is no database \(file.path). Name its folder by --data, or run `lotse migrate`."
        )
    }

    /// Opens the database; makes the file where there is none.
    func open(_ sources: Sources) throws -> any Store {
        switch self {
        case .file(let file):
            do {
                if !FileManager.default.fileExists(atPath: file.path) { try SafeFile.makePrivate(file) }
                return try EmbeddedStore(path: file.path, sources: sources)
            } catch {
                throw Installation.Problem(
                    description: "The database file \(file.path) cannot be opened: \(Sentence.of(error))"
                )
            }
        case .server(let address):
            #if Postgres
                return PostgresStore(uri: address, sources: sources)
            #else
                throw Installation.Problem(description: "This program was built without PostgreSQL.")
            #endif
        }
    }
}

extension Settings {
    /// The embedded engine's file.
    var databaseFile: URL { dataFolder.appending(path: "lotse.sqlite") }

    var database: DatabaseLocation { databaseURL.map { .server($0) } ?? .file(databaseFile) }
}
