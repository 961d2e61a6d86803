import LotseCore
import LotseData
import LotseWeb

@testable import Cases

/// The secret links, the requests without a file, and the files that belong to others.
extension InventedCase {
    func writeLinks(of file: CaseFile.Head, in transaction: Transaction) throws -> [String: RecordBook.Values] {
        let token = SecretToken()
        let matter = try MatterStore.insert(
            alliance: alliance.id,
            language: .german,
            tokenHash: token.hash,
            caseFile: file.id,
            in: transaction
        )
        for number in 0..<(2 * count) {
            let author = number.isMultiple(of: 2) ? owner : nil
            try MatterMessageStore.insert("Gruß", to: matter, by: author, language: .german, in: transaction)
        }
        let consents = try ConsentStore.list(of: file.id, from: transaction.reader)
        let proposals = try ProposalStore.list(of: file.id, from: transaction.reader)
        let edition = try PlanStore.fetch(of: file.id, from: transaction.reader).latest?.id.text
        return [
            "my-request/{token}": ["token": token.text],
            "my-request/{token}/plan/agree": ["token": token.text, "+edition": edition ?? ""],
            "my-request/{token}/consents/{consent}": ["token": token.text, "consent": consents[0].id.text],
            "my-request/{token}/proposals/{proposal}": [
                "token": token.text, "proposal": proposals[0].id.text, "+answer": "wanted",
            ],
        ]
    }

    /// A request that is being written, and some that wait for the office.
    func writeRequests(beside file: CaseFile.Head, in transaction: Transaction) throws -> [String: RecordBook.Values] {
        var answers = IntakeAnswers()
        answers.intention = .come
        answers.name = .init(given: Self.givenName, family: "Melnyk")
        answers.people = .init(adults: 1, children: 0)
        answers.topics = [.work, .housing]
        func insert() throws -> (intake: Intake, token: String) {
            let token = SecretToken()
            let intake = try IntakeStore.insertDraft(
                answers,
                alliance: alliance.id,
                language: .german,
                tokenHash: token.hash,
                in: transaction
            )
            return (intake, token.text)
        }
        let draft = try insert().token
        let waiting = try (0..<count).map { _ in
            let intake = try insert().intake
            _ = try IntakeStore.submit(intake, to: organisation, in: transaction)
            return intake.id
        }
        return [
            "my-request/{token}/send": ["token": draft], "my-request/{token}/delete": ["token": draft],
            "my-request/{token}/question/{step}": ["token": draft, "step": IntakeStep.name.rawValue],
            "new-requests/{intake}": ["intake": waiting[0].text],
            "new-requests/{intake}/join": ["intake": waiting[0].text, "+file": file.id.text],
        ]
    }

    /// Files that look like this one, one that took in another, and one that is closed.
    func writeRelatives(of file: CaseFile.Head, in transaction: Transaction) throws -> [String: RecordBook.Values] {
        let twins = try (0..<count).map { _ in try open("Melnyk", in: transaction) }
        let (kept, absorbed) = (try open("Bondar", in: transaction), try open("Bondar", in: transaction))
        let merge = try MergeStore.merge(absorbed, into: kept, pairing: [:], remark: "", by: owner, in: transaction)
        let closed = try open("Kravets", in: transaction)
        let outcome = try OutcomeStore.close(
            closed,
            with: OutcomeDraft(
                kind: .landed,
                landings: [.job],
                evidence: .person,
                arrivedOn: transaction.today.adding(days: -10),
                remark: ""
            ),
            by: owner,
            task: { "Nachfrage nach \($0) Monaten" },
            in: transaction
        )
        let checks = try OutcomeCheckStore.list(of: outcome, from: transaction.reader)
        return [
            "cases/{caseFile}/duplicates/{other}": ["other": twins[0].id.text],
            "cases/{caseFile}/undo-merge/{merge}": ["caseFile": kept.id.text, "merge": merge.text],
            "cases/{caseFile}/reopen": ["caseFile": closed.id.text],
            "cases/{caseFile}/checks/{check}": ["caseFile": closed.id.text, "check": checks[0].id.text],
        ]
    }
}
