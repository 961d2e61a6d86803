import Foundation
import LotseCore
import LotseData

extension Intake.Status: SQLConvertible {}
extension Intake.SetAsideReason: SQLConvertible {}

/// Every SQL statement about requests.
enum IntakeStore {
    /// Opens a draft with its first answer, and the matter whose link leads to it.
    static func insertDraft(
        _ answers: IntakeAnswers,
        alliance: Identifier<Alliance>,
        language: Language,
        tokenHash: String,
        in transaction: Transaction
    ) throws -> Intake {
        let matter = try MatterStore.insert(
            alliance: alliance,
            language: language,
            tokenHash: tokenHash,
            caseFile: nil,
            in: transaction
        )
        let id = transaction.newIdentifier(Intake.self)
        try transaction.execute(
            """
            INSERT INTO intake (id, matter_id, alliance_id, status, answers, created_at, changed_at)
            VALUES (\(id), \(matter.id), \(alliance), 'draft', \(try json(answers)), \(transaction.now), \
            \(transaction.now))
            """
        )
        transaction.journal(JournalEntry("open", "intake", id.text, alliance: alliance))
        return Intake(
            id: id,
            matter: matter.id,
            alliance: alliance,
            organisation: nil,
            status: .draft,
            answers: answers,
            submittedAt: nil,
            version: 1
        )
    }

    static func fetch(of matter: Identifier<Matter>, from reader: Reader) throws -> Intake? {
        try reader.row("SELECT * FROM intake WHERE matter_id = \(matter)").map(Intake.init)
    }

    /// A request in an organisation's inbox; nil for a draft and for another organisation's.
    static func fetch(
        _ id: Identifier<Intake>,
        of organisations: Set<Identifier<Organisation>>,
        alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> Intake? {
        try reader.row(
            """
            SELECT * FROM intake
            WHERE id = \(id) AND alliance_id = \(alliance) AND organisation_id IN \(list: organisations.sorted())
            """
        ).map(Intake.init)
    }

    /// The requests that nobody has decided about, oldest first.
    static func inbox(
        of organisations: Set<Identifier<Organisation>>,
        alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> [Intake] {
        try reader.list(
            """
            SELECT * FROM intake
            WHERE alliance_id = \(alliance) AND organisation_id IN \(list: organisations.sorted())
                AND status = 'submitted'
            ORDER BY submitted_at, id
            """,
            Intake.init
        )
    }

    /// Keeps another answer of a draft.
    ///
    /// False when the draft was sent in the meantime.
    static func save(_ answers: IntakeAnswers, in intake: Identifier<Intake>, transaction: Transaction) throws -> Bool {
        let changed = try transaction.execute(
            """
            UPDATE intake SET answers = \(try json(answers)), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(intake) AND status = 'draft'
            """
        )
        return changed == 1
    }

    /// Sends a draft to the coordinating organisation.
    ///
    /// False when it was sent before.
    static func submit(
        _ intake: Intake,
        to organisation: Identifier<Organisation>,
        in transaction: Transaction
    ) throws -> Bool {
        let changed = try transaction.execute(
            """
            UPDATE intake SET status = 'submitted', organisation_id = \(organisation),
                submitted_at = \(transaction.now), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(intake.id) AND status = 'draft'
            """
        )
        guard changed == 1 else { return false }
        transaction.journal(JournalEntry("submit", "intake", intake.id.text, alliance: intake.alliance))
        return true
    }

    /// Forgets a draft at once, because the person wants it.
    static func discard(_ intake: Intake, in transaction: Transaction) throws {
        let removed = try transaction.execute(
            """
            DELETE FROM matter WHERE id = \(intake.matter)
                AND id IN (SELECT matter_id FROM intake WHERE status = 'draft')
            """
        )
        guard removed == 1 else { return }
        transaction.journal(JournalEntry("discard", "intake", intake.id.text, alliance: intake.alliance))
    }

    /// Notes what became of a request: a case file of its own, or a part of one that was there.
    static func decide(
        _ intake: Intake,
        as status: Intake.Status,
        reason: Intake.SetAsideReason? = nil,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE intake SET status = \(status), decided_at = \(transaction.now), decided_by_id = \(account),
                set_aside_reason = \(reason), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(intake.id) AND version = \(intake.version) AND status = 'submitted'
            """
        )
        transaction.journal(
            JournalEntry(
                "decide",
                "intake",
                intake.id.text,
                alliance: intake.alliance,
                from: [:],
                to: ["status": status.rawValue, "reason": reason?.rawValue]
            )
        )
    }

    /// Forgets drafts that nobody touched for thirty days, and the answers of requests set aside as long ago.
    static func sweep(before limit: Timestamp, in transaction: Transaction) throws -> (drafts: Int, emptied: Int) {
        let drafts = try transaction.execute(
            """
            DELETE FROM matter WHERE id IN
                (SELECT matter_id FROM intake WHERE status = 'draft' AND changed_at < \(limit))
            """
        )
        let emptied = try transaction.execute(
            """
            UPDATE intake SET answers = '{}', changed_at = \(transaction.now)
            WHERE status = 'set-aside' AND decided_at < \(limit) AND answers <> '{}'
            """
        )
        if drafts + emptied > 0 {
            let counts: JournalFields = ["drafts": drafts, "emptied": emptied]
            transaction.journal(JournalEntry("sweep", "intake", "", after: counts.json))
        }
        return (drafts, emptied)
    }

    private static func json(_ answers: IntakeAnswers) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(answers), as: UTF8.self)
    }
}

extension Intake {
    fileprivate init(_ row: Row) throws {
        let text: String = try row.value("answers")
        self.init(
            id: try row.value("id"),
            matter: try row.value("matter_id"),
            alliance: try row.value("alliance_id"),
            organisation: try row.optional("organisation_id"),
            status: try row.value("status"),
            answers: try JSONDecoder().decode(IntakeAnswers.self, from: Data(text.utf8)),
            submittedAt: try row.optional("submitted_at"),
            version: try row.value("version")
        )
    }
}

extension IntakeStore {
    /// What requests contribute to the worklist: those that nobody has decided about.
    static let today: TodayPart = { question, reader in
        let all =
            try question.organisations.isEmpty
            ? [] : inbox(of: question.organisations, alliance: question.alliance, from: reader)
        return all.prefix(TodayQuestion.limit).map { intake in
            let name = [intake.answers.name?.given ?? "", intake.answers.name?.family ?? ""]
            return TodayItem(
                section: .waiting,
                title: name.filter { !$0.isEmpty }.joined(separator: " "),
                reference: "",
                key: "request",
                day: intake.submittedAt.map { Berlin.day(at: $0) },
                account: nil,
                path: IntakePaths.one,
                values: ["intake": intake.id.text]
            )
        }
    }
}
