package import LotseCore
package import LotseData

/// An answer of a special category (Art.
///
/// 9 GDPR), kept apart and sealed ("besondere Kategorie").
package struct SensitiveNote: Sendable, Equatable {
    package let id: Identifier<SensitiveNote>
    package let caseFile: Identifier<CaseFile>
    package let person: Identifier<Person>?
    package let category: Category
    package let author: Identifier<Account>
    package let version: Int
    package let createdAt: Timestamp

    /// Names live under `cases.sensitive-category.<raw value>`.
    package enum Category: String, CaseIterable, Sendable, SQLConvertible {
        case health
        case disability
        case religion
        /// Ethnic origin.
        case origin
        /// Custody, separation, violence.
        case family
        case other
    }
}

/// Sensitive notes: that there is one may be listed, what it says is opened one by one, and each opening is journalled.
package struct SensitiveNoteStore: Sendable {
    private static let purpose = "case-sensitive-note"
    private let vault: Vault

    package init(_ vault: Vault) {
        self.vault = vault
    }

    /// The notes of a file without what they say.
    package static func list(of file: Identifier<CaseFile>, from reader: Reader) throws -> [SensitiveNote] {
        try reader.list(
            """
            SELECT id, case_file_id, person_id, category, author_id, version, created_at FROM case_sensitive_note
            WHERE case_file_id = \(file) ORDER BY created_at, id
            """,
            SensitiveNote.init
        )
    }

    @discardableResult
    package func insert(
        _ text: String,
        category: SensitiveNote.Category,
        person: Identifier<Person>?,
        author: Identifier<Account>,
        into head: CaseFile.Head,
        in transaction: Transaction
    ) throws -> Identifier<SensitiveNote> {
        let id = transaction.newIdentifier(SensitiveNote.self)
        if let person { _ = try HouseholdStore.find(person, of: head.id, from: transaction.reader) }
        let sealed = try vault.seal(Array(text.utf8), for: Self.purpose, bindingTo: id.text)
        try transaction.execute(
            """
            INSERT INTO case_sensitive_note (id, case_file_id, person_id, category, author_id, sealed, created_at,
                changed_at)
            VALUES (\(id), \(head.id), \(person), \(category), \(author), \(sealed), \(transaction.now),
                \(transaction.now))
            """
        )
        try CaseFileStore.touch(head.id, in: transaction)
        // What it says stays out of the journal: the journal is read by more people than the note.
        transaction.journal(
            JournalEntry(
                "add",
                "case_sensitive_note",
                id.text,
                alliance: head.alliance,
                after: (["category": category, "person_id": person] as JournalFields).json
            )
        )
        return id
    }

    /// What a note says; the journal keeps who opened it and why.
    package func open(
        _ id: Identifier<SensitiveNote>,
        of head: CaseFile.Head,
        because reason: String,
        in transaction: Transaction
    ) throws -> (note: SensitiveNote, text: String) {
        let row = try transaction.row(
            """
            SELECT id, case_file_id, person_id, category, author_id, version, created_at, sealed
            FROM case_sensitive_note WHERE id = \(id) AND case_file_id = \(head.id)
            """
        )
        guard let row else { throw CasesError.notFound }
        let bytes = try vault.open(try row.value("sealed"), for: Self.purpose, bindingTo: id.text)
        transaction.journal(
            JournalEntry("read", "case_sensitive_note", id.text, alliance: head.alliance, reason: reason)
        )
        return (try SensitiveNote(row), String(decoding: bytes, as: UTF8.self))
    }

    package static func remove(
        _ note: SensitiveNote,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            DELETE FROM case_sensitive_note
            WHERE id = \(note.id) AND case_file_id = \(head.id) AND version = \(note.version)
            """
        )
        transaction.journal(JournalEntry("remove", "case_sensitive_note", note.id.text, alliance: head.alliance))
    }
}

extension SensitiveNote {
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            person: try row.optional("person_id"),
            category: try row.value("category"),
            author: try row.value("author_id"),
            version: try row.value("version"),
            createdAt: try row.value("created_at")
        )
    }
}
