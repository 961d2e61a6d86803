package import LotseCore
package import LotseData
import LotseWeb

/// Does what falls due with referrals: reminds, escalates, gives up waiting, fills and clears the basket.
///
/// Each reaction is one transaction that looks again before it acts, so a second run, or a second server at the same
/// moment, changes nothing.
package struct ReferralClock: Sendable {
    let store: any Store
    let alliances: any AllianceSource
    let staff: any StaffSource
    let letters: ReferralLetters

    /// - Parameters:
    ///   - store: the database.
    ///   - alliances: whose names stand in the mails.
    ///   - staff: who leads the team that an unanswered referral came from.
    ///   - publicURL: how readers reach the house, without a slash at its end.
    package init(
        store: any Store,
        alliances: any AllianceSource,
        staff: any StaffSource,
        publicURL: String
    ) {
        self.store = store
        self.alliances = alliances
        self.staff = staff
        letters = ReferralLetters(address: publicURL)
    }

    /// How often the clock acted in one run.
    package struct Tally: Sendable, Equatable {
        package var reminded = 0
        package var escalated = 0
        package var givenUp = 0
        package var entered = 0
        package var left = 0
    }

    /// Does everything that is due at a moment.
    ///
    /// May be run at any time, as often as one likes.
    @discardableResult
    package func run(at moment: Timestamp) async throws -> Tally {
        let day = Berlin.day(at: moment)
        let profiles = Dictionary(
            try await alliances.alliances().map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let (waiting, terms) = try await store.read { reader in
            (
                try ReferralStore.waiting(sentBefore: Berlin.start(of: day), from: reader),
                try ReferralTermsStore.list(from: reader)
            )
        }
        var tally = Tally()
        for referral in waiting {
            let rule = Self.rule(terms[referral.alliance], for: referral.municipality)
            guard !rule.reactions(to: referral, on: day).isEmpty else { continue }
            let lead = try await lead(for: referral)
            let alliance = profiles[referral.alliance]
            let done = try await store.write(as: .system) { transaction in
                try act(on: referral.id, rule, at: moment, lead: lead, alliance: alliance, in: transaction)
            }
            tally.reminded += done.contains(.remind) ? 1 : 0
            tally.escalated += done.contains(.escalate) ? 1 : 0
            tally.givenUp += done.contains(.giveUp) ? 1 : 0
        }
        tally.left = try await clearBasket()
        tally.entered = try await fillBasket(terms, on: day)
        return tally
    }

    private static func rule(_ terms: ReferralTerms?, for municipality: MunicipalityKey?) -> ReferralClockRule {
        ReferralClockRule(
            terms: terms ?? .standard,
            calendar: WorkCalendar(municipality.flatMap { FederalState(of: $0) })
        )
    }

    /// Who is told that nobody answers: the leader of the sending team, or who stands in, or the adviser.
    private func lead(for referral: Referral) async throws -> Identifier<Account> {
        let leads = try await staff.staff(of: referral.sender, as: [.teamLead], alliance: referral.alliance)
        let present = leads.first { $0.standIn == nil } ?? leads.first
        return present?.standIn ?? present?.account ?? referral.sentBy
    }

    private func act(
        on id: Identifier<Referral>,
        _ rule: ReferralClockRule,
        at moment: Timestamp,
        lead: Identifier<Account>,
        alliance: AllianceProfile?,
        in transaction: Transaction
    ) throws -> [ReferralClockRule.Reaction] {
        guard let referral = try ReferralStore.fetch(id, from: transaction.reader) else { return [] }
        let day = Berlin.day(at: moment)
        var done: [ReferralClockRule.Reaction] = []
        for reaction in rule.reactions(to: referral, on: day) {
            switch reaction {
            case .remind:
                guard try ReferralClockStore.mark(.remind, on: referral, at: moment, in: transaction) else { continue }
                if let alliance { try remind(referral, alliance, in: transaction) }
            case .escalate:
                guard try ReferralClockStore.mark(.escalate, on: referral, at: moment, in: transaction) else {
                    continue
                }
                let title = letters.words(
                    "cases.referral.task.unanswered",
                    [
                        "recipient": referral.recipient.name,
                        "topic": letters.words("topic.\(referral.topic.rawValue)"),
                    ]
                )
                let file = try CaseFileStore.find(
                    referral.caseFile,
                    in: referral.alliance,
                    from: transaction.reader
                )
                try TaskStore.insert(title, due: day, assignee: lead, creator: lead, into: file, in: transaction)
            case .giveUp:
                guard let latest = try ReferralStore.fetch(id, from: transaction.reader) else { continue }
                try ReferralStepStore.take(.giveUp, on: latest, by: .clock, at: moment, in: transaction)
            }
            done.append(reaction)
        }
        return done
    }

    private func remind(_ referral: Referral, _ alliance: AllianceProfile, in transaction: Transaction) throws {
        guard !referral.recipient.mail.isEmpty, referral.recipient.channel != .other else { return }
        var token: SecretToken?
        if referral.recipient.channel == .link {
            let new = SecretToken()
            try ReferralLinkStore.insert(new, for: referral.id, in: transaction)
            token = new
        }
        try letters.reminder(of: referral, from: alliance, token: token).enqueue(in: transaction)
    }

    private func clearBasket() async throws -> Int {
        let settled = try await store.read { try BasketStore.settled(from: $0) }
        for need in settled {
            try await store.write(as: .system) { try BasketStore.leave(need, because: .settled, in: $0) }
        }
        return settled.count
    }

    private func fillBasket(_ terms: [Identifier<Alliance>: ReferralTerms], on day: Day) async throws -> Int {
        var entered = 0
        for candidate in try await store.read({ try BasketStore.candidates(from: $0) }) {
            let rule = Self.rule(terms[candidate.alliance], for: candidate.municipality)
            entered += try await store.write(as: .system) { transaction in
                let attempts = try BasketStore.attempts(for: candidate.need, from: transaction.reader)
                guard let cause = rule.unserved(attempts, on: day) else { return 0 }
                return try BasketStore.enter(candidate, because: cause, on: day, in: transaction) ? 1 : 0
            }
        }
        return entered
    }
}
