package import LotseCore
package import LotseData

extension MergeStore {
    private static let columns: SQL = """
        m.id, m.kept_id, m.absorbed_id, m.remark, m.merged_by_id, m.created_at, m.undone_at, a.year, a.number
        """

    /// The merges that made a file what it is, latest first.
    package static func list(into kept: Identifier<CaseFile>, from reader: Reader) throws -> [CaseMerge] {
        try reader.list(
            """
            SELECT \(columns) FROM case_merge m JOIN case_file a ON a.id = m.absorbed_id
            WHERE m.kept_id = \(kept) AND m.undone_at IS NULL ORDER BY m.created_at DESC, m.id DESC
            """,
            CaseMerge.init
        )
    }

    package static func find(
        _ id: Identifier<CaseMerge>,
        into kept: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> CaseMerge {
        let row = try reader.row(
            """
            SELECT \(columns) FROM case_merge m JOIN case_file a ON a.id = m.absorbed_id
            WHERE m.id = \(id) AND m.kept_id = \(kept)
            """
        )
        guard let row else { throw CasesError.notFound }
        return try CaseMerge(row)
    }

    /// Takes two files apart again: every row goes back that the merge moved, every value that it filled in.
    ///
    /// A value that somebody changed since then stays: their work counts more than the merge's. What was added to the
    /// kept file after the merge stays with it.
    ///
    /// - Parameters:
    ///   - merge: not undone yet.
    ///   - kept: the file as it was seen.
    ///   - account: who decided.
    ///   - transaction: the change in the making.
    /// - Throws: `CasesError.merge(.notLatest)`; `StoreError.stale`.
    package static func undo(
        _ merge: CaseMerge,
        of kept: CaseFile.Head,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        guard !merge.isUndone, merge.kept == kept.id, kept.status != .merged else {
            throw CasesError.merge(.notLatest)
        }
        let absorbed = try CaseFileStore.find(merge.absorbed, in: kept.alliance, from: transaction.reader)
        let records = MergeRecords(merge: merge.id, transaction: transaction)
        let changes = try records.changes()
        for table in MovableRecords.all {
            try transaction.execute(table.restore(merge.id, from: kept.id, to: absorbed.id))
        }
        try unseat(changes, records)
        try emptyPeople(changes, of: kept, records)
        try emptyFile(changes, kept, records)
        try reopen(absorbed, changes, records)
        try transaction.executeVersioned(
            """
            UPDATE case_merge SET undone_at = \(transaction.now), undone_by_id = \(account),
                changed_at = \(transaction.now)
            WHERE id = \(merge.id) AND undone_at IS NULL
            """
        )
        try CaseEventStore.record(.split, on: kept.id, to: "\(absorbed.number)", in: transaction)
        try CaseEventStore.record(.split, on: absorbed.id, to: "\(kept.number)", in: transaction)
        try DuplicateStore.dismiss(kept, absorbed, by: account, in: transaction)
        for head in [kept, absorbed] {
            transaction.journal(
                JournalEntry("undo-merge", "case_file", head.id.text, alliance: head.alliance, reason: merge.id.text)
            )
        }
    }

    private static func unseat(_ changes: [MergeRecords.Item], _ records: MergeRecords) throws {
        for item in changes {
            guard item.record.hasPrefix("person."), let seat = MergeRecords.Seat(rawValue: item.column),
                let person = Identifier<Person>(item.id)
            else { continue }
            try records.set(seat, of: person, to: item.before)
        }
    }

    private static func emptyPeople(
        _ changes: [MergeRecords.Item],
        of kept: CaseFile.Head,
        _ records: MergeRecords
    ) throws {
        let household = try HouseholdStore.list(of: kept.id, from: records.transaction.reader)
        for person in household {
            var draft = person.draft
            for item in changes where item.id == person.id.text {
                guard let field = MergePersonField(rawValue: item.column), field.value(in: draft) == item.after
                else { continue }
                field.set(item.before, in: &draft)
            }
            guard draft != person.draft else { continue }
            try HouseholdStore.update(person, to: draft, of: kept.alliance, in: records.transaction)
        }
    }

    private static func emptyFile(
        _ changes: [MergeRecords.Item],
        _ kept: CaseFile.Head,
        _ records: MergeRecords
    ) throws {
        var draft = kept.draft
        for item in changes where item.id == kept.id.text {
            guard let field = MergeField(rawValue: item.column), field.value(in: draft) == item.after else { continue }
            field.set(item.before, in: &draft)
        }
        try CaseFileStore.update(kept, to: draft, in: records.transaction)
    }

    private static func reopen(
        _ absorbed: CaseFile.Head,
        _ changes: [MergeRecords.Item],
        _ records: MergeRecords
    ) throws {
        let before = changes.first { $0.record == "case_file.status" && $0.id == absorbed.id.text }?.before
        guard let status = before.flatMap(CaseFile.Status.init(rawValue:)) else { throw CasesError.notFound }
        try records.transaction.executeVersioned(
            """
            UPDATE case_file SET status = \(status), merged_into_id = NULL, changed_at = \(records.transaction.now),
                version = version + 1
            WHERE id = \(absorbed.id) AND version = \(absorbed.version)
            """
        )
    }
}

extension MergeRecords.Item {
    /// What stands behind the point of `table.column`.
    fileprivate var column: String { record.split(separator: ".").last.map(String.init) ?? record }
}

extension CaseMerge {
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            kept: try row.value("kept_id"),
            absorbed: try row.value("absorbed_id"),
            absorbedNumber: CaseFile.Number(year: try row.value("year"), number: try row.value("number")),
            remark: try row.value("remark"),
            mergedBy: try row.value("merged_by_id"),
            createdAt: try row.value("created_at"),
            isUndone: try row.optional("undone_at", as: Timestamp.self) != nil
        )
    }
}
