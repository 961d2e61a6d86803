import LotseCore
import LotseData

extension ReferralStatus: SQLConvertible {}
extension ReferralStep: SQLConvertible {}
extension ReferralParty: SQLConvertible {}
extension ReferralChannel: SQLConvertible {}
extension DeclineReason: SQLConvertible {}

/// A referral about to be made.
struct ReferralDraft: Sendable, Equatable {
    let alliance: Identifier<Alliance>
    let caseFile: Identifier<CaseFile>
    let need: Identifier<Need>
    let topic: Topic
    let proposal: Identifier<Proposal>?
    let sender: Identifier<Organisation>
    let sentBy: Identifier<Account>
    let recipient: ReferralRecipient
    let ruleDay: Day
    let municipality: MunicipalityKey?
    let message: String
}

/// Reads and makes referrals.
///
/// Their steps are in `ReferralStepStore`.
enum ReferralStore {
    static func fetch(_ id: Identifier<Referral>, from reader: Reader) throws -> Referral? {
        try reader.row("SELECT * FROM referral WHERE id = \(id)").map(Referral.init)
    }

    /// All referrals of a case file, oldest first: the bodies work side by side.
    static func list(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> [Referral] {
        try reader.list(
            "SELECT * FROM referral WHERE case_file_id = \(caseFile) ORDER BY created_at, id",
            Referral.init
        )
    }

    static func list(of need: Identifier<Need>, from reader: Reader) throws -> [Referral] {
        try reader.list("SELECT * FROM referral WHERE need_id = \(need) ORDER BY created_at, id", Referral.init)
    }

    /// What lies before a body: neither drafts nor what was taken back, the longest waiting first.
    static func inbox(
        of organisations: Set<Identifier<Organisation>>,
        alliance: Identifier<Alliance>,
        statuses: Set<ReferralStatus>,
        limit: Int,
        from reader: Reader
    ) throws -> [Referral] {
        let visible = statuses.filter(\.isWithRecipient).sorted { $0.rawValue < $1.rawValue }
        return try reader.list(
            """
            SELECT * FROM referral
            WHERE recipient_id IN \(list: organisations.sorted()) AND alliance_id = \(alliance)
                AND status IN \(list: visible)
            ORDER BY sent_at, id LIMIT \(limit)
            """,
            Referral.init
        )
    }

    /// The referrals that wait for an answer and were sent before a moment, for the clock.
    static func waiting(sentBefore limit: Timestamp, from reader: Reader) throws -> [Referral] {
        try reader.list(
            """
            SELECT * FROM referral WHERE status IN ('sent', 'seen') AND sent_at < \(limit) ORDER BY sent_at, id
            """,
            Referral.init
        )
    }

    /// Makes a draft; `ReferralStepStore.take(.send, …)` sends it.
    static func insert(_ draft: ReferralDraft, in transaction: Transaction) throws -> Referral {
        let need = try transaction.row(
            """
            SELECT status FROM need
            WHERE id = \(draft.need) AND case_file_id = \(draft.caseFile) AND topic = \(draft.topic)
            """
        )
        let status: Need.Status? = try need?.value("status")
        guard status?.isSettled == false else { throw ReferralError.needNotOpen }
        let id = transaction.newIdentifier(Referral.self)
        let (now, recipient) = (transaction.now, draft.recipient)
        try transaction.execute(
            """
            INSERT INTO referral (id, alliance_id, case_file_id, need_id, topic, proposal_id, sender_id, sent_by_id, \
            recipient_id, recipient_name, recipient_mail, channel, officer_id, rule_day, municipality, message, status, \
            created_at, changed_at)
            VALUES (\(id), \(draft.alliance), \(draft.caseFile), \(draft.need), \(draft.topic), \(draft.proposal), \
            \(draft.sender), \(draft.sentBy), \(recipient.organisation), \(recipient.name), \(recipient.mail), \
            \(recipient.channel), \(recipient.officer), \(draft.ruleDay), \(draft.municipality), \
            \(draft.message), 'draft', \(now), \(now))
            """
        )
        transaction.journal(
            JournalEntry(
                "draft",
                "referral",
                id.text,
                alliance: draft.alliance,
                from: [:],
                to: [
                    "need": draft.need.text, "recipient": recipient.organisation.text, "topic": draft.topic.rawValue,
                ]
            )
        )
        guard let referral = try fetch(id, from: transaction.reader) else {
            throw StoreError.unreadable(column: "referral", wanted: "the row just inserted")
        }
        return referral
    }

    /// Notes that the sender has read what the body answered so far.
    static func noteLook(at referral: Identifier<Referral>, in transaction: Transaction) throws {
        try transaction.execute("UPDATE referral SET answer_seen_at = \(transaction.now) WHERE id = \(referral)")
    }

    /// Gives a referral to another officer of the same body, or to nobody in particular ("Übergabe").
    static func handOver(
        _ referral: Referral,
        to officer: Identifier<Account>?,
        in transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE referral SET officer_id = \(officer), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(referral.id) AND version = \(referral.version)
            """
        )
        transaction.journal(
            JournalEntry(
                "hand-over",
                "referral",
                referral.id.text,
                alliance: referral.alliance,
                from: ["officer": referral.recipient.officer?.text],
                to: ["officer": officer?.text]
            )
        )
    }
}

extension Referral {
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            caseFile: try row.value("case_file_id"),
            need: try row.value("need_id"),
            topic: try row.value("topic"),
            proposal: try row.optional("proposal_id"),
            sender: try row.value("sender_id"),
            sentBy: try row.value("sent_by_id"),
            recipient: ReferralRecipient(
                organisation: try row.value("recipient_id"),
                name: try row.value("recipient_name"),
                mail: try row.value("recipient_mail"),
                channel: try row.value("channel"),
                officer: try row.optional("officer_id")
            ),
            ruleDay: try row.value("rule_day"),
            municipality: try row.optional("municipality"),
            message: try row.value("message"),
            status: try row.value("status"),
            answer: ReferralAnswer(
                reason: try row.optional("reason"),
                remark: try row.value("remark"),
                freePlaces: try row.optional("free_places"),
                possibleFrom: try row.optional("possible_from")
            ),
            times: Times(
                created: try row.value("created_at"),
                sent: try row.optional("sent_at"),
                seen: try row.optional("seen_at"),
                reminded: try row.optional("reminded_at"),
                escalated: try row.optional("escalated_at"),
                answered: try row.optional("answered_at"),
                closed: try row.optional("closed_at")
            ),
            version: try row.value("version")
        )
    }
}
