import LotseCore
import LotseData

/// Every SQL statement that lets data of ended cases go.
enum RetentionStore {
    /// A closed file with what the rule needs to know.
    struct Candidate: Sendable {
        let id: Identifier<CaseFile>
        let alliance: Identifier<Alliance>
        let opened: Day
        let closed: Day
        let isForgotten: Bool
    }

    /// Closed files that ended on or before a day, longest ended first.
    static func candidates(closedBy day: Day, from reader: Reader) throws -> [Candidate] {
        try reader.list(
            """
            SELECT id, alliance_id, opened_on, closed_on, forgotten_on FROM case_file
            WHERE status = 'closed' AND closed_on <= \(day) ORDER BY closed_on, id
            """,
            Candidate.init
        )
    }

    /// A file as it is now; nil where it is not closed any more, or gone.
    static func candidate(_ id: Identifier<CaseFile>, from reader: Reader) throws -> Candidate? {
        try reader.row(
            """
            SELECT id, alliance_id, opened_on, closed_on, forgotten_on FROM case_file
            WHERE id = \(id) AND status = 'closed'
            """
        ).map(Candidate.init)
    }

    /// Removes notes of special categories whose case ended before a day.
    static func removeSensitiveNotes(endedBefore day: Day, in transaction: Transaction) throws -> Int {
        let notes: [String] = try transaction.list(
            """
            SELECT n.id FROM case_sensitive_note n JOIN case_file f ON f.id = n.case_file_id
            WHERE f.status = 'closed' AND f.closed_on < \(day)
            """
        ) { try $0.value("id") }
        guard !notes.isEmpty else { return 0 }
        try transaction.eraseJournalDetails(of: "case_sensitive_note", notes)
        for id in notes { try transaction.execute("DELETE FROM case_sensitive_note WHERE id = \(id)") }
        return notes.count
    }

    /// Removes requests that were set aside before a moment, with their links, messages and consents.
    static func removeRequests(setAsideBefore moment: Timestamp, in transaction: Transaction) throws -> Int {
        let found: [(String, String)] = try transaction.list(
            """
            SELECT i.id, i.matter_id FROM intake i JOIN matter t ON t.id = i.matter_id
            WHERE i.status = 'set-aside' AND i.decided_at < \(moment) AND t.case_file_id IS NULL
            """
        ) { (try $0.value("id"), try $0.value("matter_id")) }
        guard !found.isEmpty else { return 0 }
        try transaction.eraseJournalDetails(of: "intake", found.map(\.0))
        for (_, matter) in found { try transaction.execute("DELETE FROM matter WHERE id = \(matter)") }
        return found.count
    }

