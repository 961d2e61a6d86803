package import LotseCore
package import LotseData

/// The rules of dated responsibility in the database.
package enum ResponsibilityStore {
    /// The alliance's rules, withdrawn ones too, in the order of their first day.
    package static func list(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> [ResponsibilityRule] {
        try list("r.alliance_id = \(alliance)", reader)
    }

    package static func fetch(
        _ id: Identifier<ResponsibilityRule>,
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> ResponsibilityRule? {
        try list("r.id = \(id) AND r.alliance_id = \(alliance)", reader).first
    }

    package static func insert(
        _ rule: ResponsibilityRule,
        in alliance: Identifier<Alliance>,
        because reason: String? = nil,
        transaction: Transaction
    ) throws {
        let partnerships = try PartnershipStore.list(of: alliance, transaction.reader)
        try ResponsibilityWorkflow.checkBeginning(
            rule,
            partnerships: partnerships,
            because: reason,
            on: transaction.today
        )
        try checkUnit(of: rule.body, in: transaction)
        try transaction.execute(
            """
            INSERT INTO responsibility_rule (id, alliance_id, organisation_id, unit_id, reach, district_key, \
            starts_on, ends_on, version, created_at, changed_at)
            VALUES (\(rule.id), \(alliance), \(rule.body.organisation), \(rule.body.unit), \
            \(rule.territory.reach), \(rule.territory.district), \(rule.period.start), \(rule.period.end), 1, \
            \(transaction.now), \(transaction.now))
            """
        )
        for topic in rule.topics.sorted(by: { $0.rawValue < $1.rawValue }) {
            try transaction.execute(
                "INSERT INTO responsibility_rule_topic (rule_id, topic) VALUES (\(rule.id), \(topic))"
            )
        }
        if case .municipalities(let keys) = rule.territory {
            try MunicipalityStore.checkKnown(Array(keys), transaction.reader)
            for key in keys.sorted() {
                try transaction.execute(
                    "INSERT INTO responsibility_rule_place (rule_id, municipality_key) VALUES (\(rule.id), \(key))"
                )
            }
        }
        journal("begin", rule, alliance: alliance, because: reason, in: transaction)
    }

    /// Sets the last day of a rule.
    package static func end(
        _ rule: ResponsibilityRule,
        of alliance: Identifier<Alliance>,
        lastDay: Day,
        because reason: String? = nil,
        in transaction: Transaction
    ) throws {
        let today = transaction.today
        let ended = try ResponsibilityWorkflow.ending(rule, lastDay: lastDay, because: reason, on: today)
        try transaction.executeVersioned(
            """
            UPDATE responsibility_rule SET ends_on = \(ended.period.end), version = version + 1, \
            changed_at = \(transaction.now)
            WHERE id = \(rule.id) AND alliance_id = \(alliance) AND version = \(rule.version)
            """
        )
        journal("end", ended, alliance: alliance, from: rule, because: reason, in: transaction)
    }

    /// Lets a new rule follow an old one without a gap: the old one ends on the day before the new one begins.
    package static func replace(
        _ old: ResponsibilityRule,
        with new: ResponsibilityRule,
        in alliance: Identifier<Alliance>,
        because reason: String? = nil,
        transaction: Transaction
    ) throws {
        let lastDay = new.period.start.adding(days: -1)
        try end(old, of: alliance, lastDay: lastDay, because: reason, in: transaction)
        try insert(new, in: alliance, because: reason, transaction: transaction)
    }

    /// Takes back a rule that was wrong from the start.
    ///
    /// It stays in the list, with the reason.
    package static func withdraw(
        _ rule: ResponsibilityRule,
        of alliance: Identifier<Alliance>,
        because reason: String,
        in transaction: Transaction
    ) throws {
        let withdrawn = try ResponsibilityWorkflow.withdrawing(rule, because: reason, at: transaction.now)
        try transaction.executeVersioned(
            """
            UPDATE responsibility_rule SET withdrawn_at = \(transaction.now), withdrawn_because = \(reason), \
            version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(rule.id) AND alliance_id = \(alliance) AND version = \(rule.version)
            """
        )
        journal("withdraw", withdrawn, alliance: alliance, from: rule, because: reason, in: transaction)
    }

    private static func checkUnit(of body: ResponsibilityRule.Body, in transaction: Transaction) throws {
        guard let unit = body.unit else { return }
        let known = try OrganisationUnitStore.fetch(unit, transaction.reader)
        guard known?.organisation == body.organisation else { throw NetworkError.unitOfOtherOrganisation }
    }

    private static func journal(
        _ action: String,
        _ rule: ResponsibilityRule,
        alliance: Identifier<Alliance>,
        from before: ResponsibilityRule? = nil,
        because reason: String?,
        in transaction: Transaction
    ) {
        transaction.journal(
            action,
            .responsibilityRule,
            rule.id.text,
            alliance: alliance,
            from: before?.journalFields,
            to: rule.journalFields,
            because: reason
        )
    }
}

extension ResponsibilityRule {
    /// Sets in order, so that equal rules make equal entries.
    fileprivate var journalFields: JournalFields {
        let places =
            if case .municipalities(let keys) = territory { keys.map(\.text).sorted() } else { [String]() }
        return [
            "organisation_id": body.organisation, "unit_id": body.unit,
            "topics": topics.map(\.rawValue).sorted().joined(separator: " "), "reach": territory.reach,
            "district_key": territory.district, "municipalities": places.joined(separator: " "),
            "starts_on": period.start, "ends_on": period.end, "withdrawn_at": withdrawal?.at,
        ]
    }
}
