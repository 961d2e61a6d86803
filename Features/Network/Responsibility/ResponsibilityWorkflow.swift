package import LotseCore

/// How rules begin, end and are taken back.
///
/// A change never alters the past but by somebody who says why.
package enum ResponsibilityWorkflow {
    /// Refuses a rule that says nothing, or whose organisation takes no part in the alliance on any of its days.
    package static func checkBeginning(
        _ rule: ResponsibilityRule,
        partnerships: [Partnership],
        because reason: String?,
        on today: Day
    ) throws(NetworkError) {
        guard !rule.topics.isEmpty else { throw .topicsMissing }
        if case .municipalities(let keys) = rule.territory, keys.isEmpty { throw .placesMissing }
        let parts = partnerships.filter { $0.organisation == rule.body.organisation }
        guard parts.contains(where: { $0.period.overlaps(rule.period) }) else { throw .notAPartner }
        try Hindsight.check(changeFrom: rule.period.start, because: reason, on: today)
    }

    /// The rule with `lastDay` as its last day; what it said about the days until then stays.
    package static func ending(
        _ rule: ResponsibilityRule,
        lastDay: Day,
        because reason: String?,
        on today: Day
    ) throws(NetworkError) -> ResponsibilityRule {
        guard rule.withdrawal == nil else { throw .alreadyEnded }
        guard let period = Period(from: rule.period.start, through: lastDay) else { throw .endBeforeStart }
        let firstChanged = min(lastDay, rule.period.end ?? lastDay).adding(days: 1)
        try Hindsight.check(changeFrom: firstChanged, because: reason, on: today)
        var ended = rule
        ended.period = period
        return ended
    }

    /// The rule taken back for all days, as if it had never held; always with a reason.
    package static func withdrawing(
        _ rule: ResponsibilityRule,
        because reason: String,
        at now: Timestamp
    ) throws(NetworkError) -> ResponsibilityRule {
        guard rule.withdrawal == nil else { throw .alreadyEnded }
        guard reason.contains(where: { !$0.isWhitespace }) else { throw .reasonNeeded }
        var withdrawn = rule
        withdrawn.withdrawal = ResponsibilityRule.Withdrawal(at: now, reason: reason)
        return withdrawn
    }
}
