import LotseCore
import LotseData
import LotseWeb

/// What people said of answers in the last twelve months: where they did not help, and what was written.
struct FeedbackListPage: Sendable {
    let tabs: NetworkTabs?
    let lead: String
    let tables: [Table]

    private static let mostRemarks = 200

    static func make(_ staff: StaffContext, _ reader: Reader) throws -> Page {
        let words = staff.words
        let since = staff.today.adding(months: -AnswerFeedback.monthsKept)
        let tallies = try AnswerFeedbackStore.tallies(of: staff.alliance.id, since: since, reader)
        let remarks = try AnswerFeedbackStore.remarks(of: staff.alliance.id, limit: mostRemarks, reader)
        let (helped, all) = (tallies.map(\.helped).reduce(0, +), tallies.map { $0.helped + $0.failed }.reduce(0, +))
        let content = FeedbackListPage(
            tabs: NetworkTabs(for: staff, at: NetworkPaths.feedbackList),
            lead: words(
                "network.feedback-list.lead",
                ["share": words.percent(helped, of: all), "helped": words.number(helped), "all": words.number(all)]
            ),
            tables: [table(of: tallies, words), table(of: remarks, words)]
        )
        return Page(
            words("network.feedback-list.title"),
            template: "network.feedback-list",
            content: content,
            breadcrumb: [staff.networkCrumb]
        )
    }

    private static func table(of tallies: [AnswerFeedback.Tally], _ words: Words) -> Table {
        Table(
            words("network.feedback-list.tallies"),
            columns: [
                .text(words("network.column.place")), .text(words("network.column.topic")),
                .number(words("network.column.failed")), .number(words("network.column.helped")),
                .text(words("network.column.last-on")),
            ],
            rows: tallies.map { tally in
                [
                    .text(tally.place), .text(topic(of: tally.question, words)), .text(words.number(tally.failed)),
                    .text(words.number(tally.helped)), .text(words.shortDay(tally.lastOn)),
                ]
            },
            emptyText: words("network.feedback-list.empty")
        )
    }

    private static func table(of remarks: [AnswerFeedback.Remark], _ words: Words) -> Table {
        Table(
            words("network.feedback-list.remarks"),
            columns: [
                .text(words("network.column.day")), .text(words("network.column.place")),
                .text(words("network.column.topic")), .text(words("network.column.answer")),
                .text(words("network.column.remark")),
            ],
            rows: remarks.map { remark in
                let tag =
                    remark.hasHelped
                    ? Tag(.good, words("network.column.helped")) : Tag(.warning, words("network.column.failed"))
                return [
                    .text(words.shortDay(remark.givenOn)), .text(remark.place),
                    .text(topic(of: remark.question, words)), .tag(tag), .text(remark.text),
                ]
            },
            emptyText: words("network.feedback-list.no-remarks")
        )
    }

    private static func topic(of question: AnswerFeedback.Question, _ words: Words) -> String {
        question.topic.map { words.name(of: $0) } ?? words("network.rules.all-topics")
    }
}
