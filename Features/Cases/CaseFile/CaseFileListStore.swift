import LotseCore
package import LotseData

/// Lists of case files, latest change first, in pages that stay fast however many there are.
package enum CaseFileListStore {
    /// Counting stops here: nobody reads further.
    package static let countLimit = 1000

    /// A page of the list, in three statements.
    package static func list(
        _ filter: CaseFileFilter,
        after cursor: CaseFileFilter.Cursor? = nil,
        limit: Int = 50,
        from reader: Reader
    ) throws -> [CaseFileLine] {
        let later: SQL =
            cursor.map { "AND (f.changed_at < \($0.changedAt) OR f.changed_at = \($0.changedAt) AND f.id < \($0.id))" }
            ?? ""
        let heads = try reader.list(
            """
            SELECT \(CaseFileStore.columns), m.given_name, m.family_name FROM case_file f
            LEFT JOIN person m ON m.case_file_id = f.id AND m.part = 'main' AND m.merged_into_id IS NULL
            WHERE \(condition(filter)) \(later)
            ORDER BY f.changed_at DESC, f.id DESC LIMIT \(limit)
            """
        ) { row in
            (
                head: try CaseFile.Head(row),
                names: [try row.optional("given_name", as: String.self), try row.optional("family_name")]
            )
        }
        let ids = heads.map(\.head.id)
        let people = try counts(of: ids, from: reader)
        let topics = try topics(of: ids, from: reader)
        return heads.map { head, names in
            CaseFileLine(
                head: head,
                name: names.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " "),
                adults: people[head.id]?.adults ?? 0,
                children: people[head.id]?.children ?? 0,
                topics: topics[head.id] ?? []
            )
        }
    }

    /// How many files the filter finds, counted up to `countLimit`.
    package static func count(_ filter: CaseFileFilter, from reader: Reader) throws -> Int {
        try reader.number(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM case_file f WHERE \(condition(filter)) LIMIT \(countLimit)) found
            """
        )
    }

    /// Whether an alliance has any case at all.
    static func hasAny(in alliance: Identifier<Alliance>, from reader: Reader) throws -> Bool {
        try reader.row("SELECT 1 FROM case_file WHERE alliance_id = \(alliance) LIMIT 1") != nil
    }

    /// The files of an alliance that are worked on, in the order of their numbers.
    static func running(in alliance: Identifier<Alliance>, from reader: Reader) throws -> [CaseFile.Head] {
        try reader.list(
            """
            SELECT \(CaseFileStore.columns) FROM case_file f
            WHERE f.alliance_id = \(alliance) AND f.status IN \(list: Array(CaseFile.Status.running))
            ORDER BY f.year, f.number
            """,
            CaseFile.Head.init
        )
    }

    /// The files that are worked on and in which somebody ever agreed to be proposed to one of some employers.
    static func running(
        in alliance: Identifier<Alliance>,
        proposedTo employers: Set<Identifier<Organisation>>,
        from reader: Reader
    ) throws -> [CaseFile.Head] {
        try reader.list(
            """
            SELECT \(CaseFileStore.columns) FROM case_file f
            WHERE f.alliance_id = \(alliance) AND f.status IN \(list: Array(CaseFile.Status.running))
                AND f.id IN (
                    SELECT c.case_file_id FROM consent c
                    WHERE c.purpose = \(ConsentPurpose.employerContact.name)
                        AND c.recipient_id IN \(list: employers.sorted()) AND c.withdrawn_at IS NULL
                )
            ORDER BY f.year, f.number
            """,
            CaseFile.Head.init
        )
    }

    /// Those of some files that are worked on.
    static func running(
        among files: [Identifier<CaseFile>],
        from reader: Reader
    ) throws -> Set<Identifier<CaseFile>> {
        let ids = try reader.list(
            """
            SELECT f.id FROM case_file f
            WHERE f.id IN \(list: files) AND f.status IN \(list: Array(CaseFile.Status.running))
            """
        ) { try $0.value("id", as: Identifier<CaseFile>.self) }
        return Set(ids)
    }

    private static func condition(_ filter: CaseFileFilter) -> SQL {
        var condition: SQL = "f.alliance_id = \(filter.alliance)"
        if let organisations = filter.organisations {
            // A single value lets the index give the order too.
            if let only = organisations.first, organisations.count == 1 {
                condition = "\(condition) AND f.organisation_id = \(only)"
            } else {
                condition = "\(condition) AND f.organisation_id IN \(list: organisations.sorted())"
            }
        }
        if let account = filter.mine {
            condition = "\(condition) AND (f.owner_id = \(account) OR f.stand_in_id = \(account))"
        }
        if filter.isUnowned { condition = "\(condition) AND f.owner_id IS NULL" }
        if let number = CaseFile.Number(filter.search) {
            return "\(condition) AND f.year = \(number.year) AND f.number = \(number.number)"
        }
        if filter.statuses.isEmpty {
            condition = "\(condition) AND f.status <> 'merged'"
        } else {
            condition = "\(condition) AND f.status IN \(list: filter.statuses.sorted { $0.rawValue < $1.rawValue })"
        }
        if let country = filter.country { condition = "\(condition) AND f.country = \(country)" }
        if let topic = filter.topic {
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM need n WHERE n.case_file_id = f.id AND n.topic = \(topic)
                    AND n.status IN ('open', 'referred', 'in-work'))
                """
        }
        return NameTokens.folded(filter.search).prefix(5).reduce(condition) { condition, token in
            "\(condition) AND f.id IN (\(named(token, in: filter.alliance)))"
        }
    }

    /// Files with a member whose name has a part that begins with the token, or sounds like it.
    private static func named(_ token: String, in alliance: Identifier<Alliance>) -> SQL {
        let sounds = NameSound.keys(of: token).sorted()
        return """
            SELECT p.case_file_id FROM person_key k JOIN person p ON p.id = k.person_id
            WHERE k.alliance_id = \(alliance) AND k.kind = 'name' AND k.key >= \(token)
                AND k.key <= \(token + "zzzzzzzzzzzz") AND substr(k.key, 1, \(token.count)) = \(token)
            UNION SELECT p.case_file_id FROM person_key k JOIN person p ON p.id = k.person_id
            WHERE k.alliance_id = \(alliance) AND k.kind = 'sound' AND k.key IN \(list: sounds)
            """
    }

    private static func counts(
        of files: [Identifier<CaseFile>],
        from reader: Reader
    ) throws -> [Identifier<CaseFile>: (adults: Int, children: Int)] {
        let rows = try reader.list(
            """
            SELECT case_file_id, SUM(CASE WHEN part = 'child' THEN 0 ELSE 1 END) AS adults,
                SUM(CASE WHEN part = 'child' THEN 1 ELSE 0 END) AS children
            FROM person WHERE case_file_id IN \(list: files) AND merged_into_id IS NULL GROUP BY case_file_id
            """
        ) { row in
            (
                try row.value("case_file_id", as: Identifier<CaseFile>.self),
                (adults: try row.value("adults", as: Int.self), children: try row.value("children", as: Int.self))
            )
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Topics of needs that are not settled, most urgent first.
    static func topics(
        of files: [Identifier<CaseFile>],
        from reader: Reader
    ) throws -> [Identifier<CaseFile>: [Topic]] {
        let rows = try reader.list(
            """
            SELECT case_file_id, topic, MIN(priority) AS urgency FROM need
            WHERE case_file_id IN \(list: files) AND status IN ('open', 'referred', 'in-work')
            GROUP BY case_file_id, topic ORDER BY urgency, topic
            """
        ) { row in
            (
                file: try row.value("case_file_id", as: Identifier<CaseFile>.self),
                topic: try row.value("topic", as: Topic.self)
            )
        }
        return Dictionary(grouping: rows, by: \.file).mapValues { $0.map(\.topic) }
    }
}
