package import LotseCore
import LotseFormats
package import LotseMatching
import Synchronization

/// Occupations and skills of a vocabulary, asked in people's words and in codes of the KldB 2010.
///
/// A finder is made for a language when a title of it is first asked for, and kept.
package final class OccupationCatalogue: Sendable {
    package let vocabulary: Vocabulary
    /// By concept: the five digits of its unit as a number, 0 for what has none.
    let units: [Int32]
    /// By code: the concepts that have it, the one that names it first.
    private let concepts: [Int: [Int]]
    private let skillBook: SkillBook
    private let encoder: WordEncoder?
    private let shelf: Mutex<Shelf>

    /// What is made when it is first needed.
    private struct Shelf {
        var directions: ConceptDirections?
        var finders: [String: OccupationFinder] = [:]
    }

    /// What can be found by a title.
    static let kinds: Set<Vocabulary.Kind> = [.occupation, .unit]
    /// How many occupations people are asked to choose from, at most.
    private static let mostChoices = 6

    /// The core alone.
    ///
    /// - Parameters:
    ///   - core: what came with the program.
    ///   - encoder: what knows meanings; without it spelling alone decides.
    /// - Throws: `VocabularyDraft.Fault`.
    package convenience init(core: CoreVocabulary, encoder: WordEncoder?) throws {
        let vocabulary = try core.draft().finished()
        self.init(vocabulary, core, coreCount: vocabulary.conceptCount, encoder: encoder, Shelf())
    }

    /// The core and official vocabularies; takes seconds where ESCO is among them.
    ///
    /// - Parameters:
    ///   - core: what came with the program; its names come first.
    ///   - imported: each of `OfficialVocabulary.bytes`.
    ///   - encoder: what knows meanings; without it spelling alone decides.
    /// - Throws: `VocabularyDraft.Unreadable` or `VocabularyDraft.Fault`.
    package convenience init(core: CoreVocabulary, imported: [[UInt8]], encoder: WordEncoder?) throws {
        var draft = try core.draft()
        let coreCount = draft.conceptCount
        for bytes in imported { try draft.add(bytes) }
        let vocabulary = draft.finished()
        let directions = encoder.map { ConceptDirections(vocabulary, $0, kinds: Self.kinds) }
        let german = OccupationFinder(
            vocabulary,
            language: "de",
            kinds: Self.kinds,
            encoder: encoder,
            directions: directions
        )
        self.init(
            vocabulary,
            core,
            coreCount: coreCount,
            units: UnitGuess.units(in: vocabulary, german),
            encoder: encoder,
            Shelf(directions: directions, finders: ["de": german])
        )
    }

    private init(
        _ vocabulary: Vocabulary,
        _ core: CoreVocabulary,
        coreCount: Int,
        units guesses: [Int: Int] = [:],
        encoder: WordEncoder?,
        _ shelf: Shelf
    ) {
        (self.vocabulary, self.encoder) = (vocabulary, encoder)
        self.shelf = Mutex(shelf)
        skillBook = SkillBook(vocabulary, keys: core.skills.map(\.key))
        var units = [Int32](repeating: 0, count: vocabulary.conceptCount)
        var concepts: [Int: [Int]] = [:]
        for concept in units.indices {
            units[concept] = Int32(UnitGuess.code(of: concept, in: vocabulary) ?? guesses[concept] ?? 0)
        }
        // The core names a code first, then the classification itself, then what was added to it.
        let named = units.indices.filter { $0 < coreCount || vocabulary.kind(of: $0) == .unit }
        let others = units.indices.filter { $0 >= coreCount && vocabulary.kind(of: $0) != .unit }
        for concept in named + others where units[concept] > 0 {
            concepts[Int(units[concept]), default: []].append(concept)
        }
        (self.units, self.concepts) = (units, concepts)
    }

    private func finder(_ language: String) -> OccupationFinder? {
        guard !vocabulary.labels(in: language).isEmpty else { return nil }
        return shelf.withLock { shelf in
            if let finder = shelf.finders[language] { return finder }
            if let encoder, shelf.directions == nil {
                shelf.directions = ConceptDirections(vocabulary, encoder, kinds: Self.kinds)
            }
            let finder = OccupationFinder(
                vocabulary,
                language: language,
                kinds: Self.kinds,
                encoder: encoder,
                directions: shelf.directions
            )
            shelf.finders[language] = finder
            return finder
        }
    }
}

