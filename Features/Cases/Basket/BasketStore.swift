import LotseCore
import LotseData

extension UnservedNeed.Cause: SQLConvertible {}

/// Every SQL statement about needs that nobody serves, and about bodies that nobody named.
enum BasketStore {
    /// Why a need is not in the basket any more.
    enum Leaving: String, CaseIterable, Sendable, SQLConvertible {
        case askedAgain = "asked-again"
        case answered
        /// Somebody settled the need by hand, or closed the case.
        case settled
        case consentWithdrawn = "consent-withdrawn"
    }

    /// What lies in the basket of an alliance, or of some of its organisations, the oldest first.
    static func list(
        alliance: Identifier<Alliance>,
        organisations: Set<Identifier<Organisation>>? = nil,
        from reader: Reader
    ) throws -> [UnservedNeed] {
        let whose: SQL = organisations.map { "AND organisation_id IN \(list: $0.sorted())" } ?? ""
        return try reader.list(
            """
            SELECT * FROM unserved_need WHERE alliance_id = \(alliance) AND left_on IS NULL \(whose)
            ORDER BY since, id
            """,
            UnservedNeed.init
        )
    }

    /// Notes that nobody is responsible; once a day for a need.
    static func noteGap(
        _ gap: ResponsibilityAnswer.Gap,
        for need: Need,
        in municipality: MunicipalityKey,
        alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        on day: Day,
        transaction: Transaction
    ) throws {
        let id = transaction.newIdentifier(UnservedNeed.self)
        let added = try transaction.execute(
            """
            INSERT INTO responsibility_gap (id, alliance_id, case_file_id, need_id, topic, municipality, kind, \
            found_on, noted_by_id, created_at)
            VALUES (\(id), \(alliance), \(need.caseFile), \(need.id), \(need.topic), \(municipality), \
            \(gap.rawValue), \(day), \(account), \(transaction.now))
            ON CONFLICT (need_id, found_on, kind) DO NOTHING
            """
        )
        guard added == 1 else { return }
        transaction.journal(
            JournalEntry(
                "note",
                "responsibility_gap",
                id.text,
                alliance: alliance,
                from: [:],
                to: [
                    "topic": need.topic.rawValue, "municipality": municipality.text, "kind": gap.rawValue,
                ]
            )
        )
    }

    /// The needs that may have become unserved: open, not in the basket, and some attempt came to nothing.
    static func candidates(from reader: Reader) throws -> [Candidate] {
        try reader.list(
            """
            SELECT n.id, n.case_file_id, n.topic, c.alliance_id, c.organisation_id, c.target_municipality
            FROM need n JOIN case_file c ON c.id = n.case_file_id
            WHERE n.status IN ('open', 'referred', 'in-work') AND c.status IN ('open', 'in-progress', 'waiting', \
            'reopened')
                AND NOT EXISTS (SELECT 1 FROM unserved_need u WHERE u.need_id = n.id AND u.left_on IS NULL)
                AND (EXISTS (SELECT 1 FROM referral r
                        WHERE r.need_id = n.id AND r.status IN ('declined', 'no-answer'))
                    OR EXISTS (SELECT 1 FROM responsibility_gap g WHERE g.need_id = n.id))
            ORDER BY n.id
            """
        ) { row in
            Candidate(
                need: try row.value("id"),
                caseFile: try row.value("case_file_id"),
                topic: try row.value("topic"),
                alliance: try row.value("alliance_id"),
                organisation: try row.value("organisation_id"),
                municipality: try row.optional("target_municipality")
            )
        }
    }

    struct Candidate: Sendable, Equatable {
        let need: Identifier<Need>
        let caseFile: Identifier<CaseFile>
        let topic: Topic
        let alliance: Identifier<Alliance>
        let organisation: Identifier<Organisation>
        let municipality: MunicipalityKey?
    }

    /// All attempts to have a need served: referrals that were sent, and searches that found nobody.
    static func attempts(for need: Identifier<Need>, from reader: Reader) throws -> [UnservedNeed.Attempt] {
        let asked = try ReferralStore.list(of: need, from: reader).compactMap { referral in
            referral.times.sent.map {
                UnservedNeed.Attempt(day: Berlin.day(at: $0), result: UnservedNeed.Result(referral))
            }
        }
        let gaps = try reader.list("SELECT found_on FROM responsibility_gap WHERE need_id = \(need)") {
            UnservedNeed.Attempt(day: try $0.value("found_on"), result: .gap)
        }
        return asked + gaps
    }

    /// Puts a need into the basket.
    ///
    /// False when it lies there already.
    static func enter(
        _ candidate: Candidate,
        because cause: UnservedNeed.Cause,
        on day: Day,
        in transaction: Transaction
    ) throws -> Bool {
        let id = transaction.newIdentifier(UnservedNeed.self)
        let added = try transaction.execute(
            """
            INSERT INTO unserved_need (id, need_id, case_file_id, alliance_id, organisation_id, topic, municipality, \
            cause, since, created_at, changed_at)
            VALUES (\(id), \(candidate.need), \(candidate.caseFile), \(candidate.alliance), \
            \(candidate.organisation), \(candidate.topic), \(candidate.municipality), \(cause), \(day), \
            \(transaction.now), \(transaction.now))
            ON CONFLICT (need_id) WHERE left_on IS NULL DO NOTHING
            """
        )
        guard added == 1 else { return false }
        transaction.journal(
            JournalEntry(
                "enter",
                "unserved_need",
                id.text,
                alliance: candidate.alliance,
                from: [:],
                to: ["need": candidate.need.text, "cause": cause.rawValue]
            )
        )
        return true
    }

    static func leave(_ need: Identifier<Need>, because reason: Leaving, in transaction: Transaction) throws {
        let rows = try transaction.rows(
            """
            UPDATE unserved_need SET left_on = \(transaction.today), left_because = \(reason),
                changed_at = \(transaction.now)
            WHERE need_id = \(need) AND left_on IS NULL RETURNING id, alliance_id
            """
        )
        for row in rows {
            transaction.journal(
                JournalEntry(
                    "leave",
                    "unserved_need",
                    try row.value("id"),
                    alliance: try row.value("alliance_id"),
                    from: [:],
                    to: ["because": reason.rawValue]
                )
            )
        }
    }

    /// The needs in the basket that somebody settled by hand, or whose case was closed or taken into another.
    static func settled(from reader: Reader) throws -> [Identifier<Need>] {
        try reader.list(
            """
            SELECT u.need_id FROM unserved_need u JOIN need n ON n.id = u.need_id
                JOIN case_file c ON c.id = n.case_file_id
            WHERE u.left_on IS NULL
                AND (n.status IN ('met', 'unmet', 'withdrawn') OR c.status IN ('closed', 'merged'))
            ORDER BY u.need_id
            """
        ) { try $0.value("need_id") }
    }
}

extension UnservedNeed {
    fileprivate init(_ row: Row) throws {
        self.init(
            need: try row.value("need_id"),
            caseFile: try row.value("case_file_id"),
            alliance: try row.value("alliance_id"),
            organisation: try row.value("organisation_id"),
            topic: try row.value("topic"),
            municipality: try row.optional("municipality"),
            cause: try row.value("cause"),
            since: try row.value("since")
        )
    }
}
