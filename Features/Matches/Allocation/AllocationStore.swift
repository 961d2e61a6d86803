import LotseCore
import LotseData

/// Every SQL statement about runs, their shares and what is held.
enum AllocationStore {
    // MARK: - Runs

    static func insert(
        _ order: AllocationRun.Order,
        in alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        _ transaction: Transaction
    ) throws -> Identifier<AllocationRun> {
        let id = transaction.newIdentifier(AllocationRun.self)
        let validUntil = transaction.today.adding(days: AllocationRun.validDays)
        try transaction.execute(
            """
            INSERT INTO allocation_run (id, alliance_id, urgent_weeks, addition, state, started_by_id, valid_until,
                created_at, changed_at)
            VALUES (\(id), \(alliance), \(order.urgentWeeks), \(try order.addition.map(KeptJSON.text)),
                \(AllocationRun.State.waiting), \(account), \(validUntil), \(transaction.now), \(transaction.now))
            """
        )
        let fields: JournalFields = [
            "urgent_weeks": order.urgentWeeks, "addition": order.addition?.kind.rawValue,
        ]
        transaction.journal(
            JournalEntry("start", "allocation_run", id.text, alliance: alliance, after: fields.json)
        )
        return id
    }

    /// The newest runs of an alliance, the newest first.
    static func list(of alliance: Identifier<Alliance>, limit: Int, from reader: Reader) throws -> [AllocationRun] {
        try reader.list(
            """
            SELECT * FROM allocation_run WHERE alliance_id = \(alliance)
            ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """,
            AllocationRun.init
        )
    }

