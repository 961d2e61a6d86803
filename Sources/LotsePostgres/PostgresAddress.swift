#if Postgres
    import CLibPQ
    import Foundation

    /// Where the server is, in libpq's own words: `postgres://user:password@host:port/database?sslmode=verify-full`.
    struct PostgresAddress: Sendable {
        private let uri: String

        init(_ uri: String) {
            self.uri = uri
        }

        /// Opens a connection, failed or not; nil only without memory.
        func connect() -> OpaquePointer? {
            withKeywords { PQconnectdbParams($0, $1, 1) }
        }

        /// Opens a session, waiting about two seconds for a server that is away or starting; a refusal is final.
        func makeSession() throws -> PostgresSession {
            var pause = 0.1
            while true {
                do {
                    return try PostgresSession(self)
                } catch {
                    guard pause < 1, isWorthWaiting else { throw error }
                    Thread.sleep(forTimeInterval: pause)
                    pause *= 2
                }
            }
        }

        /// Whether a server answers at all, or is just starting or away: then it is worth waiting.
        var isWorthWaiting: Bool {
            let answer = withKeywords { PQpingParams($0, $1, 1) }
            return answer == PQPING_REJECT || answer == PQPING_NO_RESPONSE
        }

        /// What the URI says comes last and so wins over what is said here.
        private func withKeywords<Value>(
            _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Value
        ) -> Value {
            let settings = [
                ("fallback_application_name", "lotse"), ("connect_timeout", "5"), ("keepalives_idle", "30"),
                ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
                ("dbname", uri),
            ]
            let keywords = settings.map { Array($0.0.utf8CString) }
            let values = settings.map { Array($0.1.utf8CString) }
            return Self.withPointers(keywords) { keywords in Self.withPointers(values) { body(keywords, $0) } }
        }

        /// Pointers to all texts and a null behind them, valid inside `body` only.
        private static func withPointers<Value>(
            _ texts: [[CChar]],
            _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
        ) -> Value {
            let joined = texts.flatMap(\.self)
            return joined.withUnsafeBufferPointer { memory in
                var pointers: [UnsafePointer<CChar>?] = []
                var place = 0
                for text in texts {
                    pointers.append(memory.baseAddress?.advanced(by: place))
                    place += text.count
                }
                pointers.append(nil)
                return pointers.withUnsafeBufferPointer { list in
                    guard let start = list.baseAddress else { preconditionFailure("the list ends with a null") }
                    return body(start)
                }
            }
        }
    }
#endif
