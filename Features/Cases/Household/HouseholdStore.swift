package import LotseCore
package import LotseData

/// Reading and changing the members of households.
package enum HouseholdStore {
    private static let columns: SQL = """
        p.id, p.case_file_id, p.position, p.part, p.given_name, p.family_name, p.born_on, p.sex, p.occupation, p.mail,
        p.phone, p.merged_into_id, p.version
        """

    /// The household in its order; entries that were taken into others come with `mergedInto` set.
    package static func list(of file: Identifier<CaseFile>, from reader: Reader) throws -> [Person] {
        try list(of: [file], from: reader)
    }

    /// The households of several files, in two statements however many they are.
    package static func list(of files: [Identifier<CaseFile>], from reader: Reader) throws -> [Person] {
        let skills = try languages(of: files, from: reader)
        return try reader.list(
            """
            SELECT \(columns) FROM person p WHERE p.case_file_id IN \(list: files)
            ORDER BY p.case_file_id, p.position, p.id
            """
        ) { row in
            try Person(row, languages: skills[try row.value("id")] ?? [])
        }
    }

    package static func find(
        _ id: Identifier<Person>,
        of file: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> Person {
        let row = try reader.row(
            "SELECT \(columns) FROM person p WHERE p.id = \(id) AND p.case_file_id = \(file)"
        )
        guard let row else { throw CasesError.notFound }
        let languages = try reader.list(
            "SELECT language, level FROM person_language WHERE person_id = \(id) ORDER BY language",
            Person.LanguageSkill.init
        )
        return try Person(row, languages: languages)
    }

    @discardableResult
    package static func insert(
        _ draft: Person.Draft,
        into file: Identifier<CaseFile>,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws -> Identifier<Person> {
        let id = transaction.newIdentifier(Person.self)
        let position = try transaction.number(
            "SELECT COALESCE(MAX(position), 0) + 1 FROM person WHERE case_file_id = \(file)"
        )
        try record(id, of: file, alliance).insert(
            "case_file_id, position, part, given_name, family_name, born_on, sex, occupation, mail, phone",
            values: """
                \(file), \(position), \(draft.part), \(draft.givenName), \(draft.familyName), \(draft.bornOn),
                \(draft.sex), \(draft.occupation), \(draft.mail), \(draft.phone)
                """,
            noting: draft.journalFields,
            in: transaction
        ) {
            try insertDetails(of: id, draft, alliance: alliance, in: transaction)
        }
        return id
    }

    package static func update(
        _ person: Person,
        to draft: Person.Draft,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        try record(person.id, of: person.caseFile, alliance).update(
            setting: """
                part = \(draft.part), given_name = \(draft.givenName), family_name = \(draft.familyName),
                born_on = \(draft.bornOn), sex = \(draft.sex), occupation = \(draft.occupation),
                mail = \(draft.mail), phone = \(draft.phone)
                """,
            seenAt: person.version,
            from: person.draft.journalFields,
            to: draft.journalFields,
            in: transaction
        ) {
            try transaction.execute("DELETE FROM person_language WHERE person_id = \(person.id)")
            try transaction.execute("DELETE FROM person_key WHERE person_id = \(person.id)")
            try insertDetails(of: person.id, draft, alliance: alliance, in: transaction)
        }
    }

    private static func record(
        _ id: Identifier<Person>,
        of file: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>
    ) -> CaseRecord<Person> {
        CaseRecord(table: "person", id: id, file: file, alliance: alliance)
    }

    /// Takes somebody off the list; their needs become the household's.
    ///
    /// - Parameters:
    ///   - person: not the main one.
    ///   - alliance: for the journal.
    ///   - transaction: the change in the making.
    /// - Throws: `CasesError.personStillNeeded` where the person was advised.
    package static func remove(
        _ person: Person,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        guard person.part != .main else { throw CasesError.personStillNeeded }
        let uses = try transaction.number(
            """
            SELECT (SELECT COUNT(*) FROM consultation WHERE person_id = \(person.id))
                + (SELECT COUNT(*) FROM case_sensitive_note WHERE person_id = \(person.id))
                + (SELECT COUNT(*) FROM person WHERE merged_into_id = \(person.id))
            """
        )
        guard uses == 0 else { throw CasesError.personStillNeeded }
        try PlanStepStore.release(person.id, in: transaction)
        try transaction.execute("UPDATE need SET person_id = NULL WHERE person_id = \(person.id)")
        try transaction.executeVersioned(
            "DELETE FROM person WHERE id = \(person.id) AND version = \(person.version)"
        )
        try CaseFileStore.touch(person.caseFile, in: transaction)
        transaction.journal(
            JournalEntry(
                "remove",
                "person",
                person.id.text,
                alliance: alliance,
                before: person.draft.journalFields.json
            )
        )
    }

    private static func insertDetails(
        of id: Identifier<Person>,
        _ draft: Person.Draft,
        alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        for skill in draft.languages {
            try transaction.execute(
                """
                INSERT INTO person_language (person_id, language, level)
                VALUES (\(id), \(skill.language), \(skill.level))
                ON CONFLICT (person_id, language) DO UPDATE SET level = excluded.level
                """
            )
        }
        // A name alone makes a dozen keys: together they cost little more than one.
        let rows = PersonKeys(draft).keys.map { key in "(\(key.kind), \(key.text), \(alliance), \(id))" as SQL }
        guard let first = rows.first else { return }
        let all = rows.dropFirst().reduce(first) { "\($0), \($1)" as SQL }
        try transaction.execute("INSERT INTO person_key (kind, key, alliance_id, person_id) VALUES \(all)")
    }

    private static func languages(
        of files: [Identifier<CaseFile>],
        from reader: Reader
    ) throws -> [Identifier<Person>: [Person.LanguageSkill]] {
        let rows = try reader.list(
            """
            SELECT l.person_id, l.language, l.level FROM person_language l JOIN person p ON p.id = l.person_id
            WHERE p.case_file_id IN \(list: files) ORDER BY l.person_id, l.language
            """
        ) { row in
            (person: try row.value("person_id", as: Identifier<Person>.self), skill: try Person.LanguageSkill(row))
        }
        return Dictionary(grouping: rows, by: \.person).mapValues { $0.map(\.skill) }
    }
}

extension Person.LanguageSkill {
    init(_ row: Row) throws {
        self.init(language: try row.value("language"), level: try row.value("level"))
    }
}

extension Person {
    init(_ row: Row, languages: [LanguageSkill]) throws {
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            position: try row.value("position"),
            part: try row.value("part"),
            givenName: try row.value("given_name"),
            familyName: try row.value("family_name"),
            bornOn: try row.optional("born_on"),
            sex: try row.value("sex"),
            occupation: try row.value("occupation"),
            mail: try row.value("mail"),
            phone: try row.value("phone"),
            languages: languages,
            mergedInto: try row.optional("merged_into_id"),
            version: try row.value("version")
        )
    }
}
