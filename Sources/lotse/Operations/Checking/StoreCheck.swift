import LotseCore
import LotseData
import LotseWeb

/// The database: its schema, its soundness, its journal, and what waits in it.
struct StoreCheck {
    let store: any Store

    func findings() async -> [Finding] {
        let schema = await looking("schema") { try await lookSchema() }
        guard !schema.contains(where: { $0.weight == .problem }) else { return schema }
        return schema
            + (await looking("soundness") { try await lookSoundness() })
            + (await looking("journal") { try await lookJournal() })
            + (await looking("outbox") { try await lookOutbox() })
    }

    private func looking(_ area: String, _ look: () async throws -> [Finding]) async -> [Finding] {
        do {
            return try await look()
        } catch {
            return [.problem(area, Sentence.of(error), "See whether the database answers at all.")]
        }
    }

    private func lookSchema() async throws -> [Finding] {
        do {
            let migrator = try Schema.migrator()
            try await migrator.check(store)
            return [.good("schema", "\(migrator.ids.count) steps, up to date")]
        } catch let error as MigrationError {
            return [.problem("schema", Sentence.of(error), "The database stays as it is until then.")]
        }
    }

    private func lookSoundness() async throws -> [Finding] {
        let faults = try await Soundness.faults(of: store)
        guard faults.isEmpty else {
            let mending =
                store.dialect == .sqlite
                ? "Save the files as they are, then bring back a backup."
                : "Change it on the server (postgresql.conf, or a database of its own)."
            return faults.map { .problem("soundness", $0, mending) }
        }
        return [.good("soundness", store.dialect == .sqlite ? "all pages, indexes and references" : "server settings")]
    }

    private func lookJournal() async throws -> [Finding] {
        let head = try await JournalHead.read(store)
        guard head.fits else {
            return [.problem("journal", "its last entry is not the one its head names", "Run `lotse journal verify`.")]
        }
        if let last = head.lastAt, last > store.sources.clock.now.adding(minutes: 5) {
            return [
                .problem(
                    "journal",
                    "its last entry was written in the future (\(last.text))",
                    "Set the machine's clock, and let it be kept right (NTP)."
                )
            ]
        }
        return [.good("journal", "\(head.entries) entries")]
    }

    /// Letters that could not be delivered for a day.
    private func lookOutbox() async throws -> [Finding] {
        let stuck = try await Outbox(store).stuck(Mail.kind)
        guard stuck > 0 else { return [.good("outbox", "no letter waits for more than a day")] }
        return [
            .problem("outbox", "\(stuck) letters wait for more than a day", "See why the mail program refuses them.")
        ]
    }
}
