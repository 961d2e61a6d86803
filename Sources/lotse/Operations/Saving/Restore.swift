import Foundation
import LotseCore
import LotseData

/// Brings an installation's database back from a backup's file.
///
/// Everything is tried on a copy first. The installation has its old data until the last step and the backup's
/// from then on; there is no moment with half of either.
struct Restore {
    let settings: Settings
    let file: URL
    let sources: Sources
    /// Whether data that is there may go.
    let isReplacing: Bool

    /// What was brought back.
    struct Outcome: Equatable {
        let entries: Int
        /// Where the data that was there before lies now; nil where there was none or a server has it.
        let former: URL?
        /// Whether the key still has to be put beside the data.
        let lacksKey: Bool
    }

    /// Verifies the file, brings its schema up to date and puts it in place.
    ///
    /// - Parameter progress: hears the steps done and the steps in all.
    /// - Returns: what was brought back.
    /// - Throws: a `Problem` with a sentence; the installation is as it was then.
    func run(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> Outcome {
        try settings.makeDataFolder()
        let database = settings.databaseFile
        let isThere = FileManager.default.fileExists(atPath: database.path)
        if settings.databaseURL == nil, isThere, !isReplacing {
            throw Installation.Problem(
                description:
                    "There is a database \(database.path) already. Add --replace to put the backup in its place."
            )
        }
        try ChecksumFile(of: file).verify()
        let draft = settings.dataFolder.appending(path: "lotse.sqlite.restoring")
        SafeFile.removeDatabase(draft)
        defer { SafeFile.removeDatabase(draft) }
        try SafeFile.makePrivate(draft)
        try copy(to: draft)
        let entries = try await prepare(draft)
        if settings.databaseURL != nil {
            try await fillServer(from: draft, progress: progress)
            return Outcome(entries: entries, former: nil, lacksKey: lacksKey)
        }
        let former = try isThere ? setAside(database) : nil
        try SafeFile.move(draft, to: database)
        return Outcome(entries: entries, former: former, lacksKey: lacksKey)
    }

    private var lacksKey: Bool { !KeyFile(folder: settings.dataFolder).isThere }

    private func copy(to draft: URL) throws {
        let source = try GuardedFile.open(file.path)
        let target = try FileHandle(forWritingTo: draft)
        defer {
            try? source.close()
            try? target.close()
        }
        while let part = try source.read(upToCount: 1 << 20), !part.isEmpty { try target.write(contentsOf: part) }
    }

    /// Checks the copy, brings its schema up to date and notes in its journal that it was brought back.
    private func prepare(_ draft: URL) async throws -> Int {
        do {
            if let fault = try DatabaseFile(draft.path).faults().first {
                throw Installation.Problem(description: "The backup is damaged: \(fault).")
            }
        } catch let error as StoreError {
            throw Installation.Problem(
                description: "The file \(file.path) is no backup of Lotse: \(Sentence.of(error))"
            )
        }
        let store = try EmbeddedStore(path: draft.path, sources: sources)
        do {
            try await Schema.migrator().migrate(store)
            let check = try await Journal.verify(store)
            if let fault = check.fault {
                throw Installation.Problem(description: "The backup's journal does not hold: \(Sentence.of(fault))")
            }
            try await store.write(as: .system) { transaction in
                transaction.journal(JournalEntry("restore", "installation", "database"))
            }
            try await store.close()
            try DatabaseFile(draft.path).settle()
            return check.entries
        } catch {
            try await store.close()
            throw error
        }
    }

    private func fillServer(from draft: URL, progress: @escaping @Sendable (Int, Int) -> Void) async throws {
        let migrator = try Schema.migrator()
        let backup = try EmbeddedStore(path: draft.path, sources: sources)
        let server = try settings.database.open(sources)
        do {
            try await migrator.migrate(server)
            let copy = StoreCopy(from: backup, to: server, migrator: migrator, isReplacing: isReplacing)
            _ = try await copy.run(progress: progress)
        } catch {
            try await backup.close()
            try await server.close()
            if case CopyError.targetNotEmpty = error {
                throw Installation.Problem(
                    description:
                        "There are data in the database already. Add --replace to put the backup in their place."
                )
            }
            throw error
        }
        try await backup.close()
        try await server.close()
    }

    /// Gives the database that is there a second name, so that it stays when the backup takes its own.
    private func setAside(_ database: URL) throws -> URL {
        do {
            try DatabaseFile(database.path).settle()
        } catch StoreError.contended {
            throw Installation.Problem(description: "Lotse is running on \(database.path). Stop it first.")
        } catch is StoreError {
            // What cannot be read is set aside as it is: bringing back a backup is the way out of that.
        }
        let moment = sources.clock.now.text.prefix(19).filter { $0.isNumber || $0 == "T" }
        let former = settings.dataFolder.appending(path: "lotse-before-restore-\(moment).sqlite")
        try FileManager.default.linkItem(at: database, to: former)
        // A log left lying would be played into the backup's file.
        for ending in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: database.path + ending) {
            try FileManager.default.moveItem(atPath: database.path + ending, toPath: former.path + ending)
        }
        return former
    }
}
