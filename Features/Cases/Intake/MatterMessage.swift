import LotseCore
import LotseData

/// A short message between the person and the adviser, behind the secret link ("Nachricht").
struct MatterMessage: Sendable, Equatable {
    let id: Identifier<MatterMessage>
    let matter: Identifier<Matter>
    /// The adviser; nil for the person's own.
    let author: Identifier<Account>?
    let body: String
    let language: Language
    let readAt: Timestamp?
    let createdAt: Timestamp

    static let longest = 4000
}

/// Every SQL statement about messages.
enum MatterMessageStore {
    /// The messages of a matter, and of all matters of its case file, oldest first.
    static func list(of matter: Matter, from reader: Reader) throws -> [MatterMessage] {
        guard let caseFile = matter.caseFile else {
            return try list(about: matter.id, from: reader)
        }
        return try list(of: caseFile, from: reader)
    }

    static func list(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> [MatterMessage] {
        try reader.list(
            """
            SELECT m.* FROM matter_message m JOIN matter t ON t.id = m.matter_id
            WHERE t.case_file_id = \(caseFile) ORDER BY m.created_at, m.id
            """,
            MatterMessage.init
        )
    }

    @discardableResult
    static func insert(
        _ body: String,
        to matter: Matter,
        by author: Identifier<Account>?,
        language: Language,
        in transaction: Transaction
    ) throws -> Identifier<MatterMessage> {
        let id = transaction.newIdentifier(MatterMessage.self)
        try transaction.execute(
            """
            INSERT INTO matter_message (id, matter_id, author_id, body, language, created_at)
            VALUES (\(id), \(matter.id), \(author), \(body), \(language), \(transaction.now))
            """
        )
        transaction.journal(JournalEntry("write", "matter_message", id.text, alliance: matter.alliance))
        return id
    }

    /// Notes that one side has read what the other wrote.
    static func markRead(
        from side: Side,
        in caseFile: Identifier<CaseFile>,
        transaction: Transaction
    ) throws {
        let written: SQL = side == .person ? "author_id IS NULL" : "author_id IS NOT NULL"
        try transaction.execute(
            """
            UPDATE matter_message SET read_at = \(transaction.now)
            WHERE read_at IS NULL AND \(written)
                AND matter_id IN (SELECT id FROM matter WHERE case_file_id = \(caseFile))
            """
        )
    }

    /// Notes that staff have read what somebody wrote about a request without a case file.
    static func markRead(in matter: Identifier<Matter>, transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE matter_message SET read_at = \(transaction.now)
            WHERE read_at IS NULL AND author_id IS NULL AND matter_id = \(matter)
            """
        )
    }

    static func list(about matter: Identifier<Matter>, from reader: Reader) throws -> [MatterMessage] {
        try reader.list(
            "SELECT * FROM matter_message WHERE matter_id = \(matter) ORDER BY created_at, id",
            MatterMessage.init
        )
    }

    enum Side: Sendable {
        case person
        case adviser
    }
}

extension MatterMessage {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            matter: try row.value("matter_id"),
            author: try row.optional("author_id"),
            body: try row.value("body"),
            language: try row.value("language"),
            readAt: try row.optional("read_at"),
            createdAt: try row.value("created_at")
        )
    }
}

extension MatterMessageStore {
    /// What messages contribute to the worklist: those of people that nobody has read.
    static let today: TodayPart = { question, reader in
        try reader.list(
            """
            SELECT u.first_at, f.id, f.year, f.number, f.owner_id, m.given_name, m.family_name
            FROM (SELECT t.case_file_id, MIN(x.created_at) AS first_at FROM matter_message x
                JOIN matter t ON t.id = x.matter_id WHERE x.read_at IS NULL AND x.author_id IS NULL
                GROUP BY t.case_file_id) u
            JOIN case_file f ON f.id = u.case_file_id \(TodayStore.name)
            WHERE \(question.files) ORDER BY u.first_at, f.id LIMIT \(TodayQuestion.limit)
            """
        ) { row in
            TodayItem(
                section: .news,
                title: try TodayStore.household(row),
                reference: try TodayStore.number(row).description,
                key: "message",
                day: try row.optional("first_at", as: Timestamp.self).map { Berlin.day(at: $0) },
                account: try row.optional("owner_id"),
                path: MessagePaths.list,
                values: ["caseFile": try row.value("id")]
            )
        }
    }

    /// Messages about requests that are no case file: not yet, or not any more.
    static let todayBeforeTaking: TodayPart = { question, reader in
        try reader.list(
            """
            SELECT i.id, t.code, MIN(x.created_at) AS first_at FROM matter_message x
            JOIN matter t ON t.id = x.matter_id JOIN intake i ON i.matter_id = t.id
            WHERE x.read_at IS NULL AND x.author_id IS NULL AND t.case_file_id IS NULL
                AND i.alliance_id = \(question.alliance)
                AND i.organisation_id IN \(list: question.organisations.sorted())
            GROUP BY i.id, t.code ORDER BY first_at, i.id LIMIT \(TodayQuestion.limit)
            """
        ) { row in
            TodayItem(
                section: .news,
                title: MatterCode(try row.value("code", as: String.self))?.description ?? "",
                reference: "",
                key: "message",
                day: try row.optional("first_at", as: Timestamp.self).map { Berlin.day(at: $0) },
                account: nil,
                path: IntakePaths.one,
                values: ["intake": try row.value("id")]
            )
        }
    }
}
