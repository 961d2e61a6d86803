import LotseCore
import LotseData

/// Every SQL statement about how long alliances wait.
enum ReferralTermsStore {
    static func fetch(
        _ alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> (terms: ReferralTerms, version: Int) {
        guard let row = try reader.row("SELECT * FROM referral_terms WHERE alliance_id = \(alliance)") else {
            return (.standard, 0)
        }
        return (try ReferralTerms(row), try row.value("version"))
    }

    /// The alliances that do not wait the standard.
    static func list(from reader: Reader) throws -> [Identifier<Alliance>: ReferralTerms] {
        var terms: [Identifier<Alliance>: ReferralTerms] = [:]
        for row in try reader.rows("SELECT * FROM referral_terms") {
            terms[try row.value("alliance_id")] = try ReferralTerms(row)
        }
        return terms
    }

    static func save(
        _ terms: ReferralTerms,
        for alliance: Identifier<Alliance>,
        version: Int,
        in transaction: Transaction
    ) throws {
        let before = try fetch(alliance, from: transaction.reader)
        guard before.version == version else { throw StoreError.stale }
        try transaction.execute(
            """
            INSERT INTO referral_terms (alliance_id, remind_after, escalate_after, give_up_after, basket_after, \
            created_at, changed_at)
            VALUES (\(alliance), \(terms.remindAfter), \(terms.escalateAfter), \(terms.giveUpAfter), \
            \(terms.basketAfter), \(transaction.now), \(transaction.now))
            ON CONFLICT (alliance_id) DO UPDATE SET remind_after = excluded.remind_after,
                escalate_after = excluded.escalate_after, give_up_after = excluded.give_up_after,
                basket_after = excluded.basket_after, version = referral_terms.version + 1,
                changed_at = excluded.changed_at
            """
        )
        transaction.journal(
            JournalEntry(
                "change",
                "referral_terms",
                alliance.text,
                alliance: alliance,
                from: before.terms.journalFields,
                to: terms.journalFields
            )
        )
    }
}

extension ReferralTerms {
    fileprivate init(_ row: Row) throws {
        let terms = ReferralTerms(
            remindAfter: try row.value("remind_after"),
            escalateAfter: try row.value("escalate_after"),
            giveUpAfter: try row.value("give_up_after"),
            basketAfter: try row.value("basket_after")
        )
        guard let terms else { throw StoreError.unreadable(column: "remind_after", wanted: "terms in order") }
        self = terms
    }

    fileprivate var journalFields: JournalFields {
        [
            "remind": remindAfter, "escalate": escalateAfter, "give-up": giveUpAfter, "basket": basketAfter,
        ]
    }
}
