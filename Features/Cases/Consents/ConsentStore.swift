import LotseCore
import LotseData

extension CaseField: SQLConvertible {}
extension ConsentWay: SQLConvertible {}

/// A consent about to be noted.
struct ConsentDraft: Sendable, Equatable {
    let purpose: ConsentPurpose
    let recipient: Identifier<Organisation>
    let recipientName: String
    let fields: Set<CaseField>
    let period: Period
    let evidence: ConsentEvidence
    /// Whether the firms that belong to the recipient may see the details too, without a name.
    var reachesMembers = false
    /// When it was given: now over the link, the noted day for paper and word.
    let givenAt: Timestamp
}

/// Whom a household agreed to be proposed to, by the consents that hold on a day.
struct ConsentedEmployers: Sendable, Equatable {
    var named: Set<Identifier<Organisation>> = []
    /// Associations whose members may see it without a name.
    var associations: Set<Identifier<Organisation>> = []

    init() {}

    init(_ consents: [Consent], on day: Day) {
        let held = consents.filter { $0.purpose == .employerContact && $0.isInForce(on: day) }
        named = Set(held.map(\.recipient))
        associations = Set(held.filter(\.reachesMembers).map(\.recipient))
    }
}

/// Whom a consent belongs to: a case file, or the request that becomes one.
enum ConsentOwner: Sendable, Equatable {
    case caseFile(Identifier<CaseFile>)
    case intake(Identifier<Intake>)

    var caseFile: Identifier<CaseFile>? { if case .caseFile(let id) = self { id } else { nil } }
    var intake: Identifier<Intake>? { if case .intake(let id) = self { id } else { nil } }
}

