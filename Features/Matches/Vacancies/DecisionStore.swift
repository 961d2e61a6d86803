import LotseCore
import LotseData
import LotseMatching

extension MatchDecision.Verdict: SQLConvertible {}
extension MatchDecision.Reason: SQLConvertible {}

/// Every SQL statement about decisions on what was found.
enum DecisionStore {
    /// All decisions of a household, by person, in the order in which they were made.
    static func list(
        of caseFile: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> [Identifier<HouseholdMember>: [MatchDecision]] {
        let rows = try reader.list(
            "SELECT * FROM match_decision WHERE case_file_id = \(caseFile) ORDER BY created_at, listing_id"
        ) { row in
            (try row.value("person_id", as: Identifier<HouseholdMember>.self), try MatchDecision(row))
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    /// Notes a decision, in the place of an earlier one.
    static func write(
        _ decision: MatchDecision,
        for person: Identifier<HouseholdMember>,
        in caseFile: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        let seen = decision.seen
        try transaction.execute(
            """
            INSERT INTO match_decision (person_id, listing_id, case_file_id, alliance_id, decision, reason, note, title,
                occupation, offered_by, minutes, mode, pay_cents, shifts, decided_by_id, created_at, changed_at)
            VALUES (\(person), \(decision.listing), \(caseFile), \(alliance), \(decision.verdict), \(decision.reason),
                \(decision.note), \(seen.title), \(seen.occupation), \(seen.offeredBy), \(seen.way?.minutes),
                \(seen.way?.mode.name), \(seen.pay), \(seen.shifts.map(\.rawValue).sorted().joined(separator: " ")),
                \(account), \(transaction.now), \(transaction.now))
            ON CONFLICT (person_id, listing_id) DO UPDATE SET decision = excluded.decision, reason = excluded.reason,
                note = excluded.note, decided_by_id = excluded.decided_by_id, changed_at = excluded.changed_at
            """
        )
        transaction.journal(
            JournalEntry(
                "decide",
                "match_decision",
                person.text,
                alliance: alliance,
                from: [:],
                to: [
                    "listing_id": decision.listing.text, "decision": decision.verdict.rawValue,
                    "reason": decision.reason?.rawValue,
                ]
            )
        )
    }

    /// Takes a decision back; nothing happens where there is none.
    static func remove(
        _ listing: Identifier<Listing>,
        for person: Identifier<HouseholdMember>,
        _ alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        let count = try transaction.execute(
            "DELETE FROM match_decision WHERE person_id = \(person) AND listing_id = \(listing)"
        )
        guard count > 0 else { return }
        transaction.journal(
            JournalEntry(
                "take-back",
                "match_decision",
                person.text,
                alliance: alliance,
                from: ["listing_id": listing.text],
                to: [:]
            )
        )
    }
}

extension MatchDecision {
    fileprivate init(_ row: Row) throws {
        let mode = try row.optional("mode", as: String.self).flatMap(TravelMode.init(name:))
        let minutes: Int? = try row.optional("minutes")
        self.init(
            listing: try row.value("listing_id"),
            verdict: try row.value("decision"),
            reason: try row.optional("reason"),
            note: try row.value("note"),
            seen: Seen(
                title: try row.value("title"),
                occupation: try row.value("occupation"),
                offeredBy: try row.value("offered_by"),
                way: mode.flatMap { mode in minutes.map { Seen.Way(mode: mode, minutes: $0) } },
                pay: try row.optional("pay_cents"),
                shifts: try row.list(of: "shifts")
            )
        )
    }
}
