import LotseCore
import LotseData

/// Writes the needs of an invented household and what became of them, referrals with their consents among them.
struct DemoReferrals {
    let story: DemoStory

    private var writer: DemoWriter { story.writer }

    func write(
        _ wish: DemoHousehold.Wish,
        of household: DemoHousehold,
        _ id: Identifier<CaseFile>,
        to body: ResponsibleBody?,
        by owner: Identifier<Account>
    ) throws {
        let alliance = writer.alliance
        let need = try story.at(household.openedAgo, as: owner) { transaction in
            let people = try HouseholdStore.list(of: id, from: transaction.reader)
            let draft = Need.Draft(
                topic: wish.topic,
                priority: wish.priority,
                person: wish.person.map { people[min($0, people.count - 1)].id },
                wishedOn: wish.wishedIn.map { writer.today.adding(days: $0) },
                detail: wish.detail
            )
            return try NeedStore.insert(draft, into: id, of: alliance, in: transaction)
        }
        if let step = Self.steps[wish.fate] {
            // A place without a responsible body leaves the need with the adviser.
            guard let body else { return try move(need, of: id, to: .inWork, nil, household, owner) }
            try refer(need, wish, of: household, id, to: body, as: step, by: owner)
        } else if wish.fate != "open" {
            let parts = wish.fate.split(separator: ":").map(String.init)
            let reason = parts.count > 1 ? Need.UnmetReason(rawValue: parts[1]) : nil
            guard let status = Need.Status(rawValue: parts[0]) else { return }
            try move(need, of: id, to: status, reason, household, owner)
        }
    }

    /// How far a referral comes: the steps after its sending, in order, and who takes them; a draft is not sent.
    private static let steps: [String: [(ReferralStep, ReferralParty)]] = [
        draft: [], "sent": [], "reminded": [], "seen": [(.see, .recipient)],
        "accepted": [(.see, .recipient), (.accept, .recipient)],
        "declined": [(.see, .recipient), (.decline, .recipient)],
        "no-answer": [(.giveUp, .clock)],
        "begun": [(.see, .recipient), (.accept, .recipient), (.begin, .recipient)],
        "served": [(.see, .recipient), (.accept, .recipient), (.begin, .recipient), (.finish, .recipient)],
        "not-reached": [(.see, .recipient), (.accept, .recipient), (.miss, .recipient)],
        "taken-back": [(.withdraw, .sender)],
    ]
    private static let draft = "draft"

    /// Whether a wish with this fate was passed on to somebody.
    static func isReferred(_ fate: String) -> Bool { steps[fate] != nil }

    private func move(
        _ need: Identifier<Need>,
        of id: Identifier<CaseFile>,
        to status: Need.Status,
        _ reason: Need.UnmetReason?,
        _ household: DemoHousehold,
        _ owner: Identifier<Account>
    ) throws {
        try story.at(household.openedAgo / 2, as: owner) { transaction in
            let found = try NeedStore.find(need, of: id, from: transaction.reader)
            try NeedStore.change(found, to: status, because: reason, of: writer.alliance, in: transaction)
        }
    }

    private func refer(
        _ need: Identifier<Need>,
        _ wish: DemoHousehold.Wish,
        of household: DemoHousehold,
        _ id: Identifier<CaseFile>,
        to body: ResponsibleBody,
        as steps: [(ReferralStep, ReferralParty)],
        by owner: Identifier<Account>
    ) throws {
        // What was served long ago was referred when the household came.
        let latest = wish.fate == "served" ? household.openedAgo : wish.fate == "reminded" ? 12 : 6
        let sentAgo = min(household.openedAgo, latest)
        let isSent = wish.fate != Self.draft
        let referral = try story.at(sentAgo, as: owner) { transaction in
            try insertConsent(wish.topic, household.language, for: id, to: body, by: owner, transaction)
            let draft = ReferralDraft(
                alliance: writer.alliance,
                caseFile: id,
                need: need,
                topic: wish.topic,
                proposal: nil,
                sender: writer.office,
                sentBy: owner,
                recipient: ReferralRecipient(
                    organisation: body.organisation,
                    name: body.name,
                    mail: body.contact.mail,
                    channel: .account,
                    officer: nil
                ),
                ruleDay: transaction.today,
                municipality: household.target.flatMap { writer.places[$0] },
                message: wish.detail
            )
            let referral = try ReferralStore.insert(draft, in: transaction)
            guard isSent else { return referral }
            return try ReferralStepStore.take(.send, on: referral, by: .sender, in: transaction)
        }
        var current = referral
        let answeredAgo = wish.fate == "served" ? max(0, sentAgo - 2) : min(sentAgo, 4)
        for (place, (step, party)) in steps.enumerated() {
            let before = current
            current = try story.at(max(0, answeredAgo - place), as: nil) { transaction in
                var answer = before.answer
                if step == .decline { answer.reason = .noCapacity }
                return try ReferralStepStore.take(step, on: before, by: party, answer: answer, in: transaction)
            }
        }
        guard wish.fate == "reminded" else { return }
        let reminded = current
        try story.at(min(sentAgo, 3), as: nil) { transaction in
            _ = try ReferralClockStore.mark(.remind, on: reminded, at: transaction.now, in: transaction)
        }
    }

    private func insertConsent(
        _ topic: Topic,
        _ language: Language,
        for id: Identifier<CaseFile>,
        to body: ResponsibleBody,
        by owner: Identifier<Account>,
        _ transaction: Transaction
    ) throws {
        let day = transaction.today
        guard let period = Period(from: day, through: day.adding(months: ConsentTexts.validMonths)) else { return }
        let draft = ConsentDraft(
            purpose: .referral(topic),
            recipient: body.organisation,
            recipientName: body.name,
            fields: CaseField.proposed(for: topic),
            period: period,
            evidence: ConsentEvidence(
                textVersion: ConsentTexts.version,
                language: language,
                text: writer.mark,
                way: .oral,
                notedBy: owner
            ),
            givenAt: transaction.now
        )
        try ConsentStore.insert(draft, for: .caseFile(id), alliance: writer.alliance, in: transaction)
    }
}
