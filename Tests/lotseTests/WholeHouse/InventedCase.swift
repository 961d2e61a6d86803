import LotseCore
import LotseData
import LotseWeb

@testable import Cases

/// A household with some of everything that a case file can hold, and with the links that lead to it.
struct InventedCase: Sendable {
    let alliance: AllianceProfile
    let organisation: Identifier<Organisation>
    let owner: Identifier<Account>
    /// Who is asked for help: an organisation and its name.
    let recipient: (id: Identifier<Organisation>, name: String)
    let vault: Vault
    /// How many there are of what a file can hold several of.
    var count = 1

    /// The name of everybody who asks for help: nobody in the demo region is called so.
    static let givenName = "Xaveria"

    /// Writes it all and says where it is to be found.
    func write(in transaction: Transaction) throws -> [String: RecordBook.Values] {
        let file = try open("Melnyk", in: transaction)
        var book = try writeParts(of: file, in: transaction)
        book.merge(try writeSearch(of: file, in: transaction)) { $1 }
        book.merge(try writeReferrals(of: file, in: transaction)) { $1 }
        book.merge(try writeLinks(of: file, in: transaction)) { $1 }
        book.merge(try writeRequests(beside: file, in: transaction)) { $1 }
        book.merge(try writeRelatives(of: file, in: transaction)) { $1 }
        return book.mapValues { values in values.merging(["caseFile": file.id.text]) { own, _ in own } }
    }

    // MARK: - The file itself

    func open(_ family: String, in transaction: Transaction) throws -> CaseFile.Head {
        let people = [
            Person.Draft(
                part: .main,
                givenName: Self.givenName,
                familyName: family,
                bornOn: Day("1990-05-14"),
                sex: .woman
            )
        ]
        let children = (0..<count).map { number in
            Person.Draft(
                part: .child,
                givenName: "Kind \(number)",
                familyName: family,
                bornOn: Day("2019-03-02"),
                sex: .unknown
            )
        }
        let opening = CaseFile.Opening(
            alliance: alliance.id,
            organisation: organisation,
            owner: owner,
            draft: CaseFile.Draft(
                language: .ukrainian,
                origin: CaseFile.Origin(country: Country("UA"), place: "Lwiw"),
                source: .visit
            ),
            household: people + children
        )
        let id = try CaseFileStore.open(opening, in: transaction)
        return try CaseFileStore.find(id, in: alliance.id, from: transaction.reader)
    }

    private func writeParts(
        of file: CaseFile.Head,
        in transaction: Transaction
    ) throws -> [String: RecordBook.Values] {
        let people = try HouseholdStore.list(of: file.id, from: transaction.reader)
        var book: [String: RecordBook.Values] = [
            "cases/{caseFile}": [:], "cases/{caseFile}/people/{person}": ["person": people[1].id.text],
        ]
        for topic in Topic.allCases.prefix(count) {
            let wish = Need.Draft(topic: topic, priority: 1, person: nil, wishedOn: nil, detail: "Wunsch")
            let need = try NeedStore.insert(wish, into: file.id, of: alliance.id, in: transaction)
            let offer = ProposalDraft(title: "Kita Sonnenschein", place: "Forst", address: "Weg 1", note: "")
            let proposal = try ProposalStore.insert(
                offer,
                for: need,
                of: file.id,
                alliance: alliance.id,
                by: owner,
                in: transaction
            )
            let talk = Consultation.Draft(
                person: people[0].id,
                heldOn: transaction.today,
                minutes: 30,
                channel: .office,
                topics: [topic],
                language: .german,
                adviser: owner,
                summary: "Gespräch"
            )
            let consultation = try ConsultationStore.insert(talk, into: file.id, of: alliance.id, in: transaction)
            let task = try TaskStore.insert(
                "Anrufen",
                due: transaction.today,
                assignee: owner,
                creator: owner,
                into: file,
                in: transaction
            )
            let note = try SensitiveNoteStore(vault).insert(
                "Allergie",
                category: .health,
                person: people[0].id,
                author: owner,
                into: file,
                in: transaction
            )
            let document = try DocumentStore(vault).insert(
                "zeugnis.txt",
                Array("Zeugnis".utf8),
                uploader: owner,
                into: file,
                in: transaction
            )
            try NoteStore.insert("Notiz", author: owner, into: file, in: transaction)
            book["cases/{caseFile}/needs/{need}"] = ["need": need.text]
            book["cases/{caseFile}/proposals/{proposal}"] = ["proposal": proposal.text]
            book["cases/{caseFile}/consultations/{consultation}"] = ["consultation": consultation.text]
            book["cases/{caseFile}/tasks/{task}"] = ["task": task.text]
            book["cases/{caseFile}/confidential/{note}"] = ["note": note.text]
            book["cases/{caseFile}/documents/{document}"] = ["document": document.text]
        }
        book.merge(try writePlan(of: file, in: transaction)) { $1 }
        return book
    }

