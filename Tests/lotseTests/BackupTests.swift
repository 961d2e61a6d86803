import Foundation
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import lotse

@Suite struct BackupTests {
    @Test func `a backup is one private file with a checksum that other programs read`() async throws {
        try await TestInstallation.with { installation in
            try await TestInstallation.journal(30, into: installation.store)
            let file = installation.settings.dataFolder.appending(path: "../saved.lotse").standardized
            let outcome = try await Backup(store: installation.store, file: file).write()
            #expect(outcome.entries == 30)
            let folder = file.deletingLastPathComponent()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(names == ["saved.lotse", "saved.lotse.sha256", "var"])
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let line = try String(contentsOf: folder.appending(path: "saved.lotse.sha256"), encoding: .utf8)
            #expect(line.hasSuffix("  saved.lotse\n"))
            let isSum = line.prefix(64).allSatisfy { $0.isHexDigit }
            #expect(isSum)
        }
    }

    @Test func `a backup overwrites nothing`() async throws {
        try await TestInstallation.with { installation in
            let file = installation.settings.dataFolder.appending(path: "saved.lotse")
            try Data("mine".utf8).write(to: file)
            await #expect(throws: Installation.Problem.self) {
                try await Backup(store: installation.store, file: file).write()
            }
            #expect(try Data(contentsOf: file) == Data("mine".utf8))
        }
    }

    /// Saves an installation with 30 entries and hands its file to `body`.
    private func withBackup(_ body: (Installation, URL) async throws -> Void) async throws {
        try await TestInstallation.with { installation in
            try await TestInstallation.journal(30, into: installation.store)
            let file = installation.settings.dataFolder.appending(path: "../saved.lotse").standardized
            _ = try await Backup(store: installation.store, file: file).write()
            try await body(installation, file)
        }
    }

    private func restore(_ file: URL, into settings: Settings, isReplacing: Bool = false) -> Restore {
        Restore(settings: settings, file: file, sources: .seeded(2, at: TestStore.moment), isReplacing: isReplacing)
    }

    @Test func `a restored backup has what was saved and says so in the journal`() async throws {
        try await withBackup { _, file in
            let folder = file.deletingLastPathComponent().appending(path: "new", directoryHint: .isDirectory)
            let settings = TestInstallation.settings(in: folder)
            let outcome = try await restore(file, into: settings).run()
            #expect(outcome == Restore.Outcome(entries: 30, former: nil, lacksKey: true))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["lotse.sqlite"])
            let check = try await TestInstallation.journal(in: settings)
            #expect(check.fault == nil)
            #expect(check.entries == 31)
        }
    }

    @Test func `data without their key are not opened with a new one`() async throws {
        try await withBackup { _, file in
            let folder = file.deletingLastPathComponent().appending(path: "new", directoryHint: .isDirectory)
            let settings = TestInstallation.settings(in: folder)
            _ = try await restore(file, into: settings).run()
            #expect(throws: Installation.Problem.self) { try Installation.open(settings) }
        }
    }

    @Test func `a restore replaces data only when told to, and keeps them beside`() async throws {
        try await withBackup { installation, file in
            try await TestInstallation.journal(5, into: installation.store)
            try await installation.store.close()
            let settings = installation.settings
            await #expect(throws: Installation.Problem.self) { try await restore(file, into: settings).run() }
            #expect(try await TestInstallation.journal(in: settings).entries == 35)
            let outcome = try await restore(file, into: settings, isReplacing: true).run()
            #expect(try await TestInstallation.journal(in: settings).entries == 31)
            let former = try #require(outcome.former)
            let kept = try DatabaseLocation.file(former).open(.system)
            #expect(try await Journal.verify(kept).entries == 35)
            try await kept.close()
        }
    }

    @Test func `a restore waits for the server to be stopped`() async throws {
        try await withBackup { installation, file in
            await #expect {
                try await restore(file, into: installation.settings, isReplacing: true).run()
            } throws: { "\($0)".contains("Stop it first") }
            let check = try await Journal.verify(installation.store)
            #expect(check.entries == 30)
        }
    }

    @Test func `an altered, cut, unsigned or foreign file is refused and changes nothing`() async throws {
        try await withBackup { installation, file in
            try await installation.store.close()
            let settings = installation.settings
            let sum = URL(filePath: file.path + ".sha256")
            let whole = try Data(contentsOf: file)

            func refusal() async -> String {
                do {
                    _ = try await restore(file, into: settings, isReplacing: true).run()
                    return "none"
                } catch {
                    return "\(error)"
                }
            }
            var altered = whole
            altered[altered.count / 2] ^= 1
            try altered.write(to: file)
            #expect(await refusal().contains("checksum"))
            try whole.dropLast(4096).write(to: file)
            #expect(await refusal().contains("checksum"))
            try Data("SQLite format 3 but not quite".utf8).write(to: file)
            try ChecksumFile(of: file).write()
            #expect(await refusal().contains("no backup of Lotse"))
            var damaged = whole
            for place in 8192..<12_288 { damaged[place] = 0x5A }
            try damaged.write(to: file)
            try ChecksumFile(of: file).write()
            #expect(await refusal() != "none")
            try whole.write(to: file)
            try FileManager.default.removeItem(at: sum)
            #expect(await refusal().contains("sha256sum"))

            #expect(try await TestInstallation.journal(in: settings).entries == 30)
            let names = try FileManager.default.contentsOfDirectory(atPath: settings.dataFolder.path)
            #expect(!names.contains { $0.contains("restor") })
        }
    }

    @Test func `a backup of a newer Lotse and one with a broken journal are refused`() async throws {
        try await withBackup { installation, file in
            let folder = file.deletingLastPathComponent().appending(path: "new", directoryHint: .isDirectory)
            let settings = TestInstallation.settings(in: folder)
            let newer = Migration(
                room: "Later",
                name: "20991231-01-create-later",
                sql: "CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY);"
            )
            let store = try DatabaseLocation.file(file).open(.system)
            try await Migrator(try Schema.steps() + [newer]).migrate(store)
            try await store.close()
            try DatabaseFile(file.path).settle()
            try ChecksumFile(of: file).write()
            await #expect(throws: MigrationError.self) { try await restore(file, into: settings).run() }

            let other = file.deletingLastPathComponent().appending(path: "other.lotse")
            _ = try await Backup(store: installation.store, file: other).write()
            let broken = try DatabaseLocation.file(other).open(.system)
            try await broken.exclusively { connection in
                try connection.executeScript("UPDATE journal SET action = 'forged' WHERE sequence = 7")
            }
            try await broken.close()
            try DatabaseFile(other.path).settle()
            try ChecksumFile(of: other).write()
            await #expect {
                try await restore(other, into: settings).run()
            } throws: { "\($0)".contains("entry 7 was altered") }
            #expect(!FileManager.default.fileExists(atPath: settings.databaseFile.path))
        }
    }

    @Test func `a database that cannot be read makes way, its log with it`() async throws {
        try await withBackup { installation, file in
            try await installation.store.close()
            let settings = installation.settings
            try Data("no database at all, whatever its name says".utf8).write(to: settings.databaseFile)
            try Data("nor is this a log".utf8).write(to: URL(filePath: settings.databaseFile.path + "-wal"))
            _ = try await restore(file, into: settings, isReplacing: true).run()
            #expect(try await TestInstallation.journal(in: settings).entries == 31)
        }
    }

    @Test(.enabled(if: TestStore.engines.contains(.postgres), "needs PostgreSQL"))
    func `one engine's backup comes back on the other`() async throws {
        try await TestStore.withFolder { folder in
            try await TestStore.with(.postgres, migrations: try Schema.roomSteps()) { server in
                try await TestInstallation.journal(30, into: server)
                let file = folder.appending(path: "server.lotse")
                let saved = try await Backup(store: server, file: file).write()
                #expect(saved.entries == 30)
                let settings = TestInstallation.settings(in: folder.appending(path: "var", directoryHint: .isDirectory))
                _ = try await restore(file, into: settings).run()
                #expect(try await TestInstallation.journal(in: settings).entries == 31)
            }
        }
    }
}
