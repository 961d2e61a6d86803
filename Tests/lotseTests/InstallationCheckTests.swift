import Foundation
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import lotse

@Suite struct InstallationCheckTests {
    private func problems(_ settings: Settings, environment: [String: String] = [:]) async -> [Finding] {
        await InstallationCheck(settings: settings, environment: environment).findings()
            .filter { $0.weight == .problem }
    }

    @Test func `a fresh installation has no problems, only hints for the open`() async throws {
        try await TestInstallation.with(sources: .system) { installation in
            let findings = await InstallationCheck(settings: installation.settings, environment: [:]).findings()
            #expect(findings.filter { $0.weight == .problem } == [])
            #expect(findings.filter { $0.weight == .hint }.map(\.area) == ["public.url", "mail", "publisher"])
            #expect(
                Set(findings.map(\.area)).isSuperset(of: ["schema", "soundness", "journal", "outbox", "catalogues"])
            )
        }
    }

    @Test func `an absent installation is not made by looking at it`() async throws {
        try await TestStore.withFolder { folder in
            let settings = TestInstallation.settings(in: folder.appending(path: "nowhere"))
            #expect(await problems(settings).map(\.area) == ["data folder", "database"])
            #expect(!FileManager.default.fileExists(atPath: settings.dataFolder.path))
        }
    }

    @Test func `keys that others may read, that are broken or that are missing are found`() async throws {
        try await TestInstallation.with(sources: .system) { installation in
            let key = installation.settings.dataFolder.appending(path: "lotse.key")
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key.path)
            let open = await problems(installation.settings)
            #expect(open.map(\.area) == ["permissions"])
            #expect(open.first?.mending == "chmod go= \(key.path)")
            #expect(await problems(installation.settings, environment: ["LOTSE_KEY": "12"]).map(\.area) == ["key"])
            try Data("not a key".utf8).write(to: key)
            #expect(await problems(installation.settings).map(\.area) == ["key"])
            try FileManager.default.removeItem(at: key)
            #expect(await problems(installation.settings).map(\.area) == ["key"])
            #expect(!FileManager.default.fileExists(atPath: key.path))
        }
    }

    @Test func `a folder that others may enter is found`() async throws {
        try await TestInstallation.with(sources: .system) { installation in
            let path = installation.settings.dataFolder.path
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            #expect(await problems(installation.settings).map(\.area) == ["permissions"])
        }
    }

    @Test func `a schema that is behind or ahead is found before anything else of the database`() async throws {
        try await TestStore.withFolder { folder in
            let settings = TestInstallation.settings(in: folder.appending(path: "var", directoryHint: .isDirectory))
            let installation = try Installation.open(settings)
            #expect(await problems(settings).map(\.area) == ["schema"])
            let later = Migration(
                room: "Later",
                name: "20991231-01-later",
                sql: "CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY);"
            )
            try await Migrator(try Schema.steps() + [later]).migrate(installation.store)
            let ahead = await problems(settings)
            #expect(ahead.map(\.area) == ["schema"])
            #expect(ahead.first?.text.contains("newer Lotse") == true)
            try await installation.store.close()
        }
    }

    @Test func `a cut journal, a wrong clock and letters that stay are found`() async throws {
        try await TestInstallation.with(sources: .system) { installation in
            let store = installation.store
            try await TestInstallation.journal(3, into: store)
            try await store.exclusively { connection in
                try connection.executeScript(
                    """
                    DELETE FROM journal_detail WHERE sequence = 3;
                    DELETE FROM journal WHERE sequence = 3;
                    INSERT INTO outbox_message (id, kind, payload, created_at, due_at, attempts)
                    VALUES ('1', 'mail', '{}', '2020-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z', 9);
                    """
                )
            }
            #expect(await problems(installation.settings).map(\.area) == ["journal", "outbox"])
            try await store.exclusively { connection in
                try connection.executeScript(
                    """
                    UPDATE journal_head SET sequence = 2, hash = (SELECT hash FROM journal WHERE sequence = 2);
                    UPDATE journal SET recorded_at = '2999-01-01T00:00:00.000Z' WHERE sequence = 2;
                    DELETE FROM outbox_message;
                    """
                )
            }
            let future = await problems(installation.settings)
            #expect(future.map(\.area) == ["journal"])
            #expect(future.first?.text.contains("future") == true)
        }
    }

    @Test func `a mail program that is not there is found`() {
        var settings = TestInstallation.settings(in: URL(filePath: "/nowhere"))
        settings.mail = .program("/nowhere/sendmail")
        settings.publicURL = "https://lotse.example.org"
        let findings = SettingsCheck(settings: settings).findings
        #expect(findings.map(\.weight) == [.good, .problem, .hint])
        #expect(findings.allSatisfy { $0.weight == .good || $0.mending.hasSuffix(".") })
    }
}
