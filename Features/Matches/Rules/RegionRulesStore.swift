import LotseCore
import LotseData
import LotseMatching

/// Every SQL statement about what an alliance has set for its comparisons.
enum RegionRulesStore {
    /// Counts the changes of an alliance's rules; 0 where it has set nothing.
    static func revision(of alliance: Identifier<Alliance>, from reader: Reader) throws -> Int {
        try reader.row("SELECT revision FROM region_rules WHERE alliance_id = \(alliance)")
            .map { try $0.value("revision") } ?? 0
    }

    static func rules(of alliance: Identifier<Alliance>, from reader: Reader) throws -> RegionRules {
        RegionRules(
            revision: try revision(of: alliance, from: reader),
            comparison: try comparison(of: alliance, from: reader)?.value ?? .standard,
            ways: RegionWays(
                table: try table(of: alliance, from: reader),
                known: try ways(of: alliance, from: reader).map(\.content),
                barriers: try barriers(of: alliance, from: reader).map(\.content)
            )
        )
    }

    /// Every change of the rules passes here: servers see by the number that they have to read them again.
    static func raise(_ alliance: Identifier<Alliance>, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO region_rules (alliance_id, revision) VALUES (\(alliance), 1)
            ON CONFLICT (alliance_id) DO UPDATE SET revision = region_rules.revision + 1
            """
        )
    }

    // MARK: - What counts

    /// Nil where the standard holds.
    static func comparison(
        of alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> Kept<ComparisonRules>? {
        guard let row = try reader.row("SELECT * FROM comparison_rules WHERE alliance_id = \(alliance)") else {
            return nil
        }
        let points = try reader.list(
            "SELECT criterion, points FROM criterion_weight WHERE alliance_id = \(alliance)"
        ) { row in (try row.value("criterion", as: String.self), try row.value("points", as: Int.self)) }
        let rules = ComparisonRules(
            weights: Dictionary(
                points.compactMap { name, points in Criterion(name: name).map { ($0, points) } },
                uniquingKeysWith: { first, _ in first }
            ),
            minutesBeyond: try row.value("minutes_beyond"),
            hoursBeyond: try row.value("hours_beyond"),
            daysBeyond: try row.value("days_beyond"),
            commuteSpan: try row.value("commute_span"),
            payFloor: try row.value("pay_floor")
        )
        return Kept(value: rules, version: try row.value("version"))
    }

    /// - Throws: `StoreError.stale` where somebody else was faster than `version`, 0 for the first.
    static func write(
        _ rules: ComparisonRules,
        of alliance: Identifier<Alliance>,
        seenAt version: Int,
        in transaction: Transaction
    ) throws {
        let before = try comparison(of: alliance, from: transaction.reader)?.value ?? .standard
        if version == 0 {
            try transaction.executeVersioned(
                """
                INSERT INTO comparison_rules (alliance_id, minutes_beyond, hours_beyond, days_beyond, commute_span,
                    pay_floor, changed_at)
                VALUES (\(alliance), \(rules.minutesBeyond), \(rules.hoursBeyond), \(rules.daysBeyond),
                    \(rules.commuteSpan), \(rules.payFloor), \(transaction.now))
                ON CONFLICT (alliance_id) DO NOTHING
                """
            )
        } else {
            try transaction.executeVersioned(
                """
                UPDATE comparison_rules SET minutes_beyond = \(rules.minutesBeyond),
                    hours_beyond = \(rules.hoursBeyond), days_beyond = \(rules.daysBeyond),
                    commute_span = \(rules.commuteSpan), pay_floor = \(rules.payFloor), version = version + 1,
                    changed_at = \(transaction.now)
                WHERE alliance_id = \(alliance) AND version = \(version)
                """
            )
        }
        for criterion in Criterion.allCases {
            try transaction.execute(
                """
                INSERT INTO criterion_weight (alliance_id, criterion, points)
                VALUES (\(alliance), \(criterion.name), \(rules.points(criterion)))
                ON CONFLICT (alliance_id, criterion) DO UPDATE SET points = excluded.points
                """
            )
        }
        try raise(alliance, in: transaction)
        transaction.journal(
            JournalEntry(
                version == 0 ? "add" : "edit",
                "comparison_rules",
                alliance.text,
                alliance: alliance,
                from: fields(before),
                to: fields(rules)
            )
        )
    }

    private static func fields(_ rules: ComparisonRules) -> JournalFields {
        let weights = Criterion.allCases.map { "\($0.name) \(rules.points($0))" }.joined(separator: ", ")
        return [
            "minutes_beyond": rules.minutesBeyond, "hours_beyond": rules.hoursBeyond,
            "days_beyond": rules.daysBeyond, "commute_span": rules.commuteSpan, "pay_floor": rules.payFloor,
            "weights": weights,
        ]
    }
}

extension Criterion {
    init?(name: String) {
        guard let criterion = Criterion.allCases.first(where: { $0.name == name }) else { return nil }
        self = criterion
    }
}
