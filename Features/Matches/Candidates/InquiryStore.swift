import LotseCore
import LotseData

/// Every SQL statement about what firms ask.
enum InquiryStore {
    static func list(
        of organisations: Set<Identifier<Organisation>>,
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> [EmployerInquiry] {
        guard !organisations.isEmpty else { return [] }
        return try reader.list(
            """
            SELECT * FROM employer_inquiry
            WHERE alliance_id = \(alliance) AND organisation_id IN \(list: organisations.sorted())
            ORDER BY created_at, id
            """,
            EmployerInquiry.init
        )
    }

    /// What firms wait to hear of a household.
    static func open(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> [EmployerInquiry] {
        try reader.list(
            """
            SELECT * FROM employer_inquiry WHERE case_file_id = \(caseFile) AND state = 'open'
            ORDER BY created_at, id
            """,
            EmployerInquiry.init
        )
    }

    static func find(
        _ id: Identifier<EmployerInquiry>,
        of caseFile: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> EmployerInquiry? {
        try reader.row("SELECT * FROM employer_inquiry WHERE id = \(id) AND case_file_id = \(caseFile)")
            .map(EmployerInquiry.init)
    }

    /// Notes a question; nothing happens where the firm has asked about the person before.
    ///
    /// - Returns: whether it is new.
    static func insert(
        about candidate: Candidate,
        by organisation: OrganisationProfile,
        vacancyTitle: String,
        message: String,
        in alliance: Identifier<Alliance>,
        askedBy account: Identifier<Account>,
        _ transaction: Transaction
    ) throws -> Bool {
        let id = transaction.newIdentifier(EmployerInquiry.self)
        let count = try transaction.execute(
            """
            INSERT INTO employer_inquiry (id, alliance_id, organisation_id, organisation_name, case_file_id, person_id,
                vacancy_title, message, state, contact, asked_by_id, created_at, changed_at)
            VALUES (\(id), \(alliance), \(organisation.id), \(organisation.name), \(candidate.caseFile),
                \(candidate.person), \(vacancyTitle), \(message), 'open', '', \(account), \(transaction.now),
                \(transaction.now))
            ON CONFLICT (organisation_id, person_id) DO NOTHING
            """
        )
        guard count == 1 else { return false }
        let fields: JournalFields = [
            "organisation_id": organisation.id, "case_file_id": candidate.caseFile, "person_id": candidate.person,
        ]
        transaction.journal(
            JournalEntry("ask", "employer_inquiry", id.text, alliance: alliance, after: fields.json)
        )
        return true
    }

    /// Notes what the person said.
    ///
    /// - Throws: `StoreError.stale` where it is answered already.
    static func answer(
        _ inquiry: EmployerInquiry,
        as state: EmployerInquiry.State,
        contact: String,
        in alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        _ transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE employer_inquiry SET state = \(state), contact = \(contact), answered_by_id = \(account),
                changed_at = \(transaction.now)
            WHERE id = \(inquiry.id) AND state = 'open'
            """
        )
        transaction.journal(
            JournalEntry(
                "answer",
                "employer_inquiry",
                inquiry.id.text,
                alliance: alliance,
                from: ["state": inquiry.state],
                to: ["state": state]
            )
        )
    }

    /// Case files that firms asked about.
    static func caseFiles(from reader: Reader) throws -> Set<Identifier<CaseFile>> {
        Set(try reader.list("SELECT DISTINCT case_file_id FROM employer_inquiry") { try $0.value("case_file_id") })
    }

    static func remove(_ caseFile: Identifier<CaseFile>, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM employer_inquiry WHERE case_file_id = \(caseFile)")
    }
}

extension EmployerInquiry {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            organisation: try row.value("organisation_id"),
            organisationName: try row.value("organisation_name"),
            caseFile: try row.value("case_file_id"),
            person: try row.value("person_id"),
            vacancyTitle: try row.value("vacancy_title"),
            message: try row.value("message"),
            state: try row.value("state"),
            contact: try row.value("contact"),
            askedAt: try row.value("created_at")
        )
    }
}
