import Foundation
import LotseData

/// Saves a running installation's database into one file, the same for both engines.
struct Backup {
    let store: any Store
    let file: URL

    /// What was saved.
    struct Outcome: Equatable {
        let bytes: Int
        let entries: Int
    }

    /// Writes the file and its checksum; the file's name appears only when it is whole.
    ///
    /// - Parameter progress: hears the steps done and the steps in all.
    /// - Returns: what was saved.
    /// - Throws: a `Problem`, where the name is taken, the disk is full or the copy does not hold.
    func write(progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }) async throws -> Outcome {
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw Installation.Problem(description: "There is a file \(file.path) already. Choose another name.")
        }
        let draft = URL(filePath: file.path + ".partial")
        SafeFile.removeDatabase(draft)
        do {
            try SafeFile.makePrivate(draft)
        } catch {
            throw Installation.Problem(description: "The file \(file.path) cannot be written; check its folder.")
        }
        do {
            try await fill(draft, progress: progress)
            let entries = try await check(draft)
            try SafeFile.move(draft, to: file)
            try ChecksumFile(of: file).write()
            let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
            return Outcome(bytes: size ?? 0, entries: entries)
        } catch {
            SafeFile.removeDatabase(draft)
            throw error
        }
    }

    private func fill(_ draft: URL, progress: @escaping @Sendable (Int, Int) -> Void) async throws {
        if let embedded = store as? EmbeddedStore {
            try embedded.backUp(to: draft.path, progress: progress)
        } else {
            let copy = try EmbeddedStore(path: draft.path, sources: store.sources)
            do {
                try await Schema.migrator().migrate(copy)
                _ = try await StoreCopy(from: store, to: copy, migrator: Schema.migrator()).run(progress: progress)
            } catch {
                try await copy.close()
                throw error
            }
            try await copy.close()
        }
        try DatabaseFile(draft.path).settle()
    }

    /// Reads the copy again: a backup that nobody can read is none.
    private func check(_ draft: URL) async throws -> Int {
        let file = DatabaseFile(draft.path)
        if let fault = try file.faults().first {
            throw Installation.Problem(description: "The copy is damaged (\(fault)). Run `lotse check`.")
        }
        let copy = try EmbeddedStore(path: draft.path, sources: store.sources)
        let head: JournalHead
        do {
            head = try await JournalHead.read(copy)
        } catch {
            try await copy.close()
            throw error
        }
        try await copy.close()
        try file.settle()
        guard head.fits else {
            throw Installation.Problem(description: "The journal's head does not fit. Run `lotse journal verify`.")
        }
        return head.entries
    }
}
