import LotseCore
import LotseFormats
import LotseMatching

/// Questions in the plain words of the auxiliary classification (AuxCO), in German: which of its categories it is, each with
/// one line of what one does there, then the questions that belong to the chosen one.
final class AuxiliaryQuestions: Sendable {
    /// An occupation that the words may mean.
    struct Candidate {
        /// Five digits.
        let code: Int
        let group: OccupationGroup?
        let score: Float
    }

    /// Those that have a unit of the KldB: nothing else can be kept.
    private let categories: [AuxiliaryCategory]
    private let places: [String: Int]
    private let tables: OfficialAuxCO
    private let followUps: [String: FollowUp]
    /// By category: those that it is easily taken for.
    private let close: [String: [String]]
    /// By code: what its first category is called.
    private let names: [Int: String]
    private let finder: OccupationFinder

    /// - Parameters:
    ///   - tables: as they were imported.
    ///   - encoder: what knows meanings; without it spelling alone decides.
    /// - Throws: `VocabularyDraft.Fault`.
    init(_ tables: OfficialAuxCO, encoder: WordEncoder?) throws {
        self.tables = tables
        let categories = tables.categories.filter { $0.unit != nil }
        var (draft, places, names) = (VocabularyDraft(), [String: Int](), [Int: String]())
        for (place, category) in categories.enumerated() {
            let concept = try draft.add("auxco:\(category.id)", .occupation)
            try draft.label(category.title, of: concept, in: "de", isPreferred: true)
            try draft.label(category.task, of: concept, in: "de")
            places[category.id] = place
            if let code = category.unit.flatMap({ Int($0) }), names[code] == nil { names[code] = category.title }
        }
        for followUp in tables.followUps {
            guard let place = places[followUp.category] else { continue }
            let codes = followUp.questions.flatMap(\.answers).map(\.code) + followUp.combinations.map(\.code)
            for code in codes.compactMap({ $0?.unit }).compactMap({ Int($0) }) where names[code] == nil {
                names[code] = categories[place].title
            }
        }
        (self.categories, self.places, self.names) = (categories, places, names)
        followUps = Dictionary(tables.followUps.map { ($0.category, $0) }) { first, _ in first }
        close = Dictionary(grouping: tables.distinctions.filter(\.isClose), by: \.category)
            .mapValues { $0.map(\.other) }
        finder = OccupationFinder(draft.finished(), language: "de", encoder: encoder)
    }

    /// What a code is called, by the first category that has it; nil for other codes.
    func name(of code: Int) -> String? { names[code] }

    /// What to ask about a title.
    ///
    /// A category is as likely as the likeliest occupation that belongs to it, and the more so the nearer its own words come
    /// to the title; where there is room, those that the likeliest one is easily taken for stand behind.
    ///
    /// - Parameters:
    ///   - title: as it was written, in German.
    ///   - candidates: what it may mean.
    ///   - most: how many categories can be chosen from, at most.
    /// - Returns: nil where no category comes near.
    func question(about title: String, _ candidates: [Candidate], most: Int) -> TitleQuestion? {
        let own = finder.conceptScores(for: title)
        var likely: [Int: Float] = [:]
        for (place, score) in own.enumerated() where score >= OccupationFinding.leastScore { likely[place] = 0 }
        for candidate in candidates {
            for place in places(of: candidate) { likely[place] = max(likely[place] ?? 0, candidate.score) }
        }
        let ranked = likely.map { (place: $0.key, score: $0.value + own[$0.key]) }
            .sorted { ($1.score, $0.place) < ($0.score, $1.place) }
            .map(\.place)
        guard let first = ranked.first else { return nil }
        var chosen = Array(ranked.prefix(most))
        for id in close[categories[first].id] ?? [] where chosen.count < most {
            if let place = places[id], !chosen.contains(place) { chosen.append(place) }
        }
        return TitleQuestion(.occupation, chosen.compactMap { answer(categories[$0]) })
    }

    private func places(of candidate: Candidate) -> [Int] {
        var ids = tables.categoriesOfUnits[Digits.padded(candidate.code, to: 5)]
        if ids.isEmpty, let group = candidate.group { ids = tables.categoriesOfGroups[group.digits] }
        return ids.compactMap { places[$0] }
    }

    private func answer(_ category: AuxiliaryCategory) -> TitleQuestion.Answer? {
        guard let code = category.unit.flatMap({ Int($0) }) else { return nil }
        let asked = followUps[category.id].flatMap { question(0, of: $0, after: [:], otherwise: code) }
        return TitleQuestion.Answer(
            key: "auxco-\(category.id)",
            .written(category.title),
            line: category.task,
            next: asked.map { .question($0) } ?? .occupation(code)
        )
    }

    /// A question of a category with what its answers lead to; nil behind the last one.
    private func question(
        _ place: Int,
        of followUp: FollowUp,
        after given: [String: Int],
        otherwise code: Int
    ) -> TitleQuestion? {
        guard followUp.questions.indices.contains(place) else { return nil }
        let question = followUp.questions[place]
        let answers = question.answers.map { answer in
            var given = given
            given[question.id] = answer.number
            let next = answer.isLast ? nil : self.question(place + 1, of: followUp, after: given, otherwise: code)
            let meant = followUp.code(for: given)?.unit.flatMap { Int($0) }
            return TitleQuestion.Answer(
                key: "\(question.id)-\(answer.number)",
                .written(answer.text),
                next: next.map { .question($0) } ?? .occupation(meant ?? code)
            )
        }
        return answers.isEmpty ? nil : TitleQuestion(.written(question.present), answers)
    }
}