/// Every SQL statement about consents.
enum ConsentStore {
    /// All consents ever given in a case file, newest first.
    static func list(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> [Consent] {
        try list(where: "c.case_file_id = \(caseFile)", from: reader)
    }

    /// All consents given with a request that is not a case file yet.
    static func list(of intake: Identifier<Intake>, from reader: Reader) throws -> [Consent] {
        try list(where: "c.intake_id = \(intake)", from: reader)
    }

    /// The consents of many case files that name one recipient, by case file.
    static func list(
        of caseFiles: Set<Identifier<CaseFile>>,
        for recipient: Identifier<Organisation>,
        from reader: Reader
    ) throws -> [Identifier<CaseFile>: [Consent]] {
        guard !caseFiles.isEmpty else { return [:] }
        let all = try list(
            where: "c.recipient_id = \(recipient) AND c.case_file_id IN \(list: caseFiles.sorted())",
            from: reader
        )
        var grouped: [Identifier<CaseFile>: [Consent]] = [:]
        for consent in all {
            if let caseFile = consent.caseFile { grouped[caseFile, default: []].append(consent) }
        }
        return grouped
    }

    /// Whom the people of each file agreed to be proposed to as employees, on a day.
    static func employers(
        of caseFiles: [Identifier<CaseFile>],
        on day: Day,
        from reader: Reader
    ) throws -> [Identifier<CaseFile>: ConsentedEmployers] {
        let purpose = ConsentPurpose.employerContact
        let all = try list(
            where: "c.purpose = \(purpose.name) AND c.case_file_id IN \(list: caseFiles)",
            from: reader
        )
        let grouped = Dictionary(grouping: all) { $0.caseFile }
        var employers: [Identifier<CaseFile>: ConsentedEmployers] = [:]
        for (caseFile, consents) in grouped {
            if let caseFile { employers[caseFile] = ConsentedEmployers(consents, on: day) }
        }
        return employers
    }

    @discardableResult
    static func insert(
        _ draft: ConsentDraft,
        for owner: ConsentOwner,
        alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws -> Identifier<Consent> {
        let id = transaction.newIdentifier(Consent.self)
        let (now, evidence) = (transaction.now, draft.evidence)
        try transaction.execute(
            """
            INSERT INTO consent (id, alliance_id, case_file_id, intake_id, purpose, topic, recipient_id, \
            recipient_name, starts_on, ends_on, way, noted_by_id, text_version, language, shown_text, \
            reaches_members, given_at, created_at, changed_at)
            VALUES (\(id), \(alliance), \(owner.caseFile), \(owner.intake), \(draft.purpose.name), \
            \(draft.purpose.topic), \(draft.recipient), \(draft.recipientName), \(draft.period.start), \
            \(draft.period.end), \(evidence.way), \(evidence.notedBy), \(evidence.textVersion), \
            \(evidence.language), \(evidence.text), \(draft.reachesMembers ? 1 : 0), \(draft.givenAt), \(now), \(now))
            """
        )
        for field in draft.fields.sorted(by: { $0.rawValue < $1.rawValue }) {
            try transaction.execute("INSERT INTO consent_field (consent_id, field) VALUES (\(id), \(field))")
        }
        transaction.journal(
            JournalEntry(
                "give",
                "consent",
                id.text,
                alliance: alliance,
                from: [:],
                to: [
                    "purpose": draft.purpose.name, "topic": draft.purpose.topic?.rawValue,
                    "recipient": draft.recipient.text, "way": evidence.way.rawValue,
                    "fields": draft.fields.map(\.rawValue).sorted().joined(separator: " "),
                ]
            )
        )
        return id
    }

    /// Notes a withdrawal.
    ///
    /// Gives the consent as it was, nil where it was withdrawn before; throws `CasesError.notFound` where it is not
    /// this owner's.
    static func withdraw(
        _ id: Identifier<Consent>,
        of owner: ConsentOwner,
        way: ConsentWay,
        in transaction: Transaction
    ) throws -> Consent? {
        let mine: SQL =
            switch owner {
            case .caseFile(let caseFile): "c.case_file_id = \(caseFile)"
            case .intake(let intake): "c.intake_id = \(intake)"
            }
        let found = try list(where: "c.id = \(id) AND \(mine)", from: transaction.reader).first
        guard let consent = found else { throw CasesError.notFound }
        guard consent.withdrawal == nil else { return nil }
        let changed = try transaction.execute(
            """
            UPDATE consent SET withdrawn_at = \(transaction.now), withdrawn_way = \(way),
                changed_at = \(transaction.now)
            WHERE id = \(id) AND withdrawn_at IS NULL
            """
        )
        guard changed == 1 else { return nil }
        let row = try transaction.row("SELECT alliance_id FROM consent WHERE id = \(id)")
        transaction.journal(
            JournalEntry(
                "withdraw",
                "consent",
                id.text,
                alliance: try row?.value("alliance_id"),
                from: [:],
                to: ["way": way.rawValue]
            )
        )
        return consent
    }

    /// Lets the consents of a request follow it into its case file.
    static func move(
        from intake: Identifier<Intake>,
        to caseFile: Identifier<CaseFile>,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE consent SET case_file_id = \(caseFile), changed_at = \(transaction.now)
            WHERE intake_id = \(intake)
            """
        )
    }

    private static func list(where condition: SQL, from reader: Reader) throws -> [Consent] {
        let fields = try reader.rows(
            """
            SELECT f.consent_id, f.field FROM consent_field f JOIN consent c ON c.id = f.consent_id
            WHERE \(condition)
            """
        )
        var byConsent: [Identifier<Consent>: Set<CaseField>] = [:]
        for row in fields {
            byConsent[try row.value("consent_id"), default: []].insert(try row.value("field"))
        }
        return try reader.list("SELECT c.* FROM consent c WHERE \(condition) ORDER BY c.given_at DESC, c.id DESC") {
            try Consent($0, fields: byConsent[try $0.value("id")] ?? [])
        }
    }
}

extension Consent {
    fileprivate init(_ row: Row, fields: Set<CaseField>) throws {
        let start: Day = try row.value("starts_on")
        guard let period = Period(from: start, through: try row.optional("ends_on")),
            let purpose = ConsentPurpose(name: try row.value("purpose"), topic: try row.optional("topic"))
        else { throw StoreError.unreadable(column: "purpose", wanted: "a purpose and a period") }
        let withdrawnWay: ConsentWay? = try row.optional("withdrawn_way")
        self.init(
            id: try row.value("id"),
            caseFile: try row.optional("case_file_id"),
            purpose: purpose,
            recipient: try row.value("recipient_id"),
            recipientName: try row.value("recipient_name"),
            fields: fields,
            period: period,
            evidence: ConsentEvidence(
                textVersion: try row.value("text_version"),
                language: try row.value("language"),
                text: try row.value("shown_text"),
                way: try row.value("way"),
                notedBy: try row.optional("noted_by_id")
            ),
            reachesMembers: try row.value("reaches_members", as: Int.self) == 1,
            givenAt: try row.value("given_at"),
            withdrawal: try withdrawnWay.map { Withdrawal(at: try row.value("withdrawn_at"), way: $0) }
        )
    }
}

/// What consents tell in a case's timeline: purpose, recipient's name, topic, and which of the two it is.
extension ConsentStore {
    static let given: TimelinePart = { file in
        """
        SELECT c.created_at, 'consent', c.id, COALESCE(c.noted_by_id, 'link'), c.purpose, c.recipient_name, c.topic,
            'given'
        FROM consent c WHERE c.case_file_id = \(file)
        """
    }

    static let withdrawn: TimelinePart = { file in
        """
        SELECT c.withdrawn_at, 'consent', c.id, c.withdrawn_way, c.purpose, c.recipient_name, c.topic, 'withdrawn'
        FROM consent c WHERE c.case_file_id = \(file) AND c.withdrawn_at IS NOT NULL
        """
    }
}