    /// Takes everything out of a file, and out of those merged into it, that tells who the household was.
    ///
    /// What the report counts stays: consultations with the sex of whom they were for, the country and the place of
    /// origin, how it ended.
    static func forget(_ file: Identifier<CaseFile>, in transaction: Transaction) throws {
        let files = try family(of: file, in: transaction)
        try eraseJournal(of: files, in: transaction)
        let own: SQL = "case_file_id IN \(list: files)"
        let outcomes: SQL = "(SELECT id FROM outcome WHERE \(own))"
        let referrals: SQL = "(SELECT id FROM referral WHERE \(own))"
        let people: SQL = "(SELECT id FROM person WHERE \(own))"
        let merges: SQL = """
            (SELECT id FROM case_merge WHERE kept_id IN \(list: files) OR absorbed_id IN \(list: files))
            """
        let statements: [SQL] = [
            "UPDATE outcome_check SET case_task_id = NULL, remark = '' WHERE outcome_id IN \(outcomes)",
            "UPDATE referral SET proposal_id = NULL, message = '', remark = '', recipient_mail = '' WHERE \(own)",
            "UPDATE referral_step SET remark = '' WHERE referral_id IN \(referrals)",
            "DELETE FROM referral_link WHERE referral_id IN \(referrals)",
            "DELETE FROM plan_goal WHERE \(own)", "DELETE FROM plan_edition WHERE \(own)",
            "DELETE FROM note WHERE \(own)", "DELETE FROM case_task WHERE \(own)",
            "DELETE FROM case_document WHERE \(own)", "DELETE FROM case_sensitive_note WHERE \(own)",
            "DELETE FROM case_event WHERE \(own)", "DELETE FROM proposal WHERE \(own)",
            "DELETE FROM consent WHERE \(own)", "DELETE FROM matter WHERE \(own)",
            "DELETE FROM person_language WHERE person_id IN \(people)",
            "DELETE FROM person_key WHERE person_id IN \(people)",
            """
            UPDATE person SET given_name = '…', family_name = '', born_on = NULL, occupation = '', mail = '', phone = ''
            WHERE \(own)
            """,
            "UPDATE need SET detail = '', wished_on = NULL WHERE \(own)",
            "UPDATE consultation SET summary = '' WHERE \(own)",
            """
            UPDATE outcome SET remark = '', reopened_because = CASE WHEN reopened_on IS NULL THEN '' ELSE '…' END
            WHERE \(own)
            """,
            "DELETE FROM case_merge_item WHERE merge_id IN \(merges)",
            "UPDATE case_merge SET remark = '' WHERE id IN \(merges)",
            """
            UPDATE case_file SET forgotten_on = \(transaction.today), wished_arrival_on = NULL,
                changed_at = \(transaction.now), version = version + 1
            WHERE id IN \(list: files)
            """,
        ]
        for statement in statements { try transaction.execute(statement) }
    }

    /// Removes a file and those merged into it, with everything in them.
    static func remove(_ file: Identifier<CaseFile>, in transaction: Transaction) throws {
        let files = try family(of: file, in: transaction)
        try eraseJournal(of: files, in: transaction)
        // The youngest merge first: a file that was taken in refers to the one that took it.
        for id in files.reversed() { try transaction.execute("DELETE FROM case_file WHERE id = \(id)") }
    }

    /// The file, then those merged into it, then those merged into these.
    private static func family(
        of file: Identifier<CaseFile>,
        in transaction: Transaction
    ) throws -> [Identifier<CaseFile>] {
        var (all, last) = ([file], [file])
        while !last.isEmpty {
            last = try transaction.list(
                "SELECT id FROM case_file WHERE merged_into_id IN \(list: last) ORDER BY id"
            ) { try $0.value("id") }
            all += last
        }
        return all
    }

    /// Erases what the journal says about the records of files.
    private static func eraseJournal(of files: [Identifier<CaseFile>], in transaction: Transaction) throws {
        let own: SQL = "case_file_id IN \(list: files)"
        let outcomes: SQL = "SELECT id FROM outcome WHERE \(own)"
        let referrals: SQL = "SELECT id FROM referral WHERE \(own)"
        let goals: SQL = "SELECT id FROM plan_goal WHERE \(own)"
        let intakes: SQL = "SELECT i.id FROM intake i JOIN matter t ON t.id = i.matter_id WHERE t.\(own)"
        let messages: SQL = "SELECT m.id FROM matter_message m JOIN matter t ON t.id = m.matter_id WHERE t.\(own)"
        var records: [(subject: String, ids: SQL)] = MovableRecords.all.map { ($0.name, $0.list(of: files)) }
        records += [
            ("case_file", "SELECT id FROM case_file WHERE id IN \(list: files)"), ("outcome", outcomes),
            ("outcome_check", "SELECT id FROM outcome_check WHERE outcome_id IN (\(outcomes))"),
            ("referral", referrals), ("plan_step", "SELECT id FROM plan_step WHERE goal_id IN (\(goals))"),
            ("intake", intakes), ("matter_message", messages),
        ]
        for (subject, ids) in records {
            let found: [String] = try transaction.list(ids) { try $0.value("id") }
            try transaction.eraseJournalDetails(of: subject, found)
        }
    }
}

extension RetentionStore.Candidate {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            opened: try row.value("opened_on"),
            closed: try row.value("closed_on"),
            isForgotten: try row.optional("forgotten_on", as: Day.self) != nil
        )
    }
}
