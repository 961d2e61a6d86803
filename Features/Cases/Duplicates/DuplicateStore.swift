package import LotseCore
package import LotseData

/// A file that may belong to the same household, and the people that say so.
package struct Duplicate: Sendable, Equatable {
    package let head: CaseFile.Head
    /// Pairs of members that may be the same person, strongest first; `mine` counts in the own household.
    package let pairs: [Pair]

    package var likelihood: PersonComparison.Likelihood { pairs.compactMap(\.comparison.likelihood).max() ?? .possible }
    package var points: Int { pairs.map(\.comparison.points).max() ?? 0 }

    package struct Pair: Sendable, Equatable {
        package let mine: Int
        package let other: Person
        package let comparison: PersonComparison
    }
}

/// Finding files of the same household.
package enum DuplicateStore {
    private static let candidateLimit = 100

    /// Files of an organisation that may be those of a household, strongest suspicion first.
    ///
    /// - Parameters:
    ///   - household: as entered, whether its file exists yet or not.
    ///   - own: the household's own file, where there is one.
    ///   - alliance: where to look.
    ///   - organisation: whose files; suspicions never reach over its walls.
    ///   - reader: the snapshot to read from.
    /// - Returns: files with at least one pair of members that is possibly the same person.
    /// - Throws: the store's errors.
    package static func list(
        like household: [Person.Draft],
        except own: Identifier<CaseFile>?,
        in alliance: Identifier<Alliance>,
        of organisation: Identifier<Organisation>,
        from reader: Reader
    ) throws -> [Duplicate] {
        let keys = household.reduce(into: Set()) { $0.formUnion(PersonKeys($1).keys) }
        let dismissed = try own.map { try distinctions(of: $0, from: reader) } ?? []
        let heads = try candidates(keys, in: alliance, of: organisation, from: reader)
            .filter { $0.id != own && !dismissed.contains($0.id) }
        let people = Dictionary(
            grouping: try HouseholdStore.list(of: heads.map(\.id), from: reader).filter { $0.mergedInto == nil },
            by: \.caseFile
        )
        let sides = household.map(PersonComparison.Side.init)
        return heads.compactMap { head in duplicate(head, people[head.id] ?? [], like: sides) }
            .sorted { ($0.points, $1.head.id) > ($1.points, $0.head.id) }
    }

    /// Notes that two files belong to different households, so that nobody is asked again.
    package static func dismiss(
        _ head: CaseFile.Head,
        _ other: CaseFile.Head,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        let ids = [head.id, other.id].sorted()
        try transaction.execute(
            """
            INSERT INTO case_distinction (first_id, second_id, decided_by_id, created_at)
            VALUES (\(ids[0]), \(ids[1]), \(account), \(transaction.now))
            ON CONFLICT (first_id, second_id) DO NOTHING
            """
        )
        transaction.journal(
            JournalEntry("distinguish", "case_file", head.id.text, alliance: head.alliance, reason: other.id.text)
        )
    }

    private static func duplicate(
        _ head: CaseFile.Head,
        _ people: [Person],
        like household: [PersonComparison.Side]
    ) -> Duplicate? {
        let pairs = people.flatMap { other in
            let side = PersonComparison.Side(other.draft)
            return household.indices.map { mine in
                Duplicate.Pair(mine: mine, other: other, comparison: PersonComparison(household[mine], side))
            }
        }
        let suspicious = pairs.filter { $0.comparison.likelihood != nil }
            .sorted { ($0.comparison.points, $1.mine) > ($1.comparison.points, $0.mine) }
        return suspicious.isEmpty ? nil : Duplicate(head: head, pairs: suspicious)
    }

    /// Files that share enough keys to be looked at: a contact, or two parts of names, or a birth day and a part.
    private static func candidates(
        _ keys: Set<PersonKeys.Key>,
        in alliance: Identifier<Alliance>,
        of organisation: Identifier<Organisation>,
        from reader: Reader
    ) throws -> [CaseFile.Head] {
        let weights: [(PersonKeys.Kind, Int)] = [(.mail, 3), (.phone, 3), (.born, 2), (.name, 1), (.sound, 1)]
        let parts: [SQL] = weights.compactMap { kind, weight in
            let texts = keys.filter { $0.kind == kind }.map(\.text).sorted()
            guard !texts.isEmpty else { return nil }
            return """
                SELECT k.person_id, CAST(\(weight) AS BIGINT) AS weight FROM person_key k
                WHERE k.alliance_id = \(alliance) AND k.kind = \(kind) AND k.key IN \(list: texts)
                """
        }
        guard let first = parts.first else { return [] }
        let union = parts.dropFirst().reduce(first) { "\($0) UNION ALL \($1)" as SQL }
        return try reader.list(
            """
            SELECT \(CaseFileStore.columns) FROM case_file f JOIN (
                SELECT p.case_file_id, MAX(s.total) AS total FROM (
                    SELECT person_id, SUM(weight) AS total FROM (\(union)) hits GROUP BY person_id
                    HAVING SUM(weight) >= 3
                ) s JOIN person p ON p.id = s.person_id WHERE p.merged_into_id IS NULL GROUP BY p.case_file_id
            ) c ON c.case_file_id = f.id
            WHERE f.alliance_id = \(alliance) AND f.organisation_id = \(organisation) AND f.merged_into_id IS NULL
            ORDER BY c.total DESC, f.id LIMIT \(candidateLimit)
            """,
            CaseFile.Head.init
        )
    }

    private static func distinctions(
        of file: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> Set<Identifier<CaseFile>> {
        let ids: [Identifier<CaseFile>] = try reader.list(
            """
            SELECT second_id AS id FROM case_distinction WHERE first_id = \(file)
            UNION SELECT first_id FROM case_distinction WHERE second_id = \(file)
            """
        ) { try $0.value("id") }
        return Set(ids)
    }
}
