import LotseCore
import LotseData
import LotseWeb

/// Sends referrals out and takes answers in: the step, the mail and the task that belong together.
struct ReferralDispatch: Sendable {
    let letters: ReferralLetters

    /// Sends a referral on its way, with a mail where the body can be written to.
    @discardableResult
    func send(
        _ referral: Referral,
        from alliance: AllianceProfile,
        at moment: Timestamp? = nil,
        in transaction: Transaction
    ) throws -> Referral {
        let sent = try ReferralStepStore.take(.send, on: referral, by: .sender, at: moment, in: transaction)
        switch sent.recipient.channel {
        case .other: break
        case .account:
            guard !sent.recipient.mail.isEmpty else { break }
            try letters.invitation(to: sent, from: alliance, token: nil).enqueue(in: transaction)
        case .link:
            let token = SecretToken()
            try ReferralLinkStore.insert(token, for: sent.id, in: transaction)
            try letters.invitation(to: sent, from: alliance, token: token).enqueue(in: transaction)
        }
        return sent
    }

    /// Takes a body's answer; one that leaves the adviser with something to do becomes a task.
    func take(
        _ step: ReferralStep,
        _ answer: ReferralAnswer,
        on referral: Referral,
        by party: ReferralParty,
        in transaction: Transaction
    ) throws {
        try ReferralStepStore.take(step, on: referral, by: party, answer: answer, in: transaction)
        guard party == .recipient, step == .decline || step == .miss else { return }
        let file = try CaseFileStore.find(referral.caseFile, in: referral.alliance, from: transaction.reader)
        let title = letters.words(
            "cases.referral.task.\(step.rawValue)",
            [
                "recipient": referral.recipient.name,
                "topic": letters.words("topic.\(referral.topic.rawValue)"),
            ]
        )
        let assignee = file.owner ?? referral.sentBy
        try TaskStore.insert(
            title,
            due: transaction.today,
            assignee: assignee,
            creator: assignee,
            into: file,
            in: transaction
        )
    }
}