    /// A plan that the person has been asked about.
    private func writePlan(
        of file: CaseFile.Head,
        in transaction: Transaction
    ) throws -> [String: RecordBook.Values] {
        var book: [String: RecordBook.Values] = [:]
        for topic in Topic.allCases.prefix(count) {
            let target = PlanGoal.Draft(title: "Ankommen", topic: topic, need: nil)
            let goal = try PlanStore.insert(target, into: file, in: transaction)
            let step = try PlanStepStore.insert(
                PlanStep.Draft(title: "Anmelden", party: .household, dueOn: transaction.today),
                into: try PlanStore.goal(goal, of: file.id, from: transaction.reader),
                of: file,
                in: transaction
            )
            book["cases/{caseFile}/plan/goals/{goal}"] = ["goal": goal.text]
            book["cases/{caseFile}/plan/steps/{step}"] = ["step": step.text]
        }
        try PlanEditionStore.propose(in: .german, by: owner, of: file, in: transaction)
        return book
    }

    // MARK: - What is passed on

    private func writeReferrals(
        of file: CaseFile.Head,
        in transaction: Transaction
    ) throws -> [String: RecordBook.Values] {
        var book: [String: RecordBook.Values] = [:]
        for topic in Topic.allCases.prefix(count) {
            let consent = try insertConsent(
                to: .referral(topic),
                CaseField.proposed(for: topic),
                of: file,
                in: transaction
            )
            let sent = try ReferralStepStore.take(
                .send,
                on: try draft(topic, of: file, in: transaction),
                by: .sender,
                in: transaction
            )
            let unsent = try draft(topic, of: file, in: transaction)
            let token = SecretToken()
            try ReferralLinkStore.insert(token, for: sent.id, in: transaction)
            book["cases/{caseFile}/consents/{consent}"] = ["consent": consent.text]
            book["cases/{caseFile}/referrals/{referral}"] = ["referral": sent.id.text]
            book["cases/{caseFile}/referrals/{referral}/send"] = ["referral": unsent.id.text]
            book["requests/{referral}"] = ["referral": sent.id.text]
            book["answer/{token}"] = ["token": token.text]
        }
        return book
    }

    private func draft(_ topic: Topic, of file: CaseFile.Head, in transaction: Transaction) throws -> Referral {
        let wish = Need.Draft(topic: topic, priority: 2, person: nil, wishedOn: nil, detail: "")
        let need = try NeedStore.insert(wish, into: file.id, of: alliance.id, in: transaction)
        return try ReferralStore.insert(
            ReferralDraft(
                alliance: alliance.id,
                caseFile: file.id,
                need: need,
                topic: topic,
                proposal: nil,
                sender: organisation,
                sentBy: owner,
                recipient: ReferralRecipient(
                    organisation: recipient.id,
                    name: recipient.name,
                    mail: "stelle@example.org",
                    channel: .account,
                    officer: nil
                ),
                ruleDay: transaction.today,
                municipality: nil,
                message: "Bitte melden"
            ),
            in: transaction
        )
    }

    @discardableResult
    func insertConsent(
        to purpose: ConsentPurpose,
        _ fields: Set<CaseField>,
        of file: CaseFile.Head,
        in transaction: Transaction
    ) throws -> Identifier<Consent> {
        guard let period = Period(from: transaction.today, through: transaction.today.adding(days: 90)) else {
            preconditionFailure("ninety days are a period")
        }
        let draft = ConsentDraft(
            purpose: purpose,
            recipient: recipient.id,
            recipientName: recipient.name,
            fields: fields,
            period: period,
            evidence: ConsentEvidence(
                textVersion: ConsentTexts.version,
                language: .german,
                text: "Ich bin einverstanden.",
                way: .oral,
                notedBy: owner
            ),
            givenAt: transaction.now
        )
        return try ConsentStore.insert(draft, for: .caseFile(file.id), alliance: alliance.id, in: transaction)
    }
}
