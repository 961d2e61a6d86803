/// What people are asked where a title leaves the occupation open ("Rückfrage"), with what each answer leads to.
package struct TitleQuestion: Sendable, Hashable {
    /// What is asked.
    package enum Subject: Sendable, Hashable {
        /// Which of some occupations it is.
        case occupation
        /// What one needs to have learned for it: the fifth digit of the KldB 2010.
        case level
        /// Whether one leads others there.
        case lead
        /// In the vocabulary's own words.
        case written(String)
    }

    package struct Answer: Sendable, Hashable {
        package enum Meaning: Sendable, Hashable {
            /// In the vocabulary's own words: what an occupation is called, for one.
            case written(String)
            /// 1 to 4, as the fifth digit of the KldB 2010.
            case level(Int)
            case leadsNobody
            case supervises
            case manages
        }

        /// What a form sends; no two questions about one title have the same.
        package let key: String
        package let meaning: Meaning
        /// One line of what one does there, or what it is called; nil where nothing plain is known.
        package let line: String?
        package let next: Step

        package init(key: String, _ meaning: Meaning, line: String? = nil, next: Step) {
            self.key = key
            self.meaning = meaning
            self.line = line
            self.next = next
        }
    }

    /// What an answer leads to.
    package enum Step: Sendable, Hashable {
        /// Five digits of the KldB 2010.
        case occupation(Int)
        case question(TitleQuestion)
    }

    package let subject: Subject
    package let answers: [Answer]

    package init(_ subject: Subject, _ answers: [Answer]) {
        self.subject = subject
        self.answers = answers
    }

    /// Which of some occupations it is, and nothing more.
    package init(choosing occupations: [NamedOccupation]) {
        let answers = occupations.map { occupation in
            Answer(
                key: Digits.padded(occupation.code, to: 5),
                .written(occupation.name),
                next: .occupation(occupation.code)
            )
        }
        self.init(.occupation, answers)
    }

    /// More than any title needs: which occupation, and what its choice leaves open.
    package static let mostQuestions = 4

    /// The questions that are to be shown after some answers, in their order, and what the answers lead to.
    ///
    /// - Parameter keys: of the answers, question by question; what is behind one that is none is not read.
    /// - Returns: each question that is answered and the next one; the occupation where none is left.
    package func asked(after keys: [String]) -> (questions: [TitleQuestion], occupation: Int?) {
        var questions = [self]
        for key in keys {
            guard let answer = questions.last?.answers.first(where: { $0.key == key }) else { break }
            switch answer.next {
            case .occupation(let code): return (questions, code)
            case .question(let question): questions.append(question)
            }
        }
        return (questions, nil)
    }
}
