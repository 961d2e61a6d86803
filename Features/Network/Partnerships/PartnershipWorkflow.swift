package import LotseCore

/// How partnerships begin and end.
///
/// The past is altered only by somebody who says why.
package enum PartnershipWorkflow {
    /// Refuses a partnership that overlaps another of the same organisation in the same role.
    package static func checkJoining(
        _ partnership: Partnership,
        among existing: [Partnership],
        because reason: String?,
        on today: Day
    ) throws(NetworkError) {
        try checkAlone(partnership, among: existing)
        try Hindsight.check(changeFrom: partnership.period.start, because: reason, on: today)
    }

    /// Refuses a correction that overlaps another partnership, or that alters the past without a reason.
    package static func checkCorrecting(
        _ old: Partnership,
        to new: Partnership,
        among existing: [Partnership],
        because reason: String?,
        on today: Day
    ) throws(NetworkError) {
        try checkAlone(new, among: existing)
        guard let firstChanged = firstDifference(old, new) else { return }
        try Hindsight.check(changeFrom: firstChanged, because: reason, on: today)
    }

    /// The first day on which two versions of a partnership do not say the same.
    private static func firstDifference(_ old: Partnership, _ new: Partnership) -> Day? {
        let first = min(old.period.start, new.period.start)
        if old.role != new.role || old.period.start != new.period.start { return first }
        if old.period.end == new.period.end { return nil }
        return [old.period.dayAfter, new.period.dayAfter].compactMap(\.self).min()
    }

    private static func checkAlone(
        _ partnership: Partnership,
        among existing: [Partnership]
    ) throws(NetworkError) {
        let rivals = existing.filter {
            $0.id != partnership.id && $0.organisation == partnership.organisation && $0.role == partnership.role
        }
        guard !rivals.contains(where: { $0.period.overlaps(partnership.period) }) else { throw .partnershipOverlaps }
    }

    /// The partnership with `lastDay` as its last day.
    package static func leaving(
        _ partnership: Partnership,
        lastDay: Day,
        because reason: String?,
        on today: Day
    ) throws(NetworkError) -> Partnership {
        guard let period = Period(from: partnership.period.start, through: lastDay) else { throw .endBeforeStart }
        // Moving an end changes the days after the earlier of both ends.
        let firstChanged = min(lastDay, partnership.period.end ?? lastDay).adding(days: 1)
        try Hindsight.check(changeFrom: firstChanged, because: reason, on: today)
        var left = partnership
        left.period = period
        return left
    }
}

/// Changes of days that are over: they need a reason, because others have relied on them.
package enum Hindsight {
    package static func check(
        changeFrom firstChanged: Day,
        because reason: String?,
        on today: Day
    ) throws(NetworkError) {
        let isExplained = reason?.contains { !$0.isWhitespace } ?? false
        guard firstChanged >= today || isExplained else { throw .reasonNeeded }
    }
}
