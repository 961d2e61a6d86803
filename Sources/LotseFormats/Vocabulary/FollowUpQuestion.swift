/// A question in plain words that tells between neighbouring occupations, with its answers.
package struct FollowUpQuestion: Equatable, Sendable {
    package struct Answer: Equatable, Sendable {
        package let number: Int
        package let text: String
        /// What the answer means; nil where only all answers together mean something.
        package let code: FollowUpCode?
        /// Whether nothing is asked after it.
        package let isLast: Bool
    }

    package let id: String
    /// The question about what one does now, and about what one did.
    package let present: String
    package let past: String
    package fileprivate(set) var answers: [Answer]
}

/// What answers mean.
package struct FollowUpCode: Equatable, Sendable {
    /// Five digits of the German classification of occupations; nil where it has none.
    package let unit: String?
    /// Four digits of ISCO-08; nil where it has none.
    package let group: String?
}

/// All questions about one category of the auxiliary classification, in the order in which they are asked.
package struct FollowUp: Equatable, Sendable {
    /// What several answers mean together: for each question one answer's number.
    package struct Combination: Equatable, Sendable {
        package let answers: [String: Int]
        package let code: FollowUpCode
    }

    package let category: String
    package private(set) var questions: [FollowUpQuestion] = []
    package private(set) var combinations: [Combination] = []

    /// What answers mean, numbers of answers by the ids of their questions; nil while they do not say it yet.
    package func code(for answers: [String: Int]) -> FollowUpCode? {
        if let combination = combinations.first(where: { $0.answers == answers }) { return combination.code }
        let chosen = questions.compactMap { question in question.answers.first { $0.number == answers[question.id] } }
        return chosen.last { $0.code != nil }?.code
    }

    /// Reads `auxco_followup_questions.csv`.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name, for messages.
    ///   - limits: what it may cost.
    /// - Returns: the questions of each category, in the file's order.
    /// - Throws: `VocabularyFault` with every row that is wrong.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        limits: VocabularyLimits = VocabularyLimits()
    ) throws(VocabularyFault) -> [FollowUp] {
        var table = try VocabularyTable(
            bytes,
            file: file,
            .quoted,
            needed: [
                "auxco_id", "question_id", "entry_type", "question_text_present", "question_text_past", "answer_id",
                "answer_text", "answer_id_combination", "answer_kldb_id", "answer_isco_id", "last_question",
            ],
            limits: limits
        )
        var (followUps, places): ([FollowUp], [String: Int]) = ([], [:])
        while let row = table.next() {
            do throws(RefusedRow) {
                let category = try row.digits("auxco_id", 4...4)
                let place = places[category] ?? followUps.count
                if place == followUps.count {
                    places[category] = place
                    followUps.append(FollowUp(category: category))
                }
                try followUps[place].take(row, limits)
            } catch {
                table.refuse(error)
            }
        }
        try table.finish()
        return followUps
    }

    private init(category: String) {
        self.category = category
    }

    private mutating func take(_ row: VocabularyRow, _ limits: VocabularyLimits) throws(RefusedRow) {
        switch row.text("entry_type") {
        case "question":
            let id = try row.needed("question_id")
            guard !questions.contains(where: { $0.id == id }) else {
                throw row.refusal("the question \(id) stands in the file already", "Remove one of the two.")
            }
            questions.append(
                FollowUpQuestion(
                    id: id,
                    present: try row.label("question_text_present", limits),
                    past: try row.label("question_text_past", limits),
                    answers: []
                )
            )
        case "answer_option":
            let id = try row.needed("question_id")
            guard let place = questions.firstIndex(where: { $0.id == id }) else {
                throw row.refusal("the answer belongs to \(id), which no row before it asks", "Put the question first.")
            }
            questions[place].answers.append(try answer(row, limits))
        case "aggregated_answer_encoding":
            let answers = try combination(row)
            guard let code = try code(row) else {
                throw row.refusal("the answers have no code", "Write one into answer_kldb_id or answer_isco_id.")
            }
            combinations.append(Combination(answers: answers, code: code))
        case let type:
            throw row.refusal("the entry “\(FeedText.sample(type))” is unknown", "Take the row as it was published.")
        }
    }

    private func answer(
        _ row: VocabularyRow,
        _ limits: VocabularyLimits
    ) throws(RefusedRow) -> FollowUpQuestion.Answer {
        guard let number = Int(try row.digits("answer_id", 1...2)) else {
            throw row.refusal("the answer has no number", "Write digits.")
        }
        return FollowUpQuestion.Answer(
            number: number,
            text: try row.label("answer_text", limits),
            code: try code(row),
            isLast: row.text("last_question") == "TRUE"
        )
    }

    private func code(_ row: VocabularyRow) throws(RefusedRow) -> FollowUpCode? {
        let (unit, group) = (try row.code("answer_kldb_id", 5), try row.code("answer_isco_id", 4))
        return unit == nil && group == nil ? nil : FollowUpCode(unit: unit, group: group)
    }

    /// `Q1733_1=1&Q1733_2=2`, question by question.
    private func combination(_ row: VocabularyRow) throws(RefusedRow) -> [String: Int] {
        let text = try row.needed("answer_id_combination")
        var answers: [String: Int] = [:]
        for part in text.split(separator: "&", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let number = Int(sides[1]), answers[String(sides[0])] == nil,
                questions.contains(where: { $0.id == sides[0] && $0.answers.contains { $0.number == number } })
            else {
                throw row.refusal(
                    "the answers “\(FeedText.sample(text))” are none of this category",
                    "They look like Q1733_1=1&Q1733_2=2."
                )
            }
            answers[String(sides[0])] = number
        }
        return answers
    }
}
