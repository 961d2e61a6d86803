package import LotseCore

/// What can be said of the journal without reading all of it.
package struct JournalHead: Sendable, Equatable {
    /// How many entries there are, by the head.
    package let entries: Int
    /// When the last one was written; nil where there is none.
    package let lastAt: Timestamp?
    /// Whether the last entry is the one that the head names.
    package let fits: Bool

    package static func read(_ store: any Store) async throws -> JournalHead {
        try await store.read { reader in
            guard let head = try reader.row("SELECT sequence, hash FROM journal_head") else {
                return JournalHead(entries: 0, lastAt: nil, fits: false)
            }
            let last = try reader.row("SELECT sequence, recorded_at, hash FROM journal ORDER BY sequence DESC LIMIT 1")
            let sequence: Int64 = try head.value("sequence")
            let hash: String = try head.value("hash")
            guard let last else {
                return JournalHead(entries: Int(sequence), lastAt: nil, fits: sequence == 0 && hash == Journal.root)
            }
            return JournalHead(
                entries: Int(sequence),
                lastAt: try last.value("recorded_at"),
                fits: try last.value("sequence") == sequence && last.value("hash") == hash
            )
        }
    }
}
