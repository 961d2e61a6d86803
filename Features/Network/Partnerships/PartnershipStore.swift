package import LotseCore
package import LotseData

/// Who takes part in alliances, in the database.
package enum PartnershipStore {
    /// All partnerships of the alliance, past and coming ones too, in the order of joining.
    package static func list(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> [Partnership] {
        try reader.list("\(columns) WHERE p.alliance_id = \(alliance) ORDER BY p.joined_on, p.id", make)
    }

    package static func fetch(
        _ id: Identifier<Partnership>,
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> Partnership? {
        try reader.row("\(columns) WHERE p.id = \(id) AND p.alliance_id = \(alliance)").map(make)
    }

    package static func insert(
        _ partnership: Partnership,
        because reason: String? = nil,
        in transaction: Transaction
    ) throws {
        let existing = try list(of: partnership.alliance, transaction.reader)
        try PartnershipWorkflow.checkJoining(partnership, among: existing, because: reason, on: transaction.today)
        try checkAgreement(of: partnership, in: transaction)
        try transaction.execute(
            """
            INSERT INTO partnership (id, alliance_id, organisation_id, role, joined_on, left_on, agreement_id, \
            version, created_at, changed_at)
            VALUES (\(partnership.id), \(partnership.alliance), \(partnership.organisation), \(partnership.role), \
            \(partnership.period.start), \(partnership.period.end), \(partnership.agreement), 1, \
            \(transaction.now), \(transaction.now))
            """
        )
        transaction.journal(
            "join",
            .partnership,
            partnership.id.text,
            alliance: partnership.alliance,
            to: partnership.journalFields,
            because: reason
        )
    }

    /// Ends a partnership; its places and responsibilities end with it, because they count only while it runs.
    package static func leave(
        _ partnership: Partnership,
        lastDay: Day,
        because reason: String? = nil,
        in transaction: Transaction
    ) throws {
        let today = transaction.today
        let left = try PartnershipWorkflow.leaving(partnership, lastDay: lastDay, because: reason, on: today)
        try transaction.executeVersioned(
            """
            UPDATE partnership SET left_on = \(left.period.end), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(left.id) AND alliance_id = \(left.alliance) AND version = \(left.version)
            """
        )
        transaction.journal(
            "leave",
            .partnership,
            left.id.text,
            alliance: left.alliance,
            from: partnership.journalFields,
            to: left.journalFields,
            because: reason
        )
    }

    /// Puts right what was entered wrongly; places that came in on the old first day come in on the new one.
    package static func update(
        _ partnership: Partnership,
        because reason: String? = nil,
        in transaction: Transaction
    ) throws {
        let existing = try list(of: partnership.alliance, transaction.reader)
        guard let old = existing.first(where: { $0.id == partnership.id }) else { throw StoreError.stale }
        try PartnershipWorkflow.checkCorrecting(
            old,
            to: partnership,
            among: existing,
            because: reason,
            on: transaction.today
        )
        try checkAgreement(of: partnership, in: transaction)
        try transaction.executeVersioned(
            """
            UPDATE partnership SET role = \(partnership.role), joined_on = \(partnership.period.start), \
            left_on = \(partnership.period.end), agreement_id = \(partnership.agreement), version = version + 1, \
            changed_at = \(transaction.now)
            WHERE id = \(partnership.id) AND alliance_id = \(partnership.alliance) \
            AND version = \(partnership.version)
            """
        )
        try transaction.execute(
            """
            UPDATE territory_membership SET starts_on = \(partnership.period.start), changed_at = \(transaction.now)
            WHERE partnership_id = \(partnership.id) AND starts_on = \(old.period.start)
            AND (ends_on IS NULL OR ends_on >= \(partnership.period.start))
            """
        )
        transaction.journal(
            "correct",
            .partnership,
            partnership.id.text,
            alliance: partnership.alliance,
            from: old.journalFields,
            to: partnership.journalFields,
            because: reason
        )
    }

    private static func checkAgreement(of partnership: Partnership, in transaction: Transaction) throws {
        guard let agreement = partnership.agreement else { return }
        let known = try AgreementStore.fetch(agreement, of: partnership.alliance, transaction.reader)
        guard known != nil else { throw NetworkError.notOfThisAlliance }
    }

    private static let columns: SQL = """
        SELECT p.id, p.alliance_id, p.organisation_id, p.role, p.joined_on, p.left_on, p.agreement_id, p.version
        FROM partnership p
        """

    private static func make(_ row: Row) throws -> Partnership {
        Partnership(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            organisation: try row.value("organisation_id"),
            role: try row.value("role"),
            period: try row.period("joined_on", "left_on"),
            agreement: try row.optional("agreement_id"),
            version: try row.value("version")
        )
    }
}

extension Partnership.Role: SQLConvertible {}

extension Partnership {
    fileprivate var journalFields: JournalFields {
        [
            "organisation_id": organisation, "role": role, "joined_on": period.start, "left_on": period.end,
            "agreement_id": agreement,
        ]
    }
}
