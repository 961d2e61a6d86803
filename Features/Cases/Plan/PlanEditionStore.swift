import Foundation
import LotseCore
import LotseData

extension PlanEdition.Answer.Kind: SQLConvertible {}

/// Proposing plans and keeping what people say to them.
enum PlanEditionStore {
    /// The editions of a plan, oldest first.
    static func list(of file: Identifier<CaseFile>, from reader: Reader) throws -> [PlanEdition] {
        try reader.list(
            "SELECT * FROM plan_edition WHERE case_file_id = \(file) ORDER BY created_at, id",
            PlanEdition.init
        )
    }

    /// Keeps a text as the one that the person is asked about.
    ///
    /// - Throws: `CasesError.denied` for a plan without goals and for one that nothing changed in.
    @discardableResult
    static func propose(
        in language: Language,
        by account: Identifier<Account>,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws -> Identifier<PlanEdition> {
        let plan = try PlanStore.fetch(of: head.id, from: transaction.reader)
        let people = try HouseholdStore.list(of: head.id, from: transaction.reader)
        let terms = plan.terms(naming: Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first })
        guard plan.canBeProposed(terms) else { throw CasesError.denied(.wrongState) }
        let id = transaction.newIdentifier(PlanEdition.self)
        try record(id, of: head.id, head.alliance).insert(
            "case_file_id, terms, language, proposed_by_id",
            values: "\(head.id), \(try json(terms)), \(language), \(account)",
            noting: ["terms": try json(terms), "language": language],
            in: transaction
        )
        return id
    }

    /// Keeps what the person says to an edition.
    ///
    /// - Throws: `CasesError.denied` where another edition was proposed meanwhile, or the answer stands already.
    static func answer(
        _ id: Identifier<PlanEdition>,
        _ answer: PlanEdition.Answer,
        of file: Identifier<CaseFile>,
        alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        guard let edition = try list(of: file, from: transaction.reader).last, edition.id == id else {
            throw CasesError.denied(.wrongState)
        }
        try edition.permits(answer.kind).enforce()
        try record(id, of: file, alliance).update(
            "answer",
            setting: """
                answer = \(answer.kind), answered_on = \(answer.on), answered_at = \(transaction.now),
                way = \(answer.way), noted_by_id = \(answer.notedBy), wish = \(answer.wish)
                """,
            seenAt: edition.version,
            from: ["answer": edition.answer?.kind],
            to: ["answer": answer.kind, "answered_on": answer.on, "way": answer.way],
            because: answer.wish.isEmpty ? nil : answer.wish,
            in: transaction
        )
    }

    private static func record(
        _ id: Identifier<PlanEdition>,
        of file: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>
    ) -> CaseRecord<PlanEdition> {
        CaseRecord(table: "plan_edition", id: id, file: file, alliance: alliance)
    }

    private static func json(_ terms: PlanTerms) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(terms), as: UTF8.self)
    }

    /// What plans contribute to the worklist: people who want a plan to be changed.
    static let today: TodayPart = { question, reader in
        try reader.list(
            """
            SELECT e.answered_on, f.id, f.year, f.number, f.owner_id, m.given_name, m.family_name
            FROM plan_edition e JOIN case_file f ON f.id = e.case_file_id \(TodayStore.name)
            WHERE e.answer = 'change-wanted' AND f.status IN ('open', 'in-progress', 'waiting', 'reopened')
                AND \(question.files) AND NOT EXISTS (SELECT 1 FROM plan_edition n
                    WHERE n.case_file_id = e.case_file_id
                        AND (n.created_at > e.created_at OR n.created_at = e.created_at AND n.id > e.id))
            ORDER BY e.answered_on, e.id LIMIT \(TodayQuestion.limit)
            """
        ) { row in
            TodayItem(
                section: .news,
                title: try TodayStore.household(row),
                reference: try TodayStore.number(row).description,
                key: "plan-change",
                day: try row.value("answered_on"),
                account: try row.optional("owner_id"),
                path: PlanPaths.plan,
                values: ["caseFile": try row.value("id")]
            )
        }
    }
}

extension PlanEdition {
    fileprivate init(_ row: Row) throws {
        let terms: String = try row.value("terms")
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            terms: try JSONDecoder().decode(PlanTerms.self, from: Data(terms.utf8)),
            language: try row.value("language"),
            proposedBy: try row.value("proposed_by_id"),
            proposedAt: try row.value("created_at"),
            answer: try Answer(row),
            version: try row.value("version")
        )
    }
}

extension PlanEdition.Answer {
    fileprivate init?(_ row: Row) throws {
        guard let kind = try row.optional("answer", as: Kind.self) else { return nil }
        self.init(
            kind: kind,
            on: try row.value("answered_on"),
            way: try row.value("way"),
            notedBy: try row.optional("noted_by_id"),
            wish: try row.value("wish")
        )
    }
}
