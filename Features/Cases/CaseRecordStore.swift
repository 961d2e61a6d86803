import LotseCore
import LotseData

/// A record of a case file that several people may change.
///
/// However it changes, its row, the file's time of change and the journal are written together, and nobody overwrites
/// what they have not seen.
struct CaseRecord<Subject>: Sendable {
    /// The table's name, as text that was written in a store and nowhere else; the journal uses it too.
    let table: SQL
    let id: Identifier<Subject>
    let file: Identifier<CaseFile>
    let alliance: Identifier<Alliance>

    /// - Parameters:
    ///   - columns: beside those that every record has: `id`, `created_at`, `changed_at`.
    ///   - values: of these columns, in their order.
    ///   - fields: for the journal.
    ///   - transaction: the change in the making.
    ///   - details: writes what hangs on the row, before the journal tells of it.
    /// - Throws: the store's errors, and what `details` throws.
    func insert(
        _ columns: SQL,
        values: SQL,
        noting fields: JournalFields,
        in transaction: Transaction,
        details: () throws -> Void = {}
    ) throws {
        try transaction.execute(
            """
            INSERT INTO \(table) (id, \(columns), created_at, changed_at)
            VALUES (\(id), \(values), \(transaction.now), \(transaction.now))
            """
        )
        try details()
        try CaseFileStore.touch(file, in: transaction)
        transaction.journal(
            JournalEntry("add", table.text(for: .sqlite), id.text, alliance: alliance, after: fields.json)
        )
    }

    /// - Parameters:
    ///   - verb: what the journal calls the change.
    ///   - assignments: beside those of every change: the version and the time.
    ///   - version: as it was seen.
    ///   - before: the fields before, for the journal.
    ///   - after: the fields after.
    ///   - reason: why, where somebody said so.
    ///   - transaction: the change in the making.
    ///   - details: writes what hangs on the row, before the journal tells of it.
    /// - Throws: `StoreError.stale` where somebody else was faster.
    func update(
        _ verb: String = "edit",
        setting assignments: SQL,
        seenAt version: Int,
        from before: JournalFields,
        to after: JournalFields,
        because reason: String? = nil,
        in transaction: Transaction,
        details: () throws -> Void = {}
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE \(table) SET \(assignments), changed_at = \(transaction.now), version = version + 1
            WHERE id = \(id) AND version = \(version)
            """
        )
        try details()
        try CaseFileStore.touch(file, in: transaction)
        transaction.journal(
            JournalEntry(
                verb,
                table.text(for: .sqlite),
                id.text,
                alliance: alliance,
                from: before,
                to: after,
                reason: reason
            )
        )
    }
}
