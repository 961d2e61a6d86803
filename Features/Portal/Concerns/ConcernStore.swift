import LotseCore
import LotseData

/// Every SQL statement about concerns.
///
/// The journal names kind, topic, recipient and status, never who sent what.
enum ConcernStore {
    static func fetch(_ id: Identifier<Concern>, _ reader: Reader) throws -> Concern? {
        try reader.row("SELECT * FROM concern WHERE id = \(id)").map(Concern.init)
    }

    /// The concerns of an alliance, open ones oldest first, then settled ones newest first.
    ///
    /// - Parameters:
    ///   - alliance: whose.
    ///   - recipients: only what was routed to one of them; nil for all.
    ///   - isOpen: open or settled ones.
    ///   - limit: how many at most.
    ///   - reader: where to look.
    /// - Returns: at most `limit` concerns.
    /// - Throws: what the store throws.
    static func list(
        of alliance: Identifier<Alliance>,
        routedTo recipients: Recipients?,
        isOpen: Bool,
        limit: Int,
        _ reader: Reader
    ) throws -> [Concern] {
        let direction: SQL = isOpen ? "ASC" : "DESC"
        let statuses = Concern.Status.allCases.filter { $0.isOpen == isOpen }
        return try reader.list(
            """
            SELECT * FROM concern WHERE alliance_id = \(alliance) AND status IN \(list: statuses) \(scope(recipients))
            ORDER BY created_at \(direction), id \(direction) LIMIT \(limit)
            """,
            Concern.init
        )
    }

    /// Organisations, and whether the office is one of them.
    struct Recipients: Sendable {
        let organisations: Set<Identifier<Organisation>>
        let office: Identifier<Organisation>?
    }

    private static func scope(_ recipients: Recipients?) -> SQL {
        guard let recipients else { return "" }
        let organisations = recipients.organisations.sorted()
        guard let office = recipients.office, recipients.organisations.contains(office) else {
            return "AND recipient_id IN \(list: organisations)"
        }
        return "AND (recipient_id IN \(list: organisations) OR recipient_id IS NULL)"
    }

    static func insert(_ draft: ConcernDraft, in transaction: Transaction) throws -> Identifier<Concern> {
        let id = transaction.newIdentifier(Concern.self)
        let (sender, subject) = (draft.sender, draft.subject)
        try transaction.execute(
            """
            INSERT INTO concern (id, alliance_id, kind, status, sender_name, sender_organisation, sender_mail,
                sender_phone, language, topic, place, municipality, body, consent_version, recipient_id,
                recipient_name, version, created_at, changed_at)
            VALUES (\(id), \(draft.alliance), \(draft.kind), \(Concern.Status.new), \(sender.name),
                \(sender.organisation), \(sender.mail), \(sender.phone), \(sender.language), \(subject.topic),
                \(subject.place), \(subject.municipality), \(subject.text), \(draft.consentVersion),
                \(draft.recipient.organisation), \(draft.recipient.name), 1, \(transaction.now), \(transaction.now))
            """
        )
        let after: JournalFields = [
            "kind": draft.kind, "topic": subject.topic, "recipient_id": draft.recipient.organisation,
        ]
        transaction.journal(
            JournalEntry("receive", "concern", id.text, alliance: draft.alliance, after: after.json)
        )
        return id
    }

    static func take(_ concern: Concern, by handler: Identifier<Account>, in transaction: Transaction) throws {
        try move(concern, to: .taken, by: handler, "take", in: transaction)
    }

    static func setAside(_ concern: Concern, by handler: Identifier<Account>, in transaction: Transaction) throws {
        try move(concern, to: .setAside, by: handler, "set-aside", in: transaction)
    }

    static func answer(
        _ concern: Concern,
        with text: String,
        by handler: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        try move(concern, to: .answered, by: handler, "answer", answer: text, in: transaction)
    }

    /// Gives a concern to another recipient, who finds it as new.
    static func pass(_ concern: Concern, to recipient: Concern.Recipient, in transaction: Transaction) throws {
        try transaction.executeVersioned(
            """
            UPDATE concern SET recipient_id = \(recipient.organisation), recipient_name = \(recipient.name),
                status = \(Concern.Status.new), handler_id = CAST(NULL AS TEXT), version = version + 1,
                changed_at = \(transaction.now)
            WHERE id = \(concern.id) AND version = \(concern.version)
            """
        )
        let before: JournalFields = ["recipient_id": concern.recipient.organisation, "status": concern.status]
        let after: JournalFields = ["recipient_id": recipient.organisation, "status": Concern.Status.new]
        transaction.journal(
            JournalEntry("pass-on", "concern", concern.id.text, alliance: concern.alliance, from: before, to: after)
        )
    }

    /// Removes a concern with everything in it: its sender wants that, or its time is over.
    static func remove(_ concern: Concern, because reason: String, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM concern WHERE id = \(concern.id)")
        transaction.journal(
            JournalEntry("remove", "concern", concern.id.text, alliance: concern.alliance, reason: reason)
        )
    }

    /// Removes the concerns whose time is over on a day; gives how many.
    static func removeForgotten(on day: Day, in transaction: Transaction) throws -> Int {
        let shortest = Berlin.start(of: day.adding(days: -20))
        let settled = try transaction.list("SELECT * FROM concern WHERE settled_at < \(shortest)", Concern.init)
        let forgotten = settled.filter { concern in
            concern.settledAt.map { ConcernRule.isForgotten(concern.status, settledAt: $0, on: day) } ?? false
        }
        for concern in forgotten { try remove(concern, because: "forgotten", in: transaction) }
        return forgotten.count
    }

    private static func move(
        _ concern: Concern,
        to status: Concern.Status,
        by handler: Identifier<Account>,
        _ action: String,
        answer: String? = nil,
        in transaction: Transaction
    ) throws {
        let settledAt = status.isOpen ? nil : transaction.now
        try transaction.executeVersioned(
            """
            UPDATE concern SET status = \(status), handler_id = \(handler), answer = \(answer),
                settled_at = \(settledAt), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(concern.id) AND version = \(concern.version)
            """
        )
        let (before, after): (JournalFields, JournalFields) = (["status": concern.status], ["status": status])
        transaction.journal(
            JournalEntry(action, "concern", concern.id.text, alliance: concern.alliance, from: before, to: after)
        )
    }
}

extension Concern.Recipient {
    /// The organisation's name; empty for the office.
    var name: String { if case .organisation(_, let name) = self { name } else { "" } }
}

extension Concern {
    fileprivate init(_ row: Row) throws {
        let recipientName: String = try row.value("recipient_name")
        let recipientID: Identifier<Organisation>? = try row.optional("recipient_id")
        self.init(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            kind: try row.value("kind"),
            sender: Sender(
                name: try row.value("sender_name"),
                organisation: try row.value("sender_organisation"),
                mail: try row.value("sender_mail"),
                phone: try row.value("sender_phone"),
                language: try row.value("language")
            ),
            subject: Subject(
                topic: try row.optional("topic"),
                place: try row.value("place"),
                municipality: try row.optional("municipality"),
                text: try row.value("body")
            ),
            consentVersion: try row.value("consent_version"),
            recipient: recipientID.map { .organisation($0, name: recipientName) } ?? .office,
            status: try row.value("status"),
            handler: try row.optional("handler_id"),
            answer: try row.optional("answer"),
            receivedAt: try row.value("created_at"),
            settledAt: try row.optional("settled_at"),
            version: try row.value("version")
        )
    }
}
