import LotseCore
import LotseData

/// Every SQL statement about rounds of places and what they have for whom.
enum PlacementStore {
    // MARK: - Rounds

    /// Keeps a round with all its shares, in the place of what earlier rounds of the kind still proposed.
    ///
    /// - Parameters:
    ///   - id: of the round, as the shares name it.
    ///   - question: what it was worked out from.
    ///   - version: of the criteria.
    ///   - outcome: what came out.
    ///   - alliance: whose round.
    ///   - account: who asked for it; nil for the demo region's.
    ///   - transaction: the change in the making.
    /// - Throws: the store's errors.
    static func insert(
        _ id: Identifier<PlacementRound>,
        _ question: RoundQuestion,
        criteriaVersion version: Int,
        _ outcome: RoundOutcome,
        in alliance: Identifier<Alliance>,
        by account: Identifier<Account>?,
        _ transaction: Transaction
    ) throws {
        let replaced = try transaction.execute(
            """
            UPDATE placement_share SET state = 'replaced'
            WHERE alliance_id = \(alliance) AND kind = \(question.kind) AND state = 'open'
            """
        )
        let validUntil = transaction.today.adding(days: PlacementRound.validDays)
        try transaction.execute(
            """
            INSERT INTO placement_round (id, alliance_id, kind, day, seed, criteria_version, criteria, report,
                started_by_id, valid_until, created_at)
            VALUES (\(id), \(alliance), \(question.kind), \(question.day), \(question.seed), \(version),
                \(try KeptJSON.text(question.criteria)), \(try KeptJSON.text(outcome.report)), \(account),
                \(validUntil), \(transaction.now))
            """
        )
        for share in outcome.shares {
            try transaction.execute(
                """
                INSERT INTO placement_share (round_id, person_id, case_file_id, alliance_id, kind, case_number,
                    child_number, state, content)
                VALUES (\(id), \(share.person), \(share.caseFile), \(alliance), \(share.kind), \(share.caseNumber),
                    \(share.childNumber), \(share.state), \(try KeptJSON.text(share.content)))
                """
            )
        }
        let fields: JournalFields = [
            "kind": question.kind, "day": question.day, "seed": question.seed, "criteria_version": version,
            "children": outcome.report.children, "placed": outcome.report.placed, "replaced": replaced,
        ]
        transaction.journal(
            JournalEntry("place", "placement_round", id.text, alliance: alliance, after: fields.json)
        )
    }

    /// The newest rounds of an alliance, the newest first.
    static func list(of alliance: Identifier<Alliance>, limit: Int, from reader: Reader) throws -> [PlacementRound] {
        try reader.list(
            """
            SELECT * FROM placement_round WHERE alliance_id = \(alliance)
            ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """,
            PlacementRound.init
        )
    }

