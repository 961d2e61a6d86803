package import LotseCore
package import LotseData

/// Something an adviser wrote down ("Notiz").
package enum Note {}

/// Writing notes; they are read as part of the timeline.
package enum NoteStore {
    package static let longest = 8000

    @discardableResult
    package static func insert(
        _ body: String,
        author: Identifier<Account>,
        into head: CaseFile.Head,
        in transaction: Transaction
    ) throws -> Identifier<Note> {
        let id = transaction.newIdentifier(Note.self)
        try transaction.execute(
            """
            INSERT INTO note (id, case_file_id, author_id, body, created_at, changed_at)
            VALUES (\(id), \(head.id), \(author), \(body), \(transaction.now), \(transaction.now))
            """
        )
        try CaseFileStore.touch(head.id, in: transaction)
        let fields: JournalFields = ["body": body]
        transaction.journal(JournalEntry("add", "note", id.text, alliance: head.alliance, after: fields.json))
        return id
    }
}
