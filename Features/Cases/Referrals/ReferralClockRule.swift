import LotseCore

/// What waiting does to a referral and to a need.
///
/// Pure: the day is a parameter.
struct ReferralClockRule: Sendable {
    let terms: ReferralTerms
    let calendar: WorkCalendar

    /// What the clock does to a referral that has no answer.
    enum Reaction: String, CaseIterable, Sendable {
        case remind
        case escalate
        case giveUp = "give-up"
    }

    /// The day on which something that waits `workingDays` full working days from `day` on falls due.
    ///
    /// The days of waiting end at midnight, so this is the first working day after the last of them: nobody is
    /// reminded on a Sunday.
    func dueDay(workingDays: Int, after day: Day) -> Day {
        calendar.day(workingDays + 1, workingDaysAfter: day)
    }

    /// The reactions that are due and were not had yet, in their order.
    func reactions(to referral: Referral, on day: Day) -> [Reaction] {
        guard referral.status.isAwaitingAnswer, let sent = referral.times.sent else { return [] }
        let start = Berlin.day(at: sent)
        func isDue(after workingDays: Int) -> Bool { dueDay(workingDays: workingDays, after: start) <= day }

        if isDue(after: terms.giveUpAfter) {
            // After an outage nobody is reminded of what is given up in the same moment.
            return referral.times.escalated == nil ? [.escalate, .giveUp] : [.giveUp]
        }
        var reactions: [Reaction] = []
        if referral.times.reminded == nil, isDue(after: terms.remindAfter) { reactions.append(.remind) }
        if referral.times.escalated == nil, isDue(after: terms.escalateAfter) { reactions.append(.escalate) }
        return reactions
    }

    /// Whether and since when a need is one that nobody serves.
    ///
    /// It is one when somebody was asked, or nobody could be, and nothing is left to hope for: each body that was
    /// asked declined or did not answer. Three full working days must have gone by since the first attempt, so that
    /// the adviser can still try elsewhere.
    func unserved(_ attempts: [UnservedNeed.Attempt], on day: Day) -> UnservedNeed.Cause? {
        let counted = attempts.filter { $0.result != .withdrawn }
        guard let first = counted.map(\.day).min(), counted.allSatisfy(\.result.isFruitless) else { return nil }
        let wait = max(terms.basketAfter, ReferralTerms.shortestBasketWait)
        guard dueDay(workingDays: wait, after: first) <= day else { return nil }
        return UnservedNeed.Cause(counted.map(\.result))
    }
}
