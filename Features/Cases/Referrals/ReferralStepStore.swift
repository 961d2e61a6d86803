import LotseCore
import LotseData

/// A step of a referral's life, as its timeline shows it.
struct ReferralEvent: Sendable, Equatable {
    let referral: Identifier<Referral>
    let step: ReferralStep
    let party: ReferralParty
    let actor: String
    let status: ReferralStatus
    let reason: DeclineReason?
    let remark: String
    let at: Timestamp
}

/// Takes the steps of `ReferralWorkflow`: state, times, history, the need's state and the basket change together.
enum ReferralStepStore {
    /// Takes a step; throws where the table has no such way or something that the step needs is missing.
    ///
    /// - Parameters:
    ///   - step: what is done.
    ///   - referral: the referral as the actor saw it.
    ///   - party: on whose side the actor stands.
    ///   - answer: reason, words, free places and date; of the last answer where nil.
    ///   - moment: when; the transaction's time where nil.
    ///   - transaction: the change in the making.
    /// - Returns: the referral after the step.
    /// - Throws: `ReferralError`, and `StoreError.stale` where somebody else was faster.
    @discardableResult
    static func take(
        _ step: ReferralStep,
        on referral: Referral,
        by party: ReferralParty,
        answer: ReferralAnswer? = nil,
        at moment: Timestamp? = nil,
        in transaction: Transaction
    ) throws -> Referral {
        guard let status = ReferralWorkflow.status(after: step, from: referral.status, by: party) else {
            throw ReferralError.wrongState
        }
        let moment = moment ?? transaction.now
        if step == .send {
            try requireConsent(for: referral, on: Berlin.day(at: moment), from: transaction.reader)
        }
        var given = answer ?? referral.answer
        if step == .decline {
            guard let reason = given.reason else { throw ReferralError.reasonMissing }
            if reason.needsRemark, given.remark.isEmpty { throw ReferralError.remarkMissing }
        } else {
            given.reason = nil
        }
        try store(referral, status: status, after: step, answer: given, at: moment, in: transaction)
        try note(step, of: referral, leadingTo: status, by: party, answer: given, at: moment, in: transaction)
        try NeedProgressStore.follow(need: referral.need, alliance: referral.alliance, in: transaction)
        guard let changed = try ReferralStore.fetch(referral.id, from: transaction.reader) else {
            throw StoreError.stale
        }
        return changed
    }

    static func list(of referral: Identifier<Referral>, from reader: Reader) throws -> [ReferralEvent] {
        try reader.list(
            "SELECT * FROM referral_step WHERE referral_id = \(referral) ORDER BY created_at, id",
            ReferralEvent.init
        )
    }

    static func list(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> [ReferralEvent] {
        try reader.list(
            """
            SELECT s.* FROM referral_step s JOIN referral r ON r.id = s.referral_id
            WHERE r.case_file_id = \(caseFile) ORDER BY s.created_at, s.id
            """,
            ReferralEvent.init
        )
    }

    /// Takes back all referrals that a withdrawn consent carried.
    ///
    /// Gives how many.
    static func withdraw(
        relyingOn consent: Consent,
        in caseFile: Identifier<CaseFile>,
        transaction: Transaction
    ) throws -> Int {
        guard let topic = consent.purpose.topic else { return 0 }
        let rule = ConsentRule(try ConsentStore.list(of: caseFile, from: transaction.reader))
        let left = rule.fields(for: consent.purpose, recipient: consent.recipient, on: transaction.today)
        guard left.isEmpty else { return 0 }
        let affected = try ReferralStore.list(of: caseFile, from: transaction.reader).filter {
            $0.recipient.organisation == consent.recipient && $0.topic == topic
                && ReferralWorkflow.status(after: .withdraw, from: $0.status, by: .person) != nil
        }
        for referral in affected { try take(.withdraw, on: referral, by: .person, in: transaction) }
        return affected.count
    }

    private static func requireConsent(for referral: Referral, on day: Day, from reader: Reader) throws {
        let rule = ConsentRule(try ConsentStore.list(of: referral.caseFile, from: reader))
        let fields = rule.fields(for: referral.purpose, recipient: referral.recipient.organisation, on: day)
        if fields.isEmpty { throw ReferralError.noConsent }
    }

    private static func store(
        _ referral: Referral,
        status: ReferralStatus,
        after step: ReferralStep,
        answer: ReferralAnswer,
        at moment: Timestamp,
        in transaction: Transaction
    ) throws {
        var times = referral.times
        switch step {
        case .send: times.sent = moment
        case .see: times.seen = moment
        case .accept, .decline: times.answered = times.answered ?? moment
        case .giveUp, .begin, .finish, .miss, .withdraw: break
        }
        times.closed = status.isEnd ? moment : nil
        try transaction.executeVersioned(
            """
            UPDATE referral SET status = \(status), reason = \(answer.reason), remark = \(answer.remark),
                free_places = \(answer.freePlaces), possible_from = \(answer.possibleFrom), sent_at = \(times.sent),
                seen_at = \(times.seen), answered_at = \(times.answered), closed_at = \(times.closed),
                version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(referral.id) AND version = \(referral.version)
            """
        )
        if status == .withdrawn {
            try transaction.execute("DELETE FROM referral_link WHERE referral_id = \(referral.id)")
        }
    }

    private static func note(
        _ step: ReferralStep,
        of referral: Referral,
        leadingTo status: ReferralStatus,
        by party: ReferralParty,
        answer: ReferralAnswer,
        at moment: Timestamp,
        in transaction: Transaction
    ) throws {
        let remark = step == .see || step == .giveUp ? "" : answer.remark
        try transaction.execute(
            """
            INSERT INTO referral_step (id, referral_id, step, party, actor, status, reason, remark, created_at)
            VALUES (\(transaction.newIdentifier(ReferralEvent.self)), \(referral.id), \(step), \(party), \
            \(transaction.actor.text), \(status), \(answer.reason), \(remark), \(moment))
            """
        )
        transaction.journal(
            JournalEntry(
                step.rawValue,
                "referral",
                referral.id.text,
                alliance: referral.alliance,
                from: ["status": referral.status.rawValue],
                to: ["status": status.rawValue, "reason": answer.reason?.rawValue],
                reason: remark.isEmpty ? nil : remark
            )
        )
    }
}

extension ReferralStatus {
    /// Whether a referral in this state counts as ended; a late answer can still revive one without an answer.
    var isEnd: Bool {
        switch self {
        case .declined, .noAnswer, .done, .notReached, .withdrawn: true
        case .draft, .sent, .seen, .accepted, .inWork: false
        }
    }
}

extension ReferralEvent {
    fileprivate init(_ row: Row) throws {
        self.init(
            referral: try row.value("referral_id"),
            step: try row.value("step"),
            party: try row.value("party"),
            actor: try row.value("actor"),
            status: try row.value("status"),
            reason: try row.optional("reason"),
            remark: try row.value("remark"),
            at: try row.value("created_at")
        )
    }
}
