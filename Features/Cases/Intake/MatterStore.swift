import LotseCore
import LotseData

/// Every SQL statement about secret links and the messages behind them.
enum MatterStore {
    /// The matter that a presented token opens; nil for an unknown, replaced or revoked one.
    static func fetch(token: String, from reader: Reader) throws -> Matter? {
        try reader.row(
            "SELECT * FROM matter WHERE token_hash = \(SecretToken.hash(of: token)) AND revoked_at IS NULL"
        ).map(Matter.init)
    }

    static func fetch(_ id: Identifier<Matter>, from reader: Reader) throws -> Matter? {
        try reader.row("SELECT * FROM matter WHERE id = \(id)").map(Matter.init)
    }

    /// The matter that somebody names on the telephone.
    static func fetch(code: MatterCode, alliance: Identifier<Alliance>, from reader: Reader) throws -> Matter? {
        try reader.row("SELECT * FROM matter WHERE code = \(code.text) AND alliance_id = \(alliance)")
            .map(Matter.init)
    }

    /// The links that lead to a case file, oldest first.
    static func list(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> [Matter] {
        try reader.list(
            "SELECT * FROM matter WHERE case_file_id = \(caseFile) ORDER BY created_at, id",
            Matter.init
        )
    }

    /// Makes a matter with a code that nobody has yet.
    static func insert(
        alliance: Identifier<Alliance>,
        language: Language,
        tokenHash: String,
        caseFile: Identifier<CaseFile>?,
        in transaction: Transaction
    ) throws -> Matter {
        var code = MatterCode(of: transaction.newIdentifier())
        while try transaction.row("SELECT id FROM matter WHERE code = \(code.text)") != nil {
            code = MatterCode(of: transaction.newIdentifier())
        }
        let id = transaction.newIdentifier(Matter.self)
        let now = transaction.now
        try transaction.execute(
            """
            INSERT INTO matter (id, alliance_id, code, token_hash, language, case_file_id, created_at, changed_at)
            VALUES (\(id), \(alliance), \(code.text), \(tokenHash), \(language), \(caseFile), \(now), \(now))
            """
        )
        return Matter(id: id, alliance: alliance, code: code, language: language, caseFile: caseFile, version: 1)
    }

    /// Gives a matter another secret link; the one before opens nothing from now on.
    static func replaceLink(of matter: Matter, tokenHash: String, in transaction: Transaction) throws {
        try transaction.executeVersioned(
            """
            UPDATE matter SET token_hash = \(tokenHash), revoked_at = CAST(NULL AS TEXT), version = version + 1,
                changed_at = \(transaction.now)
            WHERE id = \(matter.id) AND version = \(matter.version)
            """
        )
        transaction.journal(JournalEntry("replace-link", "matter", matter.id.text, alliance: matter.alliance))
    }

    static func attach(
        _ matter: Identifier<Matter>,
        to caseFile: Identifier<CaseFile>,
        in transaction: Transaction
    )
        throws
    {
        try transaction.execute(
            """
            UPDATE matter SET case_file_id = \(caseFile), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(matter)
            """
        )
    }
}

extension Matter {
    fileprivate init(_ row: Row) throws {
        guard let code = MatterCode(try row.value("code", as: String.self)) else {
            throw StoreError.unreadable(column: "code", wanted: "a matter's code")
        }
        self.init(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            code: code,
            language: try row.value("language"),
            caseFile: try row.optional("case_file_id"),
            version: try row.value("version")
        )
    }
}