    static func run(
        _ id: Identifier<AllocationRun>,
        of alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> AllocationRun? {
        try reader.row("SELECT * FROM allocation_run WHERE id = \(id) AND alliance_id = \(alliance)")
            .map(AllocationRun.init)
    }

    /// What was scarce by the newest proposal for all of an alliance since a moment; nil where there is none.
    static func scarcity(
        in alliance: Identifier<Alliance>,
        since moment: Timestamp,
        from reader: Reader
    ) throws -> ScarcityPrices? {
        try reader.row(
            """
            SELECT * FROM allocation_run
            WHERE alliance_id = \(alliance) AND state = 'done' AND addition IS NULL AND created_at >= \(moment)
            ORDER BY created_at DESC, id DESC LIMIT 1
            """
        ).flatMap { ScarcityPrices(try AllocationRun($0)) }
    }

    /// Whether a run of the alliance waits or is being worked on.
    static func isUnderWay(in alliance: Identifier<Alliance>, from reader: Reader) throws -> Bool {
        try reader.row(
            """
            SELECT id FROM allocation_run
            WHERE alliance_id = \(alliance) AND state IN ('waiting', 'running') LIMIT 1
            """
        ) != nil
    }

    /// The run that waits longest, or one whose server has died; nil where there is none.
    static func next(at now: Timestamp, from reader: Reader) throws -> AllocationRun? {
        try reader.row(
            """
            SELECT * FROM allocation_run
            WHERE state = 'waiting' OR (state = 'running' AND claimed_until < \(now))
            ORDER BY created_at, id LIMIT 1
            """
        ).map(AllocationRun.init)
    }

    /// Takes a run on; false where another server was faster.
    static func claim(_ run: AllocationRun, in transaction: Transaction) throws -> Bool {
        let until = transaction.now.adding(seconds: claimSeconds)
        let count = try transaction.execute(
            """
            UPDATE allocation_run SET state = 'running', per_mille = 0, claimed_until = \(until),
                changed_at = \(transaction.now)
            WHERE id = \(run.id)
                AND (state = 'waiting' OR (state = 'running' AND claimed_until < \(transaction.now)))
            """
        )
        return count == 1
    }

    /// A server that says nothing for so long is taken to be dead.
    private static let claimSeconds: Int64 = 30

    /// Notes how far a run is; false where it was stopped meanwhile.
    static func note(
        _ perMille: Int,
        of run: Identifier<AllocationRun>,
        in transaction: Transaction
    ) throws -> Bool {
        let until = transaction.now.adding(seconds: claimSeconds)
        let count = try transaction.execute(
            """
            UPDATE allocation_run SET per_mille = \(perMille), claimed_until = \(until)
            WHERE id = \(run) AND state = 'running'
            """
        )
        return count == 1
    }

    /// Ends a run that is under way without a result; nothing happens to one that has ended.
    static func end(_ run: AllocationRun, as state: AllocationRun.State, in transaction: Transaction) throws {
        let count = try transaction.execute(
            """
            UPDATE allocation_run SET state = \(state), claimed_until = NULL, changed_at = \(transaction.now)
            WHERE id = \(run.id) AND state IN ('waiting', 'running')
            """
        )
        guard count == 1 else { return }
        transaction.journal(
            JournalEntry(
                state == .stopped ? "stop" : "fail",
                "allocation_run",
                run.id.text,
                alliance: run.alliance,
                from: ["state": run.state],
                to: ["state": state]
            )
        )
    }

    /// Writes what came out, with each household's share; nothing where the run was stopped meanwhile.
    static func finish(
        _ run: AllocationRun,
        _ report: AllocationReport,
        _ shares: [AllocationShare],
        in transaction: Transaction
    ) throws {
        let count = try transaction.execute(
            """
            UPDATE allocation_run SET state = 'done', per_mille = 1000, claimed_until = NULL,
                report = \(try KeptJSON.text(report)), changed_at = \(transaction.now)
            WHERE id = \(run.id) AND state = 'running'
            """
        )
        guard count == 1 else { return }
        for share in shares {
            try transaction.execute(
                """
                INSERT INTO allocation_share (run_id, case_file_id, alliance_id, organisation_id, case_number,
                    is_urgent, state, content)
                VALUES (\(share.run), \(share.caseFile), \(run.alliance), \(share.organisation),
                    \(share.caseNumber), \(share.isUrgent ? 1 : 0), \(share.state), \(try share.content.map(KeptJSON.text)))
                """
            )
        }
        let fields: JournalFields = ["state": "done", "served": report.counts.served, "shares": shares.count]
        transaction.journal(
            JournalEntry("finish", "allocation_run", run.id.text, alliance: run.alliance, after: fields.json)
        )
    }

    // MARK: - Shares

    /// Shares of a run: the urgent first, then by number.
    static func shares(
        of run: Identifier<AllocationRun>,
        limit: Int,
        offset: Int,
        from reader: Reader
    ) throws -> [AllocationShare] {
        try reader.list(
            """
            SELECT * FROM allocation_share WHERE run_id = \(run)
            ORDER BY is_urgent DESC, case_number, case_file_id LIMIT \(limit) OFFSET \(offset)
            """,
            AllocationShare.init
        )
    }

    static func shareCount(of run: Identifier<AllocationRun>, from reader: Reader) throws -> Int {
        try reader.row("SELECT COUNT(*) AS count FROM allocation_share WHERE run_id = \(run)")?.value("count") ?? 0
    }

    static func share(
        of run: Identifier<AllocationRun>,
        for caseFile: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> AllocationShare? {
        try reader.row("SELECT * FROM allocation_share WHERE run_id = \(run) AND case_file_id = \(caseFile)")
            .map(AllocationShare.init)
    }

    /// What households of an alliance have accepted and not given back.
    static func accepted(in alliance: Identifier<Alliance>, from reader: Reader) throws -> [AllocationShare] {
        try reader.list(
            "SELECT * FROM allocation_share WHERE alliance_id = \(alliance) AND state = 'accepted'",
            AllocationShare.init
        )
    }

    /// The newest run that has something for a household which nobody has decided about, and which still holds.
    static func openRun(
        for caseFile: Identifier<CaseFile>,
        on day: Day,
        from reader: Reader
    ) throws -> Identifier<AllocationRun>? {
        try reader.row(
            """
            SELECT s.run_id FROM allocation_share s JOIN allocation_run r ON r.id = s.run_id
            WHERE s.case_file_id = \(caseFile) AND s.state = 'open' AND r.valid_until >= \(day)
            ORDER BY r.created_at DESC, r.id DESC LIMIT 1
            """
        ).map { try $0.value("run_id") }
    }

    /// Notes what somebody decided about a share as they saw it.
    ///
    /// - Throws: `StoreError.stale` where somebody else was faster.
    static func decide(
        _ share: AllocationShare,
        as state: AllocationShare.State,
        in alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        _ transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE allocation_share SET state = \(state), decided_by_id = \(account), decided_at = \(transaction.now)
            WHERE run_id = \(share.run) AND case_file_id = \(share.caseFile) AND state = \(share.state)
            """
        )
        transaction.journal(
            JournalEntry(
                "decide",
                "allocation_share",
                share.run.text,
                alliance: alliance,
                from: ["state": share.state],
                to: ["state": state, "case_file_id": share.caseFile.text]
            )
        )
    }

    // MARK: - What is held

    /// How many of each thing are held on a day, and for whom.
    static func holds(
        in alliance: Identifier<Alliance>,
        on day: Day,
        from reader: Reader
    ) throws -> ListingHolds {
        let rows = try reader.list(
            """
            SELECT case_file_id, listing_id, taken FROM listing_hold
            WHERE alliance_id = \(alliance) AND held_until >= \(day)
            """
        ) { row in
            (
                try row.value("case_file_id", as: Identifier<CaseFile>.self),
                try row.value("listing_id", as: Identifier<Listing>.self), try row.value("taken", as: Int.self)
            )
        }
        var holds = ListingHolds()
        for (caseFile, listing, count) in rows { holds.add(count, of: listing, for: caseFile) }
        return holds
    }

    static func hold(
        _ taken: [Identifier<Listing>: Int],
        for share: AllocationShare,
        in alliance: Identifier<Alliance>,
        until day: Day,
        _ transaction: Transaction
    ) throws {
        for (listing, count) in taken.sorted(by: { $0.key < $1.key }) {
            try transaction.execute(
                """
                INSERT INTO listing_hold (run_id, case_file_id, listing_id, alliance_id, taken, held_until)
                VALUES (\(share.run), \(share.caseFile), \(listing), \(alliance), \(count), \(day))
                """
            )
        }
    }

    /// Lets go what is held for a share.
    static func release(_ share: AllocationShare, in transaction: Transaction) throws {
        try transaction.execute(
            "DELETE FROM listing_hold WHERE run_id = \(share.run) AND case_file_id = \(share.caseFile)"
        )
    }

    // MARK: - Forgetting

    /// Case files that shares or holds name.
    static func caseFiles(from reader: Reader) throws -> Set<Identifier<CaseFile>> {
        Set(
            try reader.list("SELECT DISTINCT case_file_id FROM allocation_share") { try $0.value("case_file_id") }
        )
    }

    static func remove(_ caseFile: Identifier<CaseFile>, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM listing_hold WHERE case_file_id = \(caseFile)")
        try transaction.execute("DELETE FROM allocation_share WHERE case_file_id = \(caseFile)")
    }

    /// Removes runs from before a moment with all that belongs to them.
    static func removeRuns(before moment: Timestamp, in transaction: Transaction) throws {
        let old: SQL = "SELECT id FROM allocation_run WHERE created_at < \(moment)"
        try transaction.execute("DELETE FROM listing_hold WHERE run_id IN (\(old))")
        try transaction.execute("DELETE FROM allocation_share WHERE run_id IN (\(old))")
        try transaction.execute("DELETE FROM allocation_run WHERE created_at < \(moment)")
    }
}

extension AllocationRun {
    fileprivate init(_ row: Row) throws {
        let (addition, report): (String?, String?) = (try row.optional("addition"), try row.optional("report"))
        self.init(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            order: Order(
                urgentWeeks: try row.value("urgent_weeks"),
                addition: try addition.map { try KeptJSON.value($0) }
            ),
            state: try row.value("state"),
            perMille: try row.value("per_mille"),
            report: try report.map { try KeptJSON.value($0) },
            startedBy: try row.value("started_by_id"),
            startedAt: try row.value("created_at"),
            validUntil: try row.value("valid_until")
        )
    }
}

extension AllocationShare {
    fileprivate init(_ row: Row) throws {
        let content: String? = try row.optional("content")
        self.init(
            run: try row.value("run_id"),
            caseFile: try row.value("case_file_id"),
            organisation: try row.value("organisation_id"),
            caseNumber: try row.value("case_number"),
            isUrgent: try row.value("is_urgent", as: Int.self) == 1,
            state: try row.value("state"),
            content: try content.map { try KeptJSON.value($0) }
        )
    }
}
