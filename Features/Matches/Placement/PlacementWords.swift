import LotseCore
import LotseWeb

/// What rounds, shares and criteria are called, and why a child gets what it gets, in sentences.
struct PlacementWords {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    func kind(_ kind: PlaceKind) -> String { words("topic.\(kind.topic.rawValue)") }

    /// How it is told whether a child meets a criterion.
    func test(_ criterion: PlaceCriterion) -> String {
        guard criterion.kind == .near else { return words("matches.criterion.\(criterion.kind.rawValue)") }
        return words("matches.criterion.near", ["count": criterion.kilometres ?? 0])
    }

    /// All criteria in a line, for somebody whose form was overtaken.
    func sentence(_ criteria: [PlaceCriterion]) -> String {
        guard !criteria.isEmpty else { return words("matches.place-rules.lot-only") }
        return criteria.map { criterion in
            words("matches.criteria.saved", ["name": criterion.name, "points": criterion.points])
        }.joined(separator: " · ")
    }

    func tag(_ share: PlacementShare, of round: PlacementRound, on today: Day) -> Tag {
        if share.state == .open, round.validUntil < today { return Tag(.neutral, words("matches.run.lapsed")) }
        let kind: Tag.Kind =
            switch share.state {
            case .open: .waiting
            case .accepted: .good
            case .refused, .released, .replaced: .neutral
            case .leftOver: .warning
            }
        return Tag(kind, words("matches.placed.\(share.state.rawValue)"))
    }

    /// Why a child gets this place, or that it gets none.
    func reason(_ child: PlacedChild) -> String {
        guard let place = child.place else {
            return words(child.missed.isEmpty ? "matches.placed.none-suits" : "matches.placed.no-place")
        }
        var parts = [
            place.wish.map { words("matches.placed.wish", ["number": $0 + 1]) } ?? words("matches.placed.unwished")
        ]
        if place.isPromised { parts.append(words("matches.placed.promised")) }
        parts.append(words("matches.placed.points", ["points": place.points, "lot": child.lot]))
        if let siblings = child.siblings { parts.append(words("matches.siblings.\(siblings.rawValue)")) }
        return parts.joined(separator: ", ")
    }

    /// Why a child does not get what it would rather have.
    func reason(_ missed: PlacedChild.Missed, lot: Int) -> String {
        let last = missed.last
        return words(
            "matches.missed.\(missed.reason.rawValue)",
            [
                "points": missed.points, "lot": lot, "last": last?.points ?? 0, "drawn": last?.lot ?? 0,
            ]
        )
    }

    /// The names of criteria as they were published when the round was worked out.
    func names(_ keys: [String], in criteria: [PlaceCriterion]) -> String {
        criteria.filter { keys.contains($0.key) }.map { "\($0.name) (\(words.number($0.points)))" }
            .joined(separator: ", ")
    }

    func figures(_ round: PlacementRound) -> SummaryList {
        let report = round.report
        func of(_ part: Int, _ whole: Int) -> String {
            words("matches.figure.of", ["part": words.number(part), "whole": words.number(whole)])
        }
        var rows = [
            SummaryList.Row(words("matches.round.placed"), of(report.placed, report.children)),
            SummaryList.Row(words("matches.round.first"), of(report.firstWish, report.children)),
        ]
        if report.families > 0 {
            rows.append(SummaryList.Row(words("matches.round.together"), of(report.together, report.families)))
        }
        rows.append(
            SummaryList.Row(
                words("matches.round.checked"),
                [
                    words("matches.round.envy", ["count": report.justifiedEnvy]),
                    words("matches.round.blocking", ["count": report.blockingFamilies]),
                    words("matches.round.wasted", ["count": report.wastedPlaces]),
                ]
            )
        )
        if !report.dissolved.isEmpty {
            let numbers = report.dissolved.joined(separator: ", ")
            rows.append(SummaryList.Row(words("matches.round.dissolved"), numbers))
        }
        // As it was drawn, without the points of thousands.
        let seed = words("matches.round.seed-text", ["seed": "\(round.seed)"])
        rows.append(SummaryList.Row(words("matches.round.seed"), seed))
        rows.append(
            SummaryList.Row(
                words("matches.round.rules"),
                words("matches.round.version", ["version": round.criteriaVersion])
            )
        )
        rows.append(SummaryList.Row(words("matches.figure.until"), words.day(round.validUntil)))
        return SummaryList(rows)
    }
}
