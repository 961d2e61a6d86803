#if Postgres
    import CLibPQ
    import LotseData

    /// One answer of the server, given back to libpq at its end.
    struct PostgresAnswer: ~Copyable {
        private let result: OpaquePointer

        /// Takes over the answer; throws what it says where it is a refusal.
        init(_ result: OpaquePointer?, on connection: OpaquePointer) throws {
            guard let result else { throw PostgresFailure.of(nil, on: connection) }
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                self.result = result
            default:
                let failure = PostgresFailure.of(result, on: connection)
                PQclear(result)
                throw failure
            }
        }

        deinit { PQclear(result) }

        /// What was done, such as `COMMIT`.
        var command: String { String(cString: PQcmdStatus(result)) }

        /// Rows that a change touched; a plain reading touches none.
        var changes: Int {
            command.hasPrefix("SELECT") ? 0 : Int(String(cString: PQcmdTuples(result))) ?? 0
        }

        /// The first value of the first row as text.
        var first: String? {
            guard PQntuples(result) > 0, PQgetisnull(result, 0, 0) == 0 else { return nil }
            return String(cString: PQgetvalue(result, 0, 0))
        }

        /// The columns, for the statement's cache.
        func columns() -> AnswerColumns {
            let places = 0..<PQnfields(result)
            return AnswerColumns(
                names: Row.Columns(places.map { String(cString: PQfname(result, $0)) }),
                kinds: places.map { ColumnKind(type: PQftype(result, $0)) }
            )
        }

        func rows(_ columns: AnswerColumns) throws -> [Row] {
            try (0..<PQntuples(result)).map { line in
                let values = try columns.kinds.enumerated().map { place, kind in
                    try value(line, Int32(place), kind, columns)
                }
                return Row(columns: columns.names, values: values)
            }
        }

        private func value(
            _ line: Int32,
            _ place: Int32,
            _ kind: ColumnKind,
            _ columns: AnswerColumns
        ) throws -> SQLValue {
            guard PQgetisnull(result, line, place) == 0 else { return .null }
            let length = Int(PQgetlength(result, line, place))
            let value = PQgetvalue(result, line, place).withMemoryRebound(to: UInt8.self, capacity: length) {
                kind.value(UnsafeBufferPointer(start: $0, count: length))
            }
            guard let value else {
                throw StoreError.unreadable(column: columns.names.names[Int(place)], wanted: "\(kind)")
            }
            return value
        }
    }

    /// Names and kinds of an answer's columns, worked out once a statement.
    struct AnswerColumns {
        let names: Row.Columns
        let kinds: [ColumnKind]
    }
#endif
