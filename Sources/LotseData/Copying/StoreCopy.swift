import Foundation
import LotseCore

/// Copies a whole database into an empty one, of the same or another engine.
///
/// The source is read as it was at one moment, while others go on writing to it. The target gets everything in one
/// transaction, is read again and compared row by row before it is kept.
package struct StoreCopy: Sendable {
    private let source: any Store
    private let target: any Store
    private let migrator: Migrator
    private let isReplacing: Bool

    /// What was copied.
    package struct Outcome: Sendable, Equatable {
        package let tables: Int
        package let rows: Int
    }

    /// - Parameters:
    ///   - source: where the rows come from.
    ///   - target: where they go; migrated and otherwise untouched.
    ///   - migrator: of the schema that both must have.
    ///   - isReplacing: whether rows of the target make way; otherwise a target with rows is refused.
    package init(from source: any Store, to target: any Store, migrator: Migrator, isReplacing: Bool = false) {
        self.source = source
        self.target = target
        self.migrator = migrator
        self.isReplacing = isReplacing
    }

    /// Copies and compares.
    ///
    /// - Parameter progress: hears the rows done and the rows in all; each counts twice, for it is read again.
    /// - Returns: how much was copied.
    /// - Throws: `CopyError`, `MigrationError` or the engines' errors; the target is as it was then.
    package func run(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> Outcome {
        try await migrator.check(source)
        try await migrator.check(target)
        let tables = try await target.withSnapshot { try TableCatalogue.list($0) }
        let theirs = try await source.withSnapshot { try TableCatalogue.list($0) }
        for table in tables {
            guard theirs.contains(where: table.matches) else { throw CopyError.schemasDiffer(table: table.name) }
        }
        let freshRows = try await freshRows(of: tables)
        let channel = RowChannel()
        async let sent: Void = send(tables, through: channel)
        do {
            let outcome = try await target.exclusively { [isReplacing] connection in
                let side = CopyTarget(connection, tables: tables, freshRows: freshRows)
                if !isReplacing { try side.checkEmpty() }
                return try Self.fill(side, tables, from: channel, connection, progress)
            }
            channel.leave()
            try await sent
            return outcome
        } catch {
            channel.leave()
            _ = try? await sent
            throw error
        }
    }

    private func send(_ tables: [Table], through channel: RowChannel) async throws {
        do {
            try await source.withSnapshot { connection in
                let counts = try tables.map { try connection.rows(TableStatements($0).count).first?.allValues.first }
                try channel.start(rows: counts.reduce(0) { $0 + ($1.flatMap(Int.init(sqlValue:)) ?? 0) })
                for (place, table) in tables.enumerated() {
                    try Self.pages(of: table, connection) { try channel.put(.rows($0, table: place)) }
                }
                try channel.put(.end)
            }
        } catch {
            channel.fail(error)
            throw error
        }
    }

    private static func fill(
        _ side: CopyTarget,
        _ tables: [Table],
        from channel: RowChannel,
        _ connection: any Connection,
        _ progress: (Int, Int) -> Void
    ) throws -> Outcome {
        var digests = tables.map { _ in TableDigest() }
        var done = 0
        func advance(by rows: Int) {
            done += rows
            progress(done, channel.rows * 2)
        }
        try side.inTransaction {
            filling: while true {
                switch try channel.take() {
                case .rows(let rows, let place):
                    for row in rows { digests[place].add(row) }
                    for insertion in TableStatements(tables[place]).insertions(of: rows) {
                        try connection.execute(insertion)
                    }
                    advance(by: rows.count)
                case .end: break filling
                }
            }
            for (place, table) in tables.enumerated() {
                var digest = TableDigest()
                try pages(of: table, connection) { rows in
                    for row in rows { digest.add(row) }
                    advance(by: rows.count)
                }
                guard digest == digests[place] else { throw CopyError.rowsDiffer(table: table.name) }
            }
        }
        return Outcome(tables: tables.count, rows: digests.reduce(0) { $0 + $1.rows })
    }

    /// The rows of a table, page by page in the order of its primary key.
    private static func pages(
        of table: Table,
        _ connection: any Connection,
        _ take: ([[SQLValue]]) throws -> Void
    ) throws {
        let statements = TableStatements(table)
        var last: [SQLValue]?
        while true {
            let rows = try connection.rows(statements.page(after: last)).map(\.allValues)
            if !rows.isEmpty { try take(rows) }
            guard rows.count == statements.pageSize else { return }
            last = rows.last
        }
    }

    /// How many rows a schema has of which nobody has made use yet.
    private func freshRows(of tables: [Table]) async throws -> [String: Int] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lotse-fresh-\(SecretToken().hash)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let fresh = try EmbeddedStore(path: folder.appending(path: "fresh.sqlite").path, sources: target.sources)
        try await migrator.migrate(fresh)
        let counts = try await fresh.read { reader in
            try tables.map { ($0.name, try reader.number(TableStatements($0).count)) }
        }
        try await fresh.close()
        return Dictionary(uniqueKeysWithValues: counts)
    }
}
