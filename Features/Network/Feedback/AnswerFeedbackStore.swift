package import LotseCore
package import LotseData

/// What people said of answers, in the database.
package enum AnswerFeedbackStore {
    /// Counts one, and keeps the sentence if there is one.
    package static func insert(
        _ feedback: AnswerFeedback,
        for alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        let (question, topic) = (feedback.question, feedback.question.topic?.rawValue ?? "")
        let (helped, failed) = (feedback.hasHelped ? 1 : 0, feedback.hasHelped ? 0 : 1)
        try transaction.execute(
            """
            INSERT INTO answer_vote (alliance_id, municipality_key, topic, given_on, helped, failed)
            VALUES (\(alliance), \(question.municipality), \(topic), \(transaction.today), \(helped), \(failed))
            ON CONFLICT (alliance_id, municipality_key, topic, given_on)
            DO UPDATE SET helped = answer_vote.helped + excluded.helped, failed = answer_vote.failed + excluded.failed
            """
        )
        if let remark = feedback.remark {
            try transaction.execute(
                """
                INSERT INTO answer_remark (id, alliance_id, municipality_key, topic, given_on, has_helped, remark)
                VALUES (\(transaction.newIdentifier(AnswerFeedback.Remark.self)), \(alliance), \
                \(question.municipality), \(topic), \(transaction.today), \(feedback.hasHelped), \(remark))
                """
            )
        }
        // The sentence is not among it: it may name somebody although it should not, and is forgotten after a year.
        let fields: JournalFields = [
            "municipality_key": question.municipality, "topic": topic, "has_helped": feedback.hasHelped,
            "has_remark": feedback.remark != nil,
        ]
        transaction.journal(
            "count",
            .answerVote,
            "\(question.municipality)/\(topic)/\(transaction.today)",
            alliance: alliance,
            to: fields
        )
    }

    /// Votes since a day by place and topic; those that failed most often first.
    package static func tallies(
        of alliance: Identifier<Alliance>,
        since day: Day,
        _ reader: Reader
    ) throws -> [AnswerFeedback.Tally] {
        try reader.list(
            """
            SELECT v.municipality_key, v.topic, m.name, CAST(SUM(v.helped) AS BIGINT) AS all_helped,
                CAST(SUM(v.failed) AS BIGINT) AS all_failed, MAX(v.given_on) AS last_on
            FROM answer_vote v JOIN municipality m ON m.key = v.municipality_key
            WHERE v.alliance_id = \(alliance) AND v.given_on >= \(day)
            GROUP BY v.municipality_key, v.topic, m.name
            ORDER BY all_failed DESC, all_helped, v.municipality_key, v.topic
            """
        ) { row in
            AnswerFeedback.Tally(
                question: try question(row),
                place: try row.value("name"),
                helped: try row.value("all_helped"),
                failed: try row.value("all_failed"),
                lastOn: try row.value("last_on")
            )
        }
    }

    /// Sentences, the newest first.
    package static func remarks(
        of alliance: Identifier<Alliance>,
        limit: Int,
        _ reader: Reader
    ) throws -> [AnswerFeedback.Remark] {
        try reader.list(
            """
            SELECT r.municipality_key, r.topic, m.name, r.given_on, r.has_helped, r.remark
            FROM answer_remark r JOIN municipality m ON m.key = r.municipality_key
            WHERE r.alliance_id = \(alliance) ORDER BY r.given_on DESC, r.id DESC LIMIT \(limit)
            """
        ) { row in
            AnswerFeedback.Remark(
                question: try question(row),
                place: try row.value("name"),
                givenOn: try row.value("given_on"),
                hasHelped: try row.value("has_helped"),
                text: try row.value("remark")
            )
        }
    }

    /// Removes the sentences whose time is over on a day; gives how many.
    package static func removeForgotten(on day: Day, in transaction: Transaction) throws -> Int {
        let oldest = day.adding(months: -AnswerFeedback.monthsKept)
        return try transaction.execute("DELETE FROM answer_remark WHERE given_on < \(oldest)")
    }

    private static func question(_ row: Row) throws -> AnswerFeedback.Question {
        let topic: String = try row.value("topic")
        return AnswerFeedback.Question(try row.value("municipality_key"), Topic(rawValue: topic))
    }
}
