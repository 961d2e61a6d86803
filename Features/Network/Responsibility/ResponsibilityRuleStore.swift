import LotseCore
import LotseData

extension ResponsibilityStore {
    /// Rules under a condition on `r`, with their topics and places, in three statements.
    static func list(_ condition: SQL, _ reader: Reader) throws -> [ResponsibilityRule] {
        let topics = try reader.list(
            """
            SELECT t.rule_id, t.topic FROM responsibility_rule_topic t
            JOIN responsibility_rule r ON r.id = t.rule_id WHERE \(condition)
            """
        ) { row -> (Identifier<ResponsibilityRule>, Topic) in (try row.value("rule_id"), try row.value("topic")) }
        let places = try reader.list(
            """
            SELECT p.rule_id, p.municipality_key FROM responsibility_rule_place p
            JOIN responsibility_rule r ON r.id = p.rule_id WHERE \(condition)
            """
        ) { row -> (Identifier<ResponsibilityRule>, MunicipalityKey) in
            (try row.value("rule_id"), try row.value("municipality_key"))
        }
        let topicsByRule = Dictionary(grouping: topics, by: \.0).mapValues { Set($0.map(\.1)) }
        let placesByRule = Dictionary(grouping: places, by: \.0).mapValues { Set($0.map(\.1)) }
        return try reader.list(
            """
            SELECT r.id, r.organisation_id, r.unit_id, r.reach, r.district_key, r.starts_on, r.ends_on, \
            r.withdrawn_at, r.withdrawn_because, r.version
            FROM responsibility_rule r WHERE \(condition) ORDER BY r.starts_on, r.id
            """
        ) { row in
            let id: Identifier<ResponsibilityRule> = try row.value("id")
            return try make(row, topics: topicsByRule[id] ?? [], places: placesByRule[id] ?? [])
        }
    }

    private static func make(
        _ row: Row,
        topics: Set<Topic>,
        places: Set<MunicipalityKey>
    ) throws -> ResponsibilityRule {
        let reason: String? = try row.optional("withdrawn_because")
        return ResponsibilityRule(
            id: try row.value("id"),
            body: ResponsibilityRule.Body(
                organisation: try row.value("organisation_id"),
                unit: try row.optional("unit_id")
            ),
            topics: topics,
            territory: try territory(row, places),
            period: try row.period("starts_on", "ends_on"),
            withdrawal: try row.optional("withdrawn_at").map {
                ResponsibilityRule.Withdrawal(at: $0, reason: reason ?? "")
            },
            version: try row.value("version")
        )
    }

    static func territory(
        _ row: Row,
        _ places: Set<MunicipalityKey>
    ) throws -> ResponsibilityRule.Territory {
        switch try row.value("reach", as: ResponsibilityRule.Reach.self) {
        case .alliance: .alliance
        case .district: .district(try row.value("district_key"))
        case .municipalities: .municipalities(places)
        }
    }
}

extension ResponsibilityRule.Territory {
    var district: String? {
        if case .district(let key) = self { key } else { nil }
    }
}

extension ResponsibilityRule.Reach: SQLConvertible {}
