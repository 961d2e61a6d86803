#if Postgres
    import CLibPQ
    import LotseData

    /// One connection to the server with the statements it has prepared.
    ///
    /// Its calls block. Unchecked, because libpq takes a connection from any thread but not from two at once, and that is held by the
    /// lock of the `SessionSlot` that owns it.
    final class PostgresSession: Connection, @unchecked Sendable {
        /// When more texts were prepared, all are forgotten: lists in `IN (…)` make ever new ones.
        private static let statementLimit = 400

        private let connection: OpaquePointer
        private var statements: [StatementKey: Prepared] = [:]
        private var prepared = 0
        /// Sent in front of the next control statement, so that both share one way to the server.
        private var leadingControl = ""
        private struct StatementKey: Hashable {
            let text: String
            let types: [Oid]
        }

        private final class Prepared {
            let name: String
            var columns: AnswerColumns?

            init(name: String) {
                self.name = name
            }
        }

        /// Connects; throws `StoreError.unavailable` with libpq's sentence where that fails.
        init(_ address: PostgresAddress) throws {
            guard let connection = address.connect() else {
                throw StoreError.unavailable("no memory for a connection")
            }
            guard PQstatus(connection) == CONNECTION_OK else {
                defer { PQfinish(connection) }
                throw PostgresFailure.ofConnecting(connection)
            }
            self.connection = connection
            // Notices such as "relation exists, skipping" would go to the standard error output.
            PQsetNoticeReceiver(connection, { _, _ in }, nil)
            try control(Self.settings)
        }

        deinit { PQfinish(connection) }

        /// Acknowledged means durable, whatever the server's default; a server that hangs inside a transaction
        /// or keeps the writers' turn does not hold up the others for ever.
        private static let settings = """
            SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'; SET bytea_output = 'hex'; \
            SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'; \
            SELECT set_config('synchronous_commit', 'on', FALSE) WHERE current_setting('synchronous_commit') = 'off'
            """

        var dialect: Dialect { .postgres }

        /// Whether the connection is gone, as far as the last use of it showed.
        var isLost: Bool { PQstatus(connection) != CONNECTION_OK }

        var isInTransaction: Bool {
            let status = PQtransactionStatus(connection)
            return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
        }

        /// Looks, without asking the server, whether it has closed the connection while nobody used it.
        func isAlive() -> Bool { PQconsumeInput(connection) == 1 && !isLost }

        func rows(_ sql: SQL) throws -> [Row] {
            let statement = try prepared(sql)
            let answer = try run(statement.prepared, statement.parameters)
            let columns = statement.prepared.columns ?? answer.columns()
            statement.prepared.columns = columns
            return try answer.rows(columns)
        }

        func execute(_ sql: SQL) throws -> Int {
            let statement = try prepared(sql)
            return try run(statement.prepared, statement.parameters).changes
        }

        func executeScript(_ script: String) throws { try control(script) }

        /// Runs statements that take no values and gives the last one's answer.
        @discardableResult
        func control(_ sql: String) throws -> PostgresAnswer {
            let text = leadingControl + sql
            leadingControl = ""
            return try PostgresAnswer(PQexec(connection, text), on: connection)
        }

        private func run(_ statement: Prepared, _ parameters: Parameters) throws -> PostgresAnswer {
            try flush()
            let result = parameters.withPointers { values, lengths, formats in
                PQexecPrepared(connection, statement.name, parameters.count, values, lengths, formats, 0)
            }
            do {
                return try PostgresAnswer(result, on: connection)
            } catch StoreError.contended {
                // A kept plan may have outlived a change of the schema.
                statements = [:]
                throw StoreError.contended
            }
        }

        private func prepared(_ sql: SQL) throws -> (prepared: Prepared, parameters: Parameters) {
            let parameters = try Parameters(sql)
            let key = StatementKey(text: sql.text(for: .postgres), types: parameters.types)
            if let known = statements[key] { return (known, parameters) }
            if statements.count >= Self.statementLimit {
                statements = [:]
                try control("DEALLOCATE ALL")
            }
            try flush()
            prepared += 1
            let statement = Prepared(name: "s\(prepared)")
            let result = PQprepare(connection, statement.name, key.text, parameters.count, key.types)
            _ = try PostgresAnswer(result, on: connection)
            statements[key] = statement
            return (statement, parameters)
        }

        /// Sends a control statement that still waits for company.
        private func flush() throws {
            if !leadingControl.isEmpty { try control("") }
        }
    }

    extension PostgresSession: CommitConnection {
        func beginChange() throws { try control("SAVEPOINT change") }
        func keepChange() throws { leadingControl += "RELEASE SAVEPOINT change;" }
        func undoChange() throws {
            try control("ROLLBACK TO SAVEPOINT change")
            leadingControl += "RELEASE SAVEPOINT change;"
        }

        /// Begins, with the next statement, a transaction whose view of the data stands still.
        func begin(readOnly: Bool) {
            leadingControl = "BEGIN ISOLATION LEVEL REPEATABLE READ \(readOnly ? "READ ONLY" : "READ WRITE");"
        }

        /// The number under which the server remembers the fate of the transaction; nil while it changed nothing.
        func transactionNumber() throws -> String? {
            try control("SELECT pg_current_xact_id_if_assigned()").first
        }

        /// What became of a transaction: `committed`, `aborted` or `in progress`; nil where the server forgot it.
        func fate(of transaction: String) throws -> String? {
            try rows("SELECT pg_xact_status(CAST(CAST(\(transaction) AS TEXT) AS xid8)) AS fate").first?.optional(
                "fate"
            )
        }

        /// Ends the transaction; throws where the server says that it kept nothing.
        func commit() throws {
            guard try control("COMMIT").command == "COMMIT" else {
                throw StoreError.engine(code: "25P02", message: "the transaction was given up before its end")
            }
        }

        /// Undoes the transaction, as far as there is one and a server to hear it.
        func rollBack() {
            leadingControl = ""
            // A lost connection has undone it already, and the caller holds the error that led here.
            if isInTransaction { _ = try? control("ROLLBACK") }
        }
    }
#endif
