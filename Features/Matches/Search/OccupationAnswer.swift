import LotseCore
import LotseWeb

/// What somebody wrote about an occupation, and what is made of it: a code, or questions back.
struct OccupationAnswer {
    /// Nil where nothing was written or it was not understood.
    let code: Int?
    /// What is asked back, where the words may mean several occupations.
    let questions: [Field]
    let error: FormError?

    /// - Parameters:
    ///   - data: what was sent.
    ///   - field: where the title, or five digits of the KldB 2010, stands.
    ///   - first: where the first question back is asked.
    ///   - language: the reader's.
    ///   - words: the reader's.
    ///   - occupations: what knows titles.
    init(
        of data: FormData,
        in field: String,
        asking first: Field,
        language: Language,
        _ words: Words,
        _ occupations: any OccupationSource
    ) {
        let text = data[field]
        guard !text.isEmpty else {
            (code, questions, error) = (nil, [], nil)
            return
        }
        if let number = Self.code(text), occupations.name(of: number, in: language) != nil {
            (code, questions, error) = (number, [], nil)
            return
        }
        switch occupations.reading(of: text, in: language) {
        case .clear(let occupation): (code, questions, error) = (occupation.code, [], nil)
        case .choose(let question):
            let asked = TitleFields(question, first: first, in: data, words)
            (code, questions, error) = (asked.occupation, asked.fields, nil)
        case .unknown:
            (code, questions, error) = (nil, [], FormError(field, "matches.error.unknown-occupation"))
        case .unsupported:
            (code, questions, error) = (nil, [], FormError(field, "matches.error.unsupported-language"))
        }
    }

    private static func code(_ text: String) -> Int? {
        guard text.utf8.count == 5, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}

/// What was written about several occupations, each at its place of one form.
struct OccupationAnswers {
    private let answers: [OccupationAnswer]

    /// - Parameters:
    ///   - count: how many places the form has, three at most.
    ///   - data: what was sent.
    ///   - language: the reader's.
    ///   - words: the reader's.
    ///   - occupations: what knows titles.
    init(
        _ count: Int,
        of data: FormData,
        language: Language,
        _ words: Words,
        _ occupations: any OccupationSource
    ) {
        answers = Self.questions.prefix(count).enumerated().map { place, first in
            OccupationAnswer(
                of: data,
                in: ProfileForm.occupation(place),
                asking: first,
                language: language,
                words,
                occupations
            )
        }
    }

    /// By place: where the first question back is asked.
    private static let questions = [
        Field.required("occupation-1-code", .choice([])), Field.required("occupation-2-code", .choice([])),
        Field.required("occupation-3-code", .choice([])),
    ]

    /// By place; nil where nothing was written or it was not understood.
    var codes: [Int?] { answers.map(\.code) }

    /// What is asked back, by place; nothing where the words are clear.
    var questions: [[Field]] { answers.map(\.questions) }

    /// The form with a sentence at each occupation that was not understood.
    func asking(in form: Form) -> Form { answers.compactMap(\.error).reduce(form) { $0.adding($1) } }
}
