import LotseCore
import LotseWeb

/// What runs and shares are called, and their figures in sentences.
struct AllocationWords {
    let words: Words

    init(_ words: Words) {
        self.words = words
    }

    /// What was asked.
    func question(_ order: AllocationRun.Order) -> String {
        guard let addition = order.addition else {
            return words("matches.order.sentence", ["count": order.urgentWeeks])
        }
        let what =
            switch addition.kind {
            case .home:
                words(
                    "matches.addition.home-sentence",
                    [
                        "count": addition.count, "rooms": words.number(halves: addition.halfRooms),
                        "money": words.money(addition.rent),
                    ]
                )
            case .plot: words("matches.addition.plot-sentence", ["count": addition.count])
            case .kita: words("matches.addition.kita-sentence", ["count": addition.count])
            case .school: words("matches.addition.school-sentence", ["count": addition.count])
            case .course:
                words(
                    "matches.addition.course-sentence",
                    ["count": addition.count, "level": addition.level?.rawValue.uppercased() ?? ""]
                )
            }
        return words(
            "matches.addition.where",
            ["what": what, "town": addition.town, "day": words.day(addition.from)]
        )
    }

    func tag(_ run: AllocationRun, on today: Day) -> Tag {
        if run.state == .done, run.order.addition == nil, run.validUntil < today {
            return Tag(.neutral, words("matches.run.lapsed"))
        }
        let kind: Tag.Kind =
            switch run.state {
            case .waiting, .running: .waiting
            case .done: .good
            case .stopped: .neutral
            case .failed: .bad
            }
        return Tag(kind, words("matches.run.\(run.state.rawValue)"))
    }

    func tag(_ share: AllocationShare, of run: AllocationRun, on today: Day) -> Tag {
        if share.state == .open, run.validUntil < today { return Tag(.neutral, words("matches.run.lapsed")) }
        let kind: Tag.Kind =
            switch share.state {
            case .open: .waiting
            case .accepted: .good
            case .refused, .released: .neutral
            case .leftOver, .unfit: .warning
            }
        let text = words("matches.share.\(share.state.rawValue)")
        return Tag(kind, share.isUrgent ? words("matches.share.urgent", ["state": text]) : text)
    }

    func figures(_ report: AllocationReport, _ run: AllocationRun) -> SummaryList {
        let counts = report.counts
        func of(_ part: Int, _ whole: Int) -> String {
            words("matches.figure.of", ["part": words.number(part), "whole": words.number(whole)])
        }
        var rows = [
            SummaryList.Row(words("matches.figure.served"), of(counts.served, counts.households)),
            SummaryList.Row(words("matches.figure.adults"), of(counts.placedAdults, counts.seekingAdults)),
            SummaryList.Row(words("matches.figure.children"), of(counts.placedChildren, counts.seekingChildren)),
        ]
        if counts.suited < counts.households {
            rows.append(
                SummaryList.Row(
                    words("matches.figure.unfit"),
                    words.number(counts.households - counts.suited)
                )
            )
        }
        guard run.order.addition == nil, counts.households > 0 else { return SummaryList(rows) }
        rows.append(
            SummaryList.Row(words("matches.figure.urgent"), words.number(report.unservedUrgent))
        )
        rows.append(
            SummaryList.Row(
                words("matches.figure.proof"),
                report.worth >= report.bound
                    ? words("matches.figure.best")
                    : words("matches.figure.proof-text", ["percent": report.provenPercent])
            )
        )
        rows.append(SummaryList.Row(words("matches.figure.until"), words.day(run.validUntil)))
        return SummaryList(rows)
    }

    func comparison(_ before: AllocationReport.Counts, _ after: AllocationReport.Counts) -> Table {
        func row(_ key: String, _ value: KeyPath<AllocationReport.Counts, Int>) -> [Table.Cell] {
            let (one, other) = (before[keyPath: value], after[keyPath: value])
            let more = other - one
            return [
                .text(words(key)), .text(words.number(one)), .text(words.number(other)),
                .text(more > 0 ? "+\(words.number(more))" : words.number(more)),
            ]
        }
        return Table(
            words("matches.comparison.title"),
            columns: [
                .text(words("matches.column.figure")), .number(words("matches.column.before")),
                .number(words("matches.column.after")), .number(words("matches.column.more")),
            ],
            rows: [
                row("matches.figure.served", \.served), row("matches.figure.suited", \.suited),
                row("matches.figure.adults", \.placedAdults), row("matches.figure.children", \.placedChildren),
            ],
            emptyText: ""
        )
    }
}