extension OccupationCatalogue: OccupationSource {
    /// What a title means; where its language does not know it, German and English words are understood too.
    package func reading(of title: String, in language: Language) -> OccupationReading {
        guard let finder = finder(language.primary), finder.isSupported else { return .unsupported }
        let found = candidates(title, finder)
        let verdict = OccupationFinding.verdict(on: found) { units[$0] }
        if verdict != .clear, let known = otherwise(title, than: language.primary) {
            return .clear(NamedOccupation(code: Int(units[known]), name: name(ofConcept: known, in: language)))
        }
        switch verdict {
        case .clear: return found.first.map { .clear(named($0, in: language)) } ?? .unknown
        case .unknown: return .unknown
        case .choose:
            var codes: Set<Int32> = []
            let different = found.filter { codes.insert(units[$0.concept]).inserted }
            return .choose(different.prefix(Self.mostChoices).map { named($0, in: language) })
        }
    }

    private func candidates(_ title: String, _ finder: OccupationFinder) -> [OccupationCandidate] {
        finder.find(title, most: 4 * Self.mostChoices).candidates.filter { units[$0.concept] > 0 }
    }

    /// The concept that is called exactly so in German or English; nil where none or several are.
    private func otherwise(_ title: String, than language: String) -> Int? {
        for other in ["de", "en"] where other != language {
            guard let finder = finder(other) else { continue }
            let same = candidates(title, finder).filter(\.agreement.isSameTitle)
            if let first = same.first, same.allSatisfy({ units[$0.concept] == units[first.concept] }) {
                return first.concept
            }
        }
        return nil
    }

    /// A unit of the KldB is many occupations: it goes by the title that was found.
    private func named(_ candidate: OccupationCandidate, in language: Language) -> NamedOccupation {
        let isUnit = vocabulary.kind(of: candidate.concept) == .unit
        let name = isUnit ? vocabulary.text(ofLabel: candidate.label) : name(ofConcept: candidate.concept, in: language)
        return NamedOccupation(code: Int(units[candidate.concept]), name: name)
    }

    private func name(ofConcept concept: Int, in language: Language) -> String {
        let tags = [language.primary, "de", "en"] + vocabulary.languageTags
        return tags.lazy.compactMap { self.vocabulary.name(of: concept, in: $0) }.first ?? ""
    }

    package func name(of occupation: Int, in language: Language) -> String? {
        let all = concepts[occupation] ?? []
        let tags = [language.primary, "de", "en"]
        return tags.lazy.compactMap { tag in
            all.lazy.compactMap { self.vocabulary.name(of: $0, in: tag) }.first
        }.first
    }

    /// Whether most occupations of the code may only be worked in with recognition or a licence: a code has several, and an
    /// obstacle that is none keeps people from asking.
    package func isRegulated(_ occupation: Int) -> Bool {
        let known = (concepts[occupation] ?? []).map { vocabulary.regulation(of: $0) }.filter { $0 != .unknown }
        return known.count { $0 == .regulated } * 2 > known.count
    }

    package func skills(in language: Language) -> [NamedSkill] { skillBook.all(in: language.primary) }

    package func skills(of occupation: Int, in language: Language) -> [NamedSkill] {
        let linked = (concepts[occupation] ?? []).flatMap { vocabulary.skills(of: $0) }
        var seen: Set<Int> = []
        let essential = linked.filter { $0.isEssential && seen.insert($0.skill).inserted }
        let others = linked.filter { seen.insert($0.skill).inserted }
        return (essential + others).compactMap { skillBook.named($0.skill, in: language.primary) }
    }

    package func skill(named text: String, in language: Language) -> NamedSkill? {
        skillBook.skill(named: text, in: language.primary)
    }
}
