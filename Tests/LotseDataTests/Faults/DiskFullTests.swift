import Foundation
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct DiskFullTests {
    @Test(
        .enabled(if: SmallDisk.isAllowed, "a tmpfs may not be mounted here: a full disk is not tried"),
        .timeLimit(.minutes(10))
    )
    func `a full disk refuses whole changes, keeps the rest, and works again once there is room`() async throws {
        try await SmallDisk.with(megabytes: 8) { folder in
            let ballast = try ballast(in: folder)
            let store = try EmbeddedStore(path: folder.appending(path: "probe.sqlite").path, sources: .system)
            try await Migrator(Ledger.migrations() + [Probe.schema]).migrate(store)
            try await fill(store, until: 50) { try FileManager.default.removeItem(at: ballast) }
            try await store.close()
        }
    }

    #if Postgres
        @Test(
            .enabled(if: SmallDisk.isAllowed, "a tmpfs may not be mounted here: a full disk is not tried"),
            .enabled(if: TestPostgres.server != nil, "LOTSE_TEST_POSTGRES names no server"),
            .timeLimit(.minutes(10))
        )
        func `a full disk of the server is told in the same words`() async throws {
            try await SmallDisk.with(megabytes: 8) { folder in
                let ballast = try ballast(in: folder)
                try #require(try Probe.run("chown", ["-R", "postgres", folder.path]) == 0)
                try await PrivateServer.with { server in
                    let store = try await server.store()
                    let place = folder.appending(path: "place").path
                    try #require(try Probe.run("install", ["-d", "-o", "postgres", place]) == 0)
                    try await store.exclusively { connection in
                        try connection.executeScript("CREATE TABLESPACE small LOCATION '\(place)'")
                        try connection.executeScript("ALTER TABLE journal_detail SET TABLESPACE small")
                    }
                    try await fill(store, until: 50) { try FileManager.default.removeItem(at: ballast) }
                    try await store.close()
                }
            }
        }
    #endif

    private func ballast(in folder: URL) throws -> URL {
        let ballast = folder.appending(path: "ballast")
        try Data(count: 3 << 20).write(to: ballast)
        return ballast
    }

    /// Writes until the disk is full and changes were refused, makes room and writes once more.
    private func fill(_ store: any Store, until limit: Int, makeRoom: () throws -> Void) async throws {
        var acknowledged: Set<String> = []
        var refused = 0
        for round in 0..<60 where refused < limit {
            let outcomes = await atOnce(16) { number in
                try await Probe.change(store, id: "\(round)-\(number)", ballast: 20_000)
                return "\(round)-\(number)"
            }
            for outcome in outcomes {
                switch outcome {
                case .success(let id): acknowledged.insert(id)
                case .failure(let error):
                    refused += 1
                    #expect(error as? StoreError == .full)
                }
            }
        }
        #expect(refused >= limit)
        let full = try await Probe.content(of: store)
        #expect(full.rows == acknowledged)
        #expect(full.isWhole)

        try makeRoom()
        try await Probe.change(store, id: "after")
        let freed = try await Probe.content(of: store)
        #expect(freed.rows == acknowledged.union(["after"]))
        #expect(freed.isWhole)
    }
}

/// A small file system in memory, mounted for one test.
enum SmallDisk {
    static let isAllowed: Bool = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lotse-mount-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            guard try mount(folder, megabytes: 1) else { return false }
            return try Probe.run("umount", [folder.path]) == 0
        } catch {
            return false
        }
    }()

    static func with<Value>(megabytes: Int, _ body: (URL) async throws -> Value) async throws -> Value {
        try await TestStore.withFolder { folder in
            try #require(try mount(folder, megabytes: megabytes))
            do {
                let value = try await body(folder)
                try Probe.run("umount", ["--lazy", folder.path])
                return value
            } catch {
                try Probe.run("umount", ["--lazy", folder.path])
                throw error
            }
        }
    }

    private static func mount(_ folder: URL, megabytes: Int) throws -> Bool {
        try Probe.run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", folder.path]) == 0
    }
}
