#if Postgres
    import Foundation
    import LotseData
    import LotsePostgres
    import LotseTestSupport
    import Testing

    /// A PostgreSQL server of one test, which the test may crash.
    ///
    /// A shell beside the server takes the orders: what this process starts itself inherits a mask in which SIGTERM is
    /// blocked, and `Process` waits for every server that was started below it.
    struct PrivateServer {
        let uri: String
        private let orders: FileHandle
        private let answers: FileHandle

        /// Ends by itself after ten minutes, should the tests be killed.
        private static let shell = """
            echo "$LOTSE_TEST_POSTGRES"
            while read -r -t 600 order && [ "$order" = crash ]; do
                $LOTSE_TEST_POSTGRES_CONTROL restart --mode=immediate >/dev/null 2>&1
                echo back
            done
            """

        /// Runs `body` beside a server that syncs, and stops it afterwards.
        static func with<Value>(_ body: (PrivateServer) async throws -> Value) async throws -> Value {
            let package = URL(filePath: #filePath).appending(path: "../../../..").standardized
            let process = Process()
            let (orders, answers) = (Pipe(), Pipe())
            process.executableURL = package.appending(path: "Scripts/with-postgres")
            process.arguments = ["bash", "-c", shell]
            process.environment = ProcessInfo.processInfo.environment.merging(["LOTSE_TEST_POSTGRES_SYNC": "1"]) { $1 }
            process.standardInput = orders
            process.standardOutput = answers
            try process.run()
            defer {
                try? orders.fileHandleForWriting.write(contentsOf: Data("end\n".utf8))
                process.waitUntilExit()
            }
            let uri = try line(answers.fileHandleForReading)
            return try await body(
                PrivateServer(
                    uri: uri,
                    orders: orders.fileHandleForWriting,
                    answers: answers.fileHandleForReading
                )
            )
        }

        /// Opens a store with the probe's schema.
        func store() async throws -> any Store {
            let store = PostgresStore(uri: uri, readers: 4, sources: .system)
            try await Migrator(Ledger.migrations() + [Probe.schema]).migrate(store)
            return store
        }

        /// Crashes the server and starts it again.
        func crash() throws {
            try orders.write(contentsOf: Data("crash\n".utf8))
            try #require(try Self.line(answers) == "back")
        }

        private static func line(_ answers: FileHandle) throws -> String {
            var heard = Data()
            while heard.last != UInt8(ascii: "\n") {
                let more = answers.availableData
                try #require(!more.isEmpty, "the server did not start")
                heard.append(more)
            }
            return String(decoding: heard.dropLast(), as: UTF8.self)
        }
    }
#endif
