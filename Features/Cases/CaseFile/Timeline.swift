package import LotseCore
package import LotseData

/// What happened in a case, latest first, however many kinds of records tell of it: one statement.
package struct TimelineEntry: Sendable, Equatable {
    package let kind: Kind
    /// The record's identifier.
    package let id: String
    /// Orders the entries; a consultation stands at the start of its day.
    package let at: String
    /// An account's identifier or another actor's text.
    package let actor: String
    /// What the kind has to say; see the parts below.
    package let values: [String?]

    /// Names live under `cases.timeline.<raw value>`.
    package enum Kind: String, CaseIterable, Sendable, SQLConvertible {
        /// Values: minutes, channel, summary, person.
        case consultation
        /// Values: body.
        case note
        /// Values: title, status; one that is done or dropped.
        case task
        /// Values: name, format, bytes.
        case document
        /// Values: kind, from, to, remark.
        case event
        /// Values: topic, state, the body's name, the referral's identifier.
        case referral
        /// Values: kind, evidence.
        case outcome
        /// Values: what happened, what was said or the step's title, why a step was dropped.
        case plan
        /// Values: purpose, recipient's name, topic, whether it was given or withdrawn.
        case consent
    }

    package var day: Day? { Day(at.prefix(10)) }
}

/// One kind of entry: a SELECT of `at, kind, id, actor, value1 … value4`, all of them text.
package typealias TimelinePart = @Sendable (Identifier<CaseFile>) -> SQL

package enum TimelineStore {
    /// The parts that the subjects of this room tell.
    package static let parts: [TimelinePart] =
        [
            consultations, notes, tasks, documents, events, referrals, OutcomeStore.timeline, ConsentStore.given,
            ConsentStore.withdrawn,
        ] + PlanStore.timeline

    /// A page of entries, latest first.
    ///
    /// - Parameters:
    ///   - file: whose.
    ///   - parts: which kinds.
    ///   - last: the last entry of the page before; nil for the first page.
    ///   - limit: of entries.
    ///   - reader: the snapshot to read from.
    /// - Returns: at most `limit` entries.
    /// - Throws: the store's errors.
    package static func list(
        of file: Identifier<CaseFile>,
        parts: [TimelinePart] = parts,
        after last: (at: String, id: String)? = nil,
        limit: Int = 30,
        from reader: Reader
    ) throws -> [TimelineEntry] {
        guard let first = parts.first else { return [] }
        let union = parts.dropFirst().reduce(first(file)) { "\($0) UNION ALL \($1(file))" as SQL }
        let page: SQL = last.map { "WHERE at < \($0.at) OR at = \($0.at) AND id < \($0.id)" } ?? ""
        return try reader.list(
            """
            SELECT at, kind, id, actor, value1, value2, value3, value4 FROM (\(union)) entries
            \(page) ORDER BY at DESC, id DESC LIMIT \(limit)
            """,
            TimelineEntry.init
        )
    }

    private static let consultations: TimelinePart = { file in
        """
        SELECT c.held_on || 'T00:00:00.000Z' AS at, 'consultation' AS kind, c.id AS id, c.adviser_id AS actor,
            CAST(c.minutes AS TEXT) AS value1, c.channel AS value2, c.summary AS value3, c.person_id AS value4
        FROM consultation c WHERE c.case_file_id = \(file)
        """
    }

    private static let notes: TimelinePart = { file in
        """
        SELECT n.created_at, 'note', n.id, n.author_id, n.body, CAST(NULL AS TEXT), CAST(NULL AS TEXT),
            CAST(NULL AS TEXT)
        FROM note n WHERE n.case_file_id = \(file)
        """
    }

    private static let tasks: TimelinePart = { file in
        """
        SELECT t.ended_at, 'task', t.id, t.ended_by_id, t.title, t.status, CAST(NULL AS TEXT), CAST(NULL AS TEXT)
        FROM case_task t WHERE t.case_file_id = \(file) AND t.status <> 'open'
        """
    }

    private static let documents: TimelinePart = { file in
        """
        SELECT d.created_at, 'document', d.id, d.uploader_id, d.name, d.format, CAST(d.byte_count AS TEXT),
            CAST(NULL AS TEXT)
        FROM case_document d WHERE d.case_file_id = \(file)
        """
    }

    private static let referrals: TimelinePart = { file in
        """
        SELECT s.created_at, 'referral', s.id, s.actor, r.topic, s.status, r.recipient_name, r.id
        FROM referral_step s JOIN referral r ON r.id = s.referral_id WHERE r.case_file_id = \(file)
        """
    }

    private static let events: TimelinePart = { file in
        """
        SELECT e.created_at, 'event', e.id, e.actor, e.kind, e.from_value, e.to_value, e.remark
        FROM case_event e WHERE e.case_file_id = \(file)
        """
    }
}

extension TimelineEntry {
    init(_ row: Row) throws {
        kind = try row.value("kind")
        id = try row.value("id")
        at = try row.value("at")
        actor = try row.value("actor")
        values = try ["value1", "value2", "value3", "value4"].map { try row.optional($0) }
    }
}
