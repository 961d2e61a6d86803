import LotseCore
import LotseData

/// The worklist, from everything that subjects contribute.
enum TodayStore {
    static let parts: [TodayPart] = [
        tasks, PlanStepStore.today, IntakeStore.today, newFiles, MatterMessageStore.today,
        MatterMessageStore.todayBeforeTaking, PlanEditionStore.today, partnersAnswers, unansweredReferrals,
    ]

    static func list(_ question: TodayQuestion, from reader: Reader) throws -> [TodayItem] {
        guard !question.organisations.isEmpty else { return [] }
        return try parts.flatMap { try $0(question, reader) }
    }

    /// Joins the main person of a file `f` as `m`.
    static let name: SQL = """
        LEFT JOIN person m ON m.case_file_id = f.id AND m.part = 'main' AND m.merged_into_id IS NULL
        """

    /// Open tasks whose day has come.
    ///
    /// SQLite keeps the order of a cross join: from the few tasks to their files, not from all files to their tasks.
    private static let tasks: TodayPart = { question, reader in
        let whose: SQL = question.accounts.map { "AND t.assignee_id IN \(list: $0.sorted())" } ?? ""
        return try reader.list(
            """
            SELECT t.title, t.due_on, t.assignee_id, f.id, f.year, f.number
            FROM case_task t CROSS JOIN case_file f
            WHERE f.id = t.case_file_id AND t.status = 'open' AND t.due_on <= \(question.today) \(whose)
                AND f.alliance_id = \(question.alliance)
                AND f.organisation_id IN \(list: question.organisations.sorted())
            ORDER BY t.due_on, t.id LIMIT \(TodayQuestion.limit)
            """
        ) { row in
            let due: Day = try row.value("due_on")
            return TodayItem(
                section: due < question.today ? .overdue : .due,
                title: try row.value("title"),
                reference: try number(row).description,
                key: due < question.today ? "task-overdue" : "task-due",
                day: due,
                account: try row.value("assignee_id"),
                path: CasesPaths.one,
                values: ["caseFile": try row.value("id")]
            )
        }
    }

    /// Files that nobody has taken.
    private static let newFiles: TodayPart = { question, reader in
        try reader.list(
            """
            SELECT f.id, f.year, f.number, f.opened_on, m.given_name, m.family_name FROM case_file f \(name)
            WHERE f.alliance_id = \(question.alliance)
                AND f.organisation_id IN \(list: question.organisations.sorted())
                AND f.status = 'open' AND f.owner_id IS NULL
            ORDER BY f.opened_on, f.id LIMIT \(TodayQuestion.limit)
            """
        ) { row in
            TodayItem(
                section: .waiting,
                title: try household(row),
                reference: try number(row).description,
                key: "new-file",
                day: try row.value("opened_on"),
                account: nil,
                path: CasesPaths.one,
                values: ["caseFile": try row.value("id")]
            )
        }
    }

    /// Referrals whose first clock ran out without an answer.
    private static let unansweredReferrals: TodayPart = { question, reader in
        try reader.list(
            """
            SELECT r.id AS referral_id, r.recipient_name, r.sent_at AS at, f.id, f.year, f.number, f.owner_id
            FROM referral r JOIN case_file f ON f.id = r.case_file_id
            WHERE r.status IN ('sent', 'seen') AND r.reminded_at IS NOT NULL AND \(question.files)
            ORDER BY r.sent_at, r.id LIMIT \(TodayQuestion.limit)
            """
        ) { try referral($0, in: .unanswered, key: "referral") }
    }

    /// What bodies answered and nobody of those who look after the case has read.
    private static let partnersAnswers: TodayPart = { question, reader in
        try reader.list(
            """
            SELECT r.id AS referral_id, r.recipient_name, r.at, f.id, f.year, f.number, f.owner_id
            FROM (SELECT a.id, a.case_file_id, a.recipient_name, a.answer_seen_at, (SELECT MAX(s.created_at)
                    FROM referral_step s
                    WHERE s.referral_id = a.id AND s.party = 'recipient' AND s.step <> 'see') AS at
                FROM referral a WHERE a.alliance_id = \(question.alliance)
                    AND a.sender_id IN \(list: question.organisations.sorted())
                    AND a.answered_at IS NOT NULL AND a.status <> 'withdrawn') r
            JOIN case_file f ON f.id = r.case_file_id
            WHERE r.at > COALESCE(r.answer_seen_at, '') AND \(question.files)
            ORDER BY r.at, r.id LIMIT \(TodayQuestion.limit)
            """
        ) { try referral($0, in: .news, key: "answer") }
    }

    private static func referral(_ row: Row, in section: TodayItem.Section, key: String) throws -> TodayItem {
        TodayItem(
            section: section,
            title: try row.value("recipient_name"),
            reference: try number(row).description,
            key: key,
            day: try row.optional("at", as: Timestamp.self).map { Berlin.day(at: $0) },
            account: try row.optional("owner_id"),
            path: ReferralPaths.one,
            values: ["caseFile": try row.value("id"), "referral": try row.value("referral_id")]
        )
    }

    static func number(_ row: Row) throws -> CaseFile.Number {
        CaseFile.Number(year: try row.value("year"), number: try row.value("number"))
    }

    static func household(_ row: Row) throws -> String {
        let names = [try row.optional("given_name", as: String.self), try row.optional("family_name")]
        return names.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension TodayQuestion {
    /// Whose files `f` the question is about; a file without an owner is everybody's.
    var files: SQL {
        let whose: SQL =
            accounts.map { accounts in
                """
                AND (f.owner_id IN \(list: accounts.sorted()) OR f.stand_in_id IN \(list: accounts.sorted())
                    OR f.owner_id IS NULL)
                """
            } ?? ""
        return "f.alliance_id = \(alliance) AND f.organisation_id IN \(list: organisations.sorted()) \(whose)"
    }
}
