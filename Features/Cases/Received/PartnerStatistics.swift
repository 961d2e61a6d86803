import LotseCore

/// How a body deals with what it is asked, each figure with its denominator ("eigene Statistik").
struct PartnerStatistics: Sendable, Equatable {
    /// Everything that was sent and not taken back by the sender or the person.
    let asked: Int
    let answered: Int
    /// Waiting, and nobody gave up waiting yet.
    let waiting: Int
    let unanswered: Int
    /// What came to an end, well or not.
    let ended: Int
    let helped: Int
    let declined: Int
    let notReached: Int
    /// Working days until the first answer: the middle one; nil without an answer.
    let medianDaysToAnswer: Int?
    /// How often which reason was given, the most frequent first.
    let reasons: [ReasonCount]

    struct ReasonCount: Sendable, Equatable {
        let reason: DeclineReason
        let count: Int
    }

    init(_ referrals: [Referral], calendar: WorkCalendar) {
        let counted = referrals.filter { $0.times.sent != nil && $0.status != .withdrawn }
        asked = counted.count
        let answers = counted.filter { $0.times.answered != nil }
        answered = answers.count
        waiting = counted.count { $0.status.isAwaitingAnswer }
        unanswered = counted.count { $0.status == .noAnswer }
        helped = counted.count { $0.status == .done }
        declined = counted.count { $0.status == .declined }
        notReached = counted.count { $0.status == .notReached }
        ended = helped + declined + notReached + unanswered
        let days = answers.compactMap { referral -> Int? in
            guard let sent = referral.times.sent, let answer = referral.times.answered else { return nil }
            return calendar.workingDays(after: Berlin.day(at: sent), through: Berlin.day(at: answer))
        }.sorted()
        // The lower middle of an even number: no half days.
        medianDaysToAnswer = days.isEmpty ? nil : days[(days.count - 1) / 2]
        let byReason = Dictionary(grouping: counted.compactMap(\.answer.reason)) { $0 }
        reasons = byReason.map { ReasonCount(reason: $0, count: $1.count) }
            .sorted { ($1.count, $0.reason.rawValue) < ($0.count, $1.reason.rawValue) }
    }
}