    static func round(
        _ id: Identifier<PlacementRound>,
        of alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> PlacementRound? {
        try reader.row("SELECT * FROM placement_round WHERE id = \(id) AND alliance_id = \(alliance)")
            .map(PlacementRound.init)
    }

    // MARK: - Shares

    /// Shares of a round, by case number and child.
    static func shares(
        of round: Identifier<PlacementRound>,
        limit: Int,
        offset: Int,
        from reader: Reader
    ) throws -> [PlacementShare] {
        try reader.list(
            """
            SELECT * FROM placement_share WHERE round_id = \(round)
            ORDER BY case_number, child_number, person_id LIMIT \(limit) OFFSET \(offset)
            """,
            PlacementShare.init
        )
    }

    /// What a round has for the children of one household.
    static func shares(
        of round: Identifier<PlacementRound>,
        for caseFile: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> [PlacementShare] {
        try reader.list(
            """
            SELECT * FROM placement_share WHERE round_id = \(round) AND case_file_id = \(caseFile)
            ORDER BY child_number, person_id
            """,
            PlacementShare.init
        )
    }

    /// A round that has a place for children of a household.
    struct RoundOfCase: Sendable {
        let round: Identifier<PlacementRound>
        let kind: PlaceKind
        /// Whether somebody has yet to decide.
        var isOpen: Bool
    }

    /// Children of an alliance who accepted a place and have not given it back.
    static func accepted(
        _ kind: PlaceKind,
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> [PlacementShare] {
        try reader.list(
            """
            SELECT * FROM placement_share
            WHERE alliance_id = \(alliance) AND kind = \(kind) AND state = 'accepted'
            """,
            PlacementShare.init
        )
    }

    /// Rounds that have a place for children of a household: those first where somebody has yet to decide, then those of
    /// which something was accepted.
    static func rounds(
        for caseFile: Identifier<CaseFile>,
        on day: Day,
        from reader: Reader
    ) throws -> [RoundOfCase] {
        let rows = try reader.list(
            """
            SELECT s.round_id, s.kind, s.state FROM placement_share s
            JOIN placement_round r ON r.id = s.round_id
            WHERE s.case_file_id = \(caseFile)
                AND (s.state = 'accepted' OR (s.state = 'open' AND r.valid_until >= \(day)))
            ORDER BY r.created_at DESC, r.id DESC
            """
        ) { row in
            (
                try row.value("round_id", as: Identifier<PlacementRound>.self),
                try row.value("kind", as: PlaceKind.self), try row.value("state", as: PlacementShare.State.self)
            )
        }
        var rounds: [RoundOfCase] = []
        for (round, kind, state) in rows {
            if let known = rounds.firstIndex(where: { $0.round == round }) {
                rounds[known].isOpen = rounds[known].isOpen || state == .open
            } else {
                rounds.append(RoundOfCase(round: round, kind: kind, isOpen: state == .open))
            }
        }
        return rounds.filter(\.isOpen) + rounds.filter { !$0.isOpen }
    }

    /// Notes what somebody decided about a share as they saw it.
    ///
    /// - Throws: `StoreError.stale` where somebody else was faster.
    static func decide(
        _ share: PlacementShare,
        as state: PlacementShare.State,
        in alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        _ transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE placement_share SET state = \(state), decided_by_id = \(account), decided_at = \(transaction.now)
            WHERE round_id = \(share.round) AND person_id = \(share.person) AND state = \(share.state)
            """
        )
        transaction.journal(
            JournalEntry(
                "decide",
                "placement_share",
                share.round.text,
                alliance: alliance,
                from: ["state": share.state],
                to: ["state": state, "case_file_id": share.caseFile.text, "person_id": share.person.text]
            )
        )
    }

    // MARK: - What is held

    /// Holds one place for a child; brothers and sisters in one group hold as many together.
    static func hold(
        _ listing: Identifier<Listing>,
        for share: PlacementShare,
        in alliance: Identifier<Alliance>,
        until day: Day,
        _ transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO listing_hold (run_id, case_file_id, listing_id, alliance_id, taken, held_until)
            VALUES (\(share.round), \(share.caseFile), \(listing), \(alliance), 1, \(day))
            ON CONFLICT (run_id, case_file_id, listing_id)
            DO UPDATE SET taken = listing_hold.taken + 1, held_until = excluded.held_until
            """
        )
    }

    /// Lets one place go.
    static func release(
        _ listing: Identifier<Listing>,
        of share: PlacementShare,
        _ transaction: Transaction
    ) throws {
        let hold: SQL = """
            run_id = \(share.round) AND case_file_id = \(share.caseFile) AND listing_id = \(listing)
            """
        let others = try transaction.execute("UPDATE listing_hold SET taken = taken - 1 WHERE \(hold) AND taken > 1")
        if others == 0 { try transaction.execute("DELETE FROM listing_hold WHERE \(hold)") }
    }

    // MARK: - Forgetting

    /// Case files that shares name.
    static func caseFiles(from reader: Reader) throws -> Set<Identifier<CaseFile>> {
        Set(try reader.list("SELECT DISTINCT case_file_id FROM placement_share") { try $0.value("case_file_id") })
    }

    /// Removes the shares of a household; what is held for it goes with `AllocationStore.remove`.
    static func remove(_ caseFile: Identifier<CaseFile>, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM placement_share WHERE case_file_id = \(caseFile)")
    }

    /// Removes rounds from before a moment with all that belongs to them, and the wishes that they have fulfilled.
    static func removeRounds(before moment: Timestamp, in transaction: Transaction) throws {
        let old: SQL = "SELECT id FROM placement_round WHERE created_at < \(moment)"
        try transaction.execute(
            """
            DELETE FROM place_wish WHERE changed_at < \(moment) AND person_id IN
                (SELECT person_id FROM placement_share WHERE state = 'accepted' AND round_id IN (\(old)))
            """
        )
        try transaction.execute("DELETE FROM listing_hold WHERE run_id IN (\(old))")
        try transaction.execute("DELETE FROM placement_share WHERE round_id IN (\(old))")
        try transaction.execute("DELETE FROM placement_round WHERE created_at < \(moment)")
    }
}

extension PlacementRound {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            kind: try row.value("kind"),
            day: try row.value("day"),
            seed: try row.value("seed"),
            criteriaVersion: try row.value("criteria_version"),
            criteria: try KeptJSON.value(try row.value("criteria")),
            report: try KeptJSON.value(try row.value("report")),
            startedBy: try row.optional("started_by_id"),
            startedAt: try row.value("created_at"),
            validUntil: try row.value("valid_until")
        )
    }
}

extension PlacementShare {
    fileprivate init(_ row: Row) throws {
        self.init(
            round: try row.value("round_id"),
            person: try row.value("person_id"),
            caseFile: try row.value("case_file_id"),
            kind: try row.value("kind"),
            caseNumber: try row.value("case_number"),
            childNumber: try row.value("child_number"),
            state: try row.value("state"),
            content: try KeptJSON.value(try row.value("content"))
        )
    }
}
