package import LotseCore
package import LotseData

extension ResponsibilityStore {
    /// The alliance's whole plan: for maps, lists and everything that asks more than one question.
    package static func plan(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> ResponsibilityPlan {
        ResponsibilityPlan(
            rules: try list(of: alliance, reader),
            partnerships: try PartnershipStore.list(of: alliance, reader),
            memberships: try TerritoryStore.list(of: alliance, reader),
            directory: try directory(of: alliance, reader)
        )
    }

    /// Answers for some topics in two statements: whether the place belongs, and who claims the topics there.
    package static func answers(
        for topics: [Topic],
        in municipality: MunicipalityKey,
        on day: Day,
        alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> [Topic: ResponsibilityAnswer] {
        let memberships = try reader.number(
            """
            SELECT COUNT(*) FROM territory_membership t JOIN partnership p ON p.id = t.partnership_id
            WHERE t.alliance_id = \(alliance) AND t.municipality_key = \(municipality)
            AND t.starts_on <= \(day) AND (t.ends_on IS NULL OR t.ends_on >= \(day))
            AND p.joined_on <= \(day) AND (p.left_on IS NULL OR p.left_on >= \(day))
            """
        )
        guard memberships > 0 else {
            return Dictionary(uniqueKeysWithValues: topics.map { ($0, .gap(.outsideTerritory)) })
        }
        let claims = try reader.list(
            """
            SELECT t.topic, r.reach, r.organisation_id, r.unit_id, r.starts_on, p.joined_on, \(bodyColumns)
            FROM responsibility_rule r
            JOIN responsibility_rule_topic t ON t.rule_id = r.id AND t.topic IN \(list: topics)
            JOIN partnership p ON p.organisation_id = r.organisation_id AND p.alliance_id = r.alliance_id
            \(bodyJoins)
            WHERE r.alliance_id = \(alliance) AND r.withdrawn_at IS NULL
            AND r.starts_on <= \(day) AND (r.ends_on IS NULL OR r.ends_on >= \(day))
            AND p.joined_on <= \(day) AND (p.left_on IS NULL OR p.left_on >= \(day))
            AND (r.reach = 'alliance' OR r.district_key = \(municipality.district) OR EXISTS (
                SELECT 1 FROM responsibility_rule_place l
                WHERE l.rule_id = r.id AND l.municipality_key = \(municipality)))
            """
        ) { row -> (Topic, Claim) in (try row.value("topic"), try claim(row)) }
        let byTopic = Dictionary(grouping: claims, by: \.0)
        let answers = topics.map { ($0, ResponsibilityAnswer.settled(byTopic[$0]?.map(\.1) ?? [])) }
        return Dictionary(uniqueKeysWithValues: answers)
    }

    package static func answer(
        for topic: Topic,
        in municipality: MunicipalityKey,
        on day: Day,
        alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> ResponsibilityAnswer {
        let answers = try answers(for: [topic], in: municipality, on: day, alliance: alliance, reader)
        return answers[topic] ?? .gap(.nobody)
    }

    /// Name and contact of every body that a rule of the alliance names.
    static func directory(
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> ResponsibilityPlan.Directory {
        let entries = try reader.list(
            """
            SELECT DISTINCT r.organisation_id, r.unit_id, \(bodyColumns)
            FROM responsibility_rule r \(bodyJoins) WHERE r.alliance_id = \(alliance)
            """
        ) { (try identity($0), try profile($0)) }
        return Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }

    private static let bodyColumns: SQL = """
        o.name AS organisation_name, u.name AS unit_name, \
        COALESCE(u.contact_name, o.contact_name) AS contact_name, \
        COALESCE(u.contact_phone, o.contact_phone) AS contact_phone, \
        COALESCE(u.contact_mail, o.contact_mail) AS contact_mail, \
        COALESCE(u.contact_address, o.contact_address) AS contact_address
        """

    private static let bodyJoins: SQL = """
        JOIN organisation o ON o.id = r.organisation_id LEFT JOIN organisation_unit u ON u.id = r.unit_id
        """

    private static func claim(_ row: Row) throws -> Claim {
        let profile = try profile(row)
        let body = ResponsibleBody(
            organisation: profile.id,
            name: profile.name,
            contact: profile.contact,
            since: max(try row.value("starts_on"), try row.value("joined_on"))
        )
        return Claim(identity: try identity(row), reach: try row.value("reach"), body: body)
    }

    private static func identity(_ row: Row) throws -> ResponsibilityRule.Body {
        ResponsibilityRule.Body(
            organisation: try row.value("organisation_id"),
            unit: try row.optional("unit_id")
        )
    }

    private static func profile(_ row: Row) throws -> OrganisationProfile {
        let organisation: String = try row.value("organisation_name")
        let unit: String? = try row.optional("unit_name")
        return OrganisationProfile(
            id: try row.value("organisation_id"),
            name: unit.map { "\(organisation), \($0)" } ?? organisation,
            contact: try row.contact()
        )
    }
}
