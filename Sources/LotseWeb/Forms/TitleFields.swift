package import LotseCore

/// The questions of a form about what a title means: which occupation it is, then what that leaves open, one after the
/// other as they are answered.
package struct TitleFields: Sendable {
    /// Behind the title's own field.
    package let fields: [Field]
    /// The occupation that the answers lead to: five digits of the KldB 2010; nil while something is open.
    package let occupation: Int?

    /// - Parameters:
    ///   - question: of a title.
    ///   - first: the field of the first question, whose words stand in the catalogue; it gets its answers here, and the
    ///     fields behind it have its name with a number.
    ///   - other: what to call an answer to it that is none of them; nil where there is no such answer.
    ///   - data: what was sent.
    ///   - words: the reader's.
    package init(_ question: TitleQuestion, first: Field, other: String? = nil, in data: FormData, _ words: Words) {
        let names = (0..<TitleQuestion.mostQuestions).map { $0 == 0 ? first.name : "\(first.name)-\($0 + 1)" }
        let asked = question.asked(after: names.map { data[$0] })
        fields = zip(names, asked.questions).map { name, question in
            let none = name == first.name ? other.map { Field.Option("", $0) } : nil
            let options = Self.options(question, words) + [none].compactMap(\.self)
            // Whoever has chosen an occupation has to say which of them, too.
            let isRequired = name != first.name || first.isRequired
            return Field(name, .choice(options), isRequired: isRequired, label: Self.label(question, words))
        }
        occupation = asked.occupation
    }

    private static func label(_ question: TitleQuestion, _ words: Words) -> String? {
        switch question.subject {
        case .occupation: nil
        case .level: words("occupation.ask.level")
        case .lead: words("occupation.ask.lead")
        case .written(let text): text
        }
    }

    private static func options(_ question: TitleQuestion, _ words: Words) -> [Field.Option] {
        question.answers.map { answer in
            let label =
                switch answer.meaning {
                case .written(let text): text
                case .level(let level): words("occupation.level.\(level)")
                case .leadsNobody: words("occupation.lead.nobody")
                case .supervises: words("occupation.lead.supervises")
                case .manages: words("occupation.lead.manages")
                }
            return Field.Option(answer.key, label, line: answer.line)
        }
    }
}
