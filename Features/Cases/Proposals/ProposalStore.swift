import LotseCore
import LotseData

extension Proposal.Status: SQLConvertible {}

/// What an adviser types when proposing something.
struct ProposalDraft: Sendable, Equatable {
    let title: String
    let place: String
    let address: String
    let note: String
}

/// Every SQL statement about proposals.
enum ProposalStore {
    static func list(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> [Proposal] {
        try reader.list(
            "SELECT * FROM proposal WHERE case_file_id = \(caseFile) ORDER BY created_at, id",
            Proposal.init
        )
    }

    static func fetch(
        _ id: Identifier<Proposal>,
        of caseFile: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> Proposal? {
        try reader.row("SELECT * FROM proposal WHERE id = \(id) AND case_file_id = \(caseFile)").map(Proposal.init)
    }

    @discardableResult
    static func insert(
        _ draft: ProposalDraft,
        for need: Identifier<Need>,
        of caseFile: Identifier<CaseFile>,
        alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws -> Identifier<Proposal> {
        let id = transaction.newIdentifier(Proposal.self)
        try transaction.execute(
            """
            INSERT INTO proposal (id, case_file_id, need_id, title, place, address, note, status, proposed_by_id, \
            created_at, changed_at)
            VALUES (\(id), \(caseFile), \(need), \(draft.title), \(draft.place), \(draft.address), \(draft.note), \
            'open', \(account), \(transaction.now), \(transaction.now))
            """
        )
        transaction.journal(
            JournalEntry(
                "propose",
                "proposal",
                id.text,
                alliance: alliance,
                from: [:],
                to: ["need": need.text, "title": draft.title, "place": draft.place]
            )
        )
        return id
    }

    /// Notes what the person says, or that the offer is gone.
    static func answer(
        _ proposal: Proposal,
        _ status: Proposal.Status,
        note: String,
        alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        guard proposal.status.next.contains(status) else { throw CasesError.denied(.wrongState) }
        let answeredOn: Day? = status == .lapsed ? nil : transaction.today
        try transaction.executeVersioned(
            """
            UPDATE proposal SET status = \(status), answered_on = \(answeredOn), answer_note = \(note),
                version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(proposal.id) AND version = \(proposal.version)
            """
        )
        transaction.journal(
            JournalEntry(
                "answer",
                "proposal",
                proposal.id.text,
                alliance: alliance,
                from: ["status": proposal.status.rawValue],
                to: ["status": status.rawValue],
                reason: note.isEmpty ? nil : note
            )
        )
    }
}

extension Proposal {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            need: try row.value("need_id"),
            title: try row.value("title"),
            place: try row.value("place"),
            address: try row.value("address"),
            note: try row.value("note"),
            status: try row.value("status"),
            answeredOn: try row.optional("answered_on"),
            answerNote: try row.value("answer_note"),
            proposedBy: try row.value("proposed_by_id"),
            version: try row.value("version")
        )
    }
}
