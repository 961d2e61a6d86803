package import LotseCore
package import LotseData

/// Reading and changing consultations.
package enum ConsultationStore {
    private static let columns: SQL = """
        c.id, c.case_file_id, c.person_id, c.held_on, c.minutes, c.channel, c.language, c.had_interpreter,
        c.adviser_id, c.summary, c.version, c.created_at
        """

    /// The consultations of a file, latest first.
    package static func list(of file: Identifier<CaseFile>, from reader: Reader) throws -> [Consultation] {
        let topics = try reader.list(
            """
            SELECT t.consultation_id, t.topic FROM consultation_topic t JOIN consultation c ON c.id = t.consultation_id
            WHERE c.case_file_id = \(file)
            """
        ) { row in
            (
                id: try row.value("consultation_id", as: Identifier<Consultation>.self),
                topic: try row.value("topic", as: Topic.self)
            )
        }
        let byConsultation = Dictionary(grouping: topics, by: \.id).mapValues { Set($0.map(\.topic)) }
        return try reader.list(
            """
            SELECT \(columns) FROM consultation c WHERE c.case_file_id = \(file)
            ORDER BY c.held_on DESC, c.created_at DESC, c.id DESC
            """
        ) { row in
            try Consultation(row, topics: byConsultation[try row.value("id")] ?? [])
        }
    }

    package static func find(
        _ id: Identifier<Consultation>,
        of file: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> Consultation {
        let row = try reader.row(
            "SELECT \(columns) FROM consultation c WHERE c.id = \(id) AND c.case_file_id = \(file)"
        )
        guard let row else { throw CasesError.notFound }
        let topics: [Topic] = try reader.list(
            "SELECT topic FROM consultation_topic WHERE consultation_id = \(id)"
        ) { try $0.value("topic") }
        return try Consultation(row, topics: Set(topics))
    }

    @discardableResult
    package static func insert(
        _ draft: Consultation.Draft,
        into file: Identifier<CaseFile>,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws -> Identifier<Consultation> {
        _ = try HouseholdStore.find(draft.person, of: file, from: transaction.reader)
        let id = transaction.newIdentifier(Consultation.self)
        try record(id, of: file, alliance).insert(
            """
            case_file_id, person_id, held_on, minutes, channel, language, had_interpreter, adviser_id, summary
            """,
            values: """
                \(file), \(draft.person), \(draft.heldOn), \(draft.minutes), \(draft.channel), \(draft.language),
                \(draft.hadInterpreter), \(draft.adviser), \(draft.summary)
                """,
            noting: draft.journalFields,
            in: transaction
        ) {
            try replaceTopics(of: id, by: draft.topics, in: transaction)
        }
        return id
    }

    package static func update(
        _ consultation: Consultation,
        to draft: Consultation.Draft,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        _ = try HouseholdStore.find(draft.person, of: consultation.caseFile, from: transaction.reader)
        try record(consultation.id, of: consultation.caseFile, alliance).update(
            setting: """
                person_id = \(draft.person), held_on = \(draft.heldOn), minutes = \(draft.minutes),
                channel = \(draft.channel), language = \(draft.language), had_interpreter = \(draft.hadInterpreter),
                adviser_id = \(draft.adviser), summary = \(draft.summary)
                """,
            seenAt: consultation.version,
            from: consultation.draft.journalFields,
            to: draft.journalFields,
            in: transaction
        ) {
            try replaceTopics(of: consultation.id, by: draft.topics, in: transaction)
        }
    }

    private static func record(
        _ id: Identifier<Consultation>,
        of file: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>
    ) -> CaseRecord<Consultation> {
        CaseRecord(table: "consultation", id: id, file: file, alliance: alliance)
    }

    private static func replaceTopics(
        of id: Identifier<Consultation>,
        by topics: Set<Topic>,
        in transaction: Transaction
    ) throws {
        try transaction.execute("DELETE FROM consultation_topic WHERE consultation_id = \(id)")
        for topic in topics.sorted(by: { $0.rawValue < $1.rawValue }) {
            try transaction.execute(
                "INSERT INTO consultation_topic (consultation_id, topic) VALUES (\(id), \(topic))"
            )
        }
    }
}

extension Consultation {
    init(_ row: Row, topics: Set<Topic>) throws {
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            draft: Draft(
                person: try row.value("person_id"),
                heldOn: try row.value("held_on"),
                minutes: try row.value("minutes"),
                channel: try row.value("channel"),
                topics: topics,
                language: try row.value("language"),
                hadInterpreter: try row.value("had_interpreter"),
                adviser: try row.value("adviser_id"),
                summary: try row.value("summary")
            ),
            version: try row.value("version"),
            createdAt: try row.value("created_at")
        )
    }

    var moment: ConsultationKind.Moment {
        ConsultationKind.Moment(id: id, heldOn: draft.heldOn, createdAt: createdAt)
    }
}
