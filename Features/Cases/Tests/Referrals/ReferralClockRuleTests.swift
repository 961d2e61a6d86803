import LotseCore
import Testing

@testable import Cases

@Suite struct ReferralClockRuleTests {
    private let rule = ReferralClockRule(terms: .standard, calendar: WorkCalendar(.brandenburg))

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func referral(
        sent: String,
        status: ReferralStatus = .sent,
        reminded: Bool = false,
        escalated: Bool = false
    ) throws -> Referral {
        // 23:59 in Germany: the day that counts is the German one, not the one of UTC.
        let moment = try #require(Berlin.moment(day(sent), minuteOfDay: 23 * 60 + 59))
        return Referral.sample(
            status: status,
            sent: moment,
            reminded: reminded ? moment : nil,
            escalated: escalated ? moment : nil
        )
    }

    @Test(arguments: [
        // Sent, and the first working day with three full working days behind it.
        ("2026-03-02", "2026-03-06"),
        // Over a weekend.
        ("2026-03-05", "2026-03-11"),
        ("2026-03-06", "2026-03-12"),
        // On a weekend.
        ("2026-03-07", "2026-03-12"),
        // Over Good Friday and Easter Monday.
        ("2026-04-01", "2026-04-09"),
        // Over New Year.
        ("2025-12-30", "2026-01-06"),
        // Over Reformation Day, a Friday in 2025 and a holiday in Brandenburg.
        ("2025-10-29", "2025-11-05"),
    ])
    func `three working days end at midnight and skip weekends and holidays`(sent: String, due: String) throws {
        #expect(rule.dueDay(workingDays: 3, after: try day(sent)) == Day(due))
        let referral = try referral(sent: sent)
        let dueDay = try day(due)
        #expect(rule.reactions(to: referral, on: dueDay) == [.remind])
        #expect(rule.reactions(to: referral, on: dueDay.adding(days: -1)) == [])
    }

    @Test func `the holidays of the place count`() throws {
        // 31 October 2024 is a holiday in Brandenburg only, 1 November in Bavaria only.
        let sent = try day("2024-10-30")
        func due(_ state: FederalState?) -> Day {
            ReferralClockRule(terms: .standard, calendar: WorkCalendar(state)).dueDay(workingDays: 2, after: sent)
        }
        #expect(due(nil) == Day("2024-11-04"))
        #expect(due(.brandenburg) == Day("2024-11-05"))
        #expect(due(.bavaria) == Day("2024-11-05"))
        #expect(due(.saxony) == due(.brandenburg))
    }

    @Test func `reactions come once each and in their order`() throws {
        func reactions(to referral: Referral, on text: String) throws -> [ReferralClockRule.Reaction] {
            rule.reactions(to: referral, on: try day(text))
        }
        let untouched = try referral(sent: "2026-03-02")
        #expect(try reactions(to: untouched, on: "2026-03-10") == [.remind, .escalate])
        let reminded = try referral(sent: "2026-03-02", reminded: true)
        #expect(try reactions(to: reminded, on: "2026-03-09") == [])
        #expect(try reactions(to: reminded, on: "2026-03-10") == [.escalate])
        let told = try referral(sent: "2026-03-02", status: .seen, reminded: true, escalated: true)
        #expect(try reactions(to: told, on: "2026-03-16") == [])
        #expect(try reactions(to: told, on: "2026-03-17") == [.giveUp])
    }

    @Test func `after an outage nobody is reminded of what is given up`() throws {
        let referral = try referral(sent: "2026-03-02")
        let later = try day("2026-05-04")
        #expect(rule.reactions(to: referral, on: later) == [.escalate, .giveUp])
    }

    @Test(arguments: ReferralStatus.allCases.filter { !$0.isAwaitingAnswer })
    func `the clock leaves answered referrals alone`(status: ReferralStatus) throws {
        let referral = try referral(sent: "2026-01-05", status: status)
        let later = try day("2026-12-01")
        #expect(rule.reactions(to: referral, on: later) == [])
    }

