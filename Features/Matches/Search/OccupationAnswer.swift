import LotseCore
import LotseWeb

/// What somebody wrote about an occupation, and what is made of it: a code, or a question back.
struct OccupationAnswer {
    /// Nil where nothing was written or it was not understood.
    let code: Int?
    /// Occupations to choose from, where the words may mean several.
    let options: [NamedOccupation]
    let error: FormError?

    /// - Parameters:
    ///   - text: the title, or five digits of the KldB 2010.
    ///   - chosen: one of the options that were offered for the same text.
    ///   - field: where a question back is asked.
    ///   - language: the reader's.
    ///   - occupations: what knows titles.
    init(
        _ text: String,
        chosen: String,
        field: String,
        language: Language,
        _ occupations: any OccupationSource
    ) {
        guard !text.isEmpty else {
            (code, options, error) = (nil, [], nil)
            return
        }
        if let number = Self.code(text), occupations.name(of: number, in: language) != nil {
            (code, options, error) = (number, [], nil)
            return
        }
        switch occupations.reading(of: text, in: language) {
        case .clear(let occupation): (code, options, error) = (occupation.code, [], nil)
        case .choose(let candidates):
            options = candidates
            code = Self.code(chosen).flatMap { number in candidates.contains { $0.code == number } ? number : nil }
            error = code == nil ? FormError("\(field)-code", "matches.error.choose-occupation") : nil
        case .unknown:
            (code, options, error) = (nil, [], FormError(field, "matches.error.unknown-occupation"))
        case .unsupported:
            (code, options, error) = (nil, [], FormError(field, "matches.error.unsupported-language"))
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
    ///   - count: how many places the form has.
    ///   - data: what was sent.
    ///   - language: the reader's.
    ///   - occupations: what knows titles.
    init(_ count: Int, of data: FormData, language: Language, _ occupations: any OccupationSource) {
        answers = (0..<count).map { place in
            let field = ProfileForm.occupation(place)
            return OccupationAnswer(
                data[field],
                chosen: data["\(field)-code"],
                field: field,
                language: language,
                occupations
            )
        }
    }

    /// By place; nil where nothing was written or it was not understood.
    var codes: [Int?] { answers.map(\.code) }

    /// What the words may mean, by the places where that has to be asked.
    var options: [Int: [NamedOccupation]] {
        var options: [Int: [NamedOccupation]] = [:]
        for (place, answer) in answers.enumerated() where !answer.options.isEmpty { options[place] = answer.options }
        return options
    }

    /// The form with a question back at each place where one is asked.
    func asking(in form: Form) -> Form { answers.compactMap(\.error).reduce(form) { $0.adding($1) } }
}
