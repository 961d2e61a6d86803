package import LotseCore

/// What people say of the answer to "who helps at my place": whether it helped, and perhaps a sentence.
///
/// Nothing tells who said it.
package struct AnswerFeedback: Hashable, Sendable {
    /// What the answer was about.
    package struct Question: Hashable, Sendable {
        package let municipality: MunicipalityKey
        /// Nil where all topics were asked for.
        package let topic: Topic?

        package init(_ municipality: MunicipalityKey, _ topic: Topic?) {
            self.municipality = municipality
            self.topic = topic
        }
    }

    /// How often an answer helped, and how often not.
    package struct Tally: Hashable, Sendable {
        package let question: Question
        package let place: String
        package let helped: Int
        package let failed: Int
        package let lastOn: Day
    }

    /// A sentence that somebody left.
    package struct Remark: Hashable, Sendable {
        package let question: Question
        package let place: String
        package let givenOn: Day
        package let hasHelped: Bool
        package let text: String
    }

    package let question: Question
    package let hasHelped: Bool
    /// Nil where nothing was written.
    package let remark: String?

    package init(_ question: Question, hasHelped: Bool, remark: String?) {
        self.question = question
        self.hasHelped = hasHelped
        self.remark = remark
    }

    /// Sentences are forgotten after this many months, counts stay.
    package static let monthsKept = 12
    static let longestRemark = 300
}