    @Test func `a need is unserved when all hope is gone and three working days have passed`() throws {
        let monday = try day("2026-03-02")
        let (thursday, friday, late) = (try day("2026-03-05"), try day("2026-03-06"), try day("2026-12-01"))
        func attempt(_ result: UnservedNeed.Result) -> UnservedNeed.Attempt { .init(day: monday, result: result) }
        #expect(rule.unserved([attempt(.declined)], on: thursday) == nil)
        #expect(rule.unserved([attempt(.declined)], on: friday) == .declined)
        #expect(rule.unserved([], on: late) == nil)
        #expect(rule.unserved([attempt(.gap)], on: friday) == .gap)
        #expect(rule.unserved([attempt(.gap), attempt(.declined)], on: friday) == .mixed)
        #expect(rule.unserved([attempt(.declined), attempt(.hopeful), attempt(.gap)], on: late) == nil)
        #expect(rule.unserved([attempt(.withdrawn)], on: late) == nil)
        #expect(rule.unserved([attempt(.withdrawn), attempt(.declined)], on: friday) == .declined)
    }

    @Test func `nobody configures less than three days for the basket`() {
        #expect(ReferralTerms(remindAfter: 1, escalateAfter: 2, giveUpAfter: 3, basketAfter: 2) == nil)
        #expect(ReferralTerms(remindAfter: 2, escalateAfter: 2, giveUpAfter: 3, basketAfter: 3) == nil)
        #expect(ReferralTerms(remindAfter: 0, escalateAfter: 2, giveUpAfter: 3, basketAfter: 3) == nil)
        #expect(ReferralTerms(remindAfter: 1, escalateAfter: 2, giveUpAfter: 61, basketAfter: 3) == nil)
        #expect(ReferralTerms(remindAfter: 1, escalateAfter: 2, giveUpAfter: 3, basketAfter: 3) != nil)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `waiting longer never undoes a reaction, and no basket comes before three working days`(
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let remind = Int.random(in: 1...5, using: &random)
        let escalate = remind + Int.random(in: 1...5, using: &random)
        let giveUp = escalate + Int.random(in: 1...10, using: &random)
        let basket = Int.random(in: 3...10, using: &random)
        let terms = try #require(
            ReferralTerms(remindAfter: remind, escalateAfter: escalate, giveUpAfter: giveUp, basketAfter: basket)
        )
        let calendar = WorkCalendar(FederalState.allCases.randomElement(using: &random))
        let rule = ReferralClockRule(terms: terms, calendar: calendar)
        let start = try day("2025-12-01").adding(days: Int.random(in: 0..<400, using: &random))
        let referral = try referral(sent: start.description)
        let attempt = UnservedNeed.Attempt(day: start, result: .noAnswer)
        var (reacted, unserved) = (false, false)
        for offset in 0...120 {
            let day = start.adding(days: offset)
            let reactions = rule.reactions(to: referral, on: day)
            let fullDays = calendar.workingDays(after: start, through: day.adding(days: -1))
            if reactions.contains(.giveUp) { #expect(fullDays >= giveUp) }
            if !reactions.isEmpty { #expect(fullDays >= remind) }
            if fullDays > giveUp { #expect(reactions.contains(.giveUp)) }
            if reacted { #expect(!reactions.isEmpty) }
            reacted = !reactions.isEmpty
            let isUnserved = rule.unserved([attempt], on: day) != nil
            if unserved { #expect(isUnserved) }
            if isUnserved { #expect(fullDays >= max(3, basket)) }
            unserved = isUnserved
        }
        #expect(reacted && unserved)
    }
}

extension Referral {
    /// A referral that was made and sent at a moment, for tests of pure rules.
    static func sample(
        status: ReferralStatus,
        sent: Timestamp,
        reminded: Timestamp? = nil,
        escalated: Timestamp? = nil,
        answered: Timestamp? = nil,
        reason: DeclineReason? = nil
    ) -> Referral {
        let draft = ReferralWorld.draft()
        return Referral(
            id: ReferralWorld.id(20, Referral.self),
            alliance: draft.alliance,
            caseFile: draft.caseFile,
            need: draft.need,
            topic: draft.topic,
            proposal: nil,
            sender: draft.sender,
            sentBy: draft.sentBy,
            recipient: draft.recipient,
            ruleDay: draft.ruleDay,
            municipality: draft.municipality,
            message: "",
            status: status,
            answer: ReferralAnswer(reason: reason, remark: "", freePlaces: nil, possibleFrom: nil),
            times: Times(
                created: sent,
                sent: sent,
                seen: nil,
                reminded: reminded,
                escalated: escalated,
                answered: answered,
                closed: status.isEnd ? sent : nil
            ),
            version: 1
        )
    }
}
