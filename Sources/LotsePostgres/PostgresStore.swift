#if Postgres
    import Dispatch
    package import LotseData

    /// The engine for several servers on one database: PostgreSQL 15 or later over libpq.
    ///
    /// Readings see a snapshot and never wait for writers. Writers share commits inside a server and take turns among
    /// servers. Calls of libpq block, so that all of them happen on threads of their own.
    package final class PostgresStore: Store {
        package let sources: Sources
        package var dialect: Dialect { .postgres }
        private let readers: ReaderPool
        private let writer: SessionSlot
        private let commits: GroupCommit
        private let address: PostgresAddress
        private let maintenance = DispatchQueue(label: "lotse.postgres.maintenance")

        /// Connects when first used.
        ///
        /// - Parameters:
        ///   - uri: `postgres://user:password@host:port/database` and whatever libpq takes behind it.
        ///   - readers: connections that read side by side; two more write and migrate.
        ///   - changesPerSync: how many changes may share a sync. More savepoints than 64 in one transaction make
        ///     every snapshot of the server dearer.
        ///   - sources: the clock and the source of identifiers.
        package init(uri: String, readers: Int = 8, changesPerSync: Int = 60, sources: Sources) {
            address = PostgresAddress(uri)
            self.readers = ReaderPool(address, count: readers)
            writer = SessionSlot(address)
            commits = GroupCommit(PostgresWriter(writer, batchLimit: changesPerSync))
            self.sources = sources
        }

        package func withSnapshot<Value: Sendable>(
            _ body: @escaping @Sendable (any Connection) throws -> Value
        ) async throws -> Value {
            try await readers.read(body)
        }

        package func withTransaction<Value: Sendable>(
            _ body: @escaping @Sendable (any Connection) throws -> Value
        ) async throws -> Value {
            try await commits.run(body)
        }

        package func exclusively<Value: Sendable>(
            _ body: @escaping @Sendable (any Connection) throws -> Value
        ) async throws -> Value {
            try await withCheckedThrowingContinuation { continuation in
                maintenance.async { [address] in
                    continuation.resume(with: Result { try Self.alone(address, body) })
                }
            }
        }

        package func close() async throws {
            await commits.close()
            await readers.close()
            await withCheckedContinuation { continuation in
                maintenance.async { continuation.resume() }
            }
            writer.close()
        }

        /// Runs `body` once, on a connection of its own, while no server writes.
        private static func alone<Value>(
            _ address: PostgresAddress,
            _ body: (any Connection) throws -> Value
        ) throws -> Value {
            let session = try address.makeSession()
            try WritersTurn.take(session)
            defer { WritersTurn.leave(session) }
            return try body(session)
        }
    }
#endif
