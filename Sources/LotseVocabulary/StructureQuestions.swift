import LotseCore

/// Questions of our own, made from how the KldB 2010 is built: which field it is, then what one needs to have learned for it,
/// and whether one leads others, where the words leave that open.
///
/// Four digits are a field, the fifth is its level. A nine in the fourth place stands for those who lead in the three digits
/// before it: on level 3 they supervise, on level 4 they manage.
struct StructureQuestions {
    /// An occupation that the words may mean.
    struct Candidate {
        /// Five digits.
        let code: Int
        let name: String
        /// What one does there.
        let line: String?
    }

    /// What an occupation is called; nil for a code that the vocabulary does not have.
    let name: (Int) -> String?
    /// How many fields can be chosen from, at most.
    let most: Int

    /// One field of the candidates, called as its likeliest one.
    private struct Choice {
        let first: Candidate
        /// Whether several levels of the field may be meant.
        var hasLevels = false
        /// Whether those who lead in it may be meant.
        var hasLeaders = false

        /// Takes in a candidate of the same field; false for one of another.
        mutating func takes(_ code: Int) -> Bool {
            if code / 10 == first.code / 10 {
                hasLevels = true
            } else if code / 100 == first.code / 100, leads(code), !leads(first.code) {
                hasLeaders = true
            } else {
                return false
            }
            return true
        }

        private func leads(_ code: Int) -> Bool { StructureQuestions.leads(code) }
    }

    /// What to ask about candidates with different codes, the likeliest first; at least one.
    func question(_ candidates: [Candidate]) -> TitleQuestion {
        var choices: [Choice] = []
        for candidate in candidates {
            if choices.indices.contains(where: { choices[$0].takes(candidate.code) }) { continue }
            if choices.count < most { choices.append(Choice(first: candidate)) }
        }
        let answers = choices.map { choice in
            TitleQuestion.Answer(
                key: Self.key(choice.first.code),
                .written(choice.first.name),
                line: choice.first.line,
                next: step(choice)
            )
        }
        // One field needs no choice.
        if answers.count == 1, case .question(let question) = answers[0].next { return question }
        return TitleQuestion(.occupation, answers)
    }

    private func step(_ choice: Choice) -> TitleQuestion.Step {
        let code = choice.first.code
        guard choice.hasLeaders else { return choice.hasLevels ? levels(of: code) : .occupation(code) }
        let nobody = choice.hasLevels ? levels(of: code) : .occupation(code)
        let none = TitleQuestion.Answer(key: "\(Self.key(code))-nobody", .leadsNobody, next: nobody)
        return .question(TitleQuestion(.lead, [none] + known(in: code / 100 * 10 + 9).map(leader)))
    }

    /// All levels that the vocabulary has, not only those that were found: whoever is asked shall find their own.
    private func levels(of code: Int) -> TitleQuestion.Step {
        let codes = known(in: code / 10)
        guard codes.count > 1 else { return .occupation(code) }
        if Self.leads(code) { return .question(TitleQuestion(.lead, codes.map(leader))) }
        let answers = codes.map { code in
            TitleQuestion.Answer(key: Self.key(code), .level(code % 10), line: name(code), next: .occupation(code))
        }
        return .question(TitleQuestion(.level, answers))
    }

    private func leader(_ code: Int) -> TitleQuestion.Answer {
        let meaning: TitleQuestion.Answer.Meaning = code % 10 == 4 ? .manages : .supervises
        return TitleQuestion.Answer(key: Self.key(code), meaning, line: name(code), next: .occupation(code))
    }

    private func known(in field: Int) -> [Int] { (1...4).map { field * 10 + $0 }.filter { name($0) != nil } }

    fileprivate static func leads(_ code: Int) -> Bool { code / 10 % 10 == 9 }

    /// Five digits, as forms send them.
    private static func key(_ code: Int) -> String { Digits.padded(code, to: 5) }
}
