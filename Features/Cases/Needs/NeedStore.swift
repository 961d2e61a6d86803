package import LotseCore
package import LotseData

/// Reading and changing needs.
package enum NeedStore {
    private static let columns: SQL = """
        n.id, n.case_file_id, n.topic, n.priority, n.person_id, n.wished_on, n.detail, n.status, n.unmet_reason,
        n.settled_on, n.version
        """

    /// The needs of a file, most urgent first.
    package static func list(of file: Identifier<CaseFile>, from reader: Reader) throws -> [Need] {
        try reader.list(
            "SELECT \(columns) FROM need n WHERE n.case_file_id = \(file) ORDER BY n.priority, n.id",
            Need.init
        )
    }

    package static func find(
        _ id: Identifier<Need>,
        of file: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> Need {
        let row = try reader.row("SELECT \(columns) FROM need n WHERE n.id = \(id) AND n.case_file_id = \(file)")
        guard let row else { throw CasesError.notFound }
        return try Need(row)
    }

    @discardableResult
    package static func insert(
        _ draft: Need.Draft,
        into file: Identifier<CaseFile>,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws -> Identifier<Need> {
        if let person = draft.person { _ = try HouseholdStore.find(person, of: file, from: transaction.reader) }
        let id = transaction.newIdentifier(Need.self)
        try transaction.execute(
            """
            INSERT INTO need (id, case_file_id, topic, priority, person_id, wished_on, detail, status, created_at,
                changed_at)
            VALUES (\(id), \(file), \(draft.topic), \(draft.priority), \(draft.person), \(draft.wishedOn),
                \(draft.detail), 'open', \(transaction.now), \(transaction.now))
            """
        )
        try CaseFileStore.touch(file, in: transaction)
        transaction.journal(
            JournalEntry("add", "need", id.text, alliance: alliance, after: draft.journalFields.json)
        )
        return id
    }

    package static func update(
        _ need: Need,
        to draft: Need.Draft,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        if let person = draft.person {
            _ = try HouseholdStore.find(person, of: need.caseFile, from: transaction.reader)
        }
        try transaction.executeVersioned(
            """
            UPDATE need SET topic = \(draft.topic), priority = \(draft.priority), person_id = \(draft.person),
                wished_on = \(draft.wishedOn), detail = \(draft.detail), changed_at = \(transaction.now),
                version = version + 1
            WHERE id = \(need.id) AND version = \(need.version)
            """
        )
        try CaseFileStore.touch(need.caseFile, in: transaction)
        transaction.journal(
            JournalEntry(
                "edit",
                "need",
                need.id.text,
                alliance: alliance,
                from: need.draft.journalFields,
                to: draft.journalFields
            )
        )
    }

    /// Moves a need along its workflow.
    ///
    /// - Parameters:
    ///   - need: as it was seen.
    ///   - status: where it goes.
    ///   - reason: why it could not be met; for `unmet`, and only there.
    ///   - alliance: for the journal.
    ///   - transaction: the change in the making.
    /// - Throws: `CasesError.denied` for a step that the workflow does not have; `StoreError.stale`.
    package static func change(
        _ need: Need,
        to status: Need.Status,
        because reason: Need.UnmetReason? = nil,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        try need.status.permits(status).enforce()
        guard (status == .unmet) == (reason != nil) else { throw CasesError.denied(.wrongState) }
        let settledOn = status.isSettled ? transaction.today : nil
        try transaction.executeVersioned(
            """
            UPDATE need SET status = \(status), unmet_reason = \(reason), settled_on = \(settledOn),
                changed_at = \(transaction.now), version = version + 1
            WHERE id = \(need.id) AND version = \(need.version)
            """
        )
        try CaseFileStore.touch(need.caseFile, in: transaction)
        transaction.journal(
            JournalEntry(
                "change-status",
                "need",
                need.id.text,
                alliance: alliance,
                from: ["status": need.status, "unmet_reason": need.unmetReason],
                to: ["status": status, "unmet_reason": reason]
            )
        )
    }
}

extension Need {
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            topic: try row.value("topic"),
            priority: try row.value("priority"),
            person: try row.optional("person_id"),
            wishedOn: try row.optional("wished_on"),
            detail: try row.value("detail"),
            status: try row.value("status"),
            unmetReason: try row.optional("unmet_reason"),
            settledOn: try row.optional("settled_on"),
            version: try row.value("version")
        )
    }
}
