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
    /// Nil where the auxiliary classification was not imported.
    private let auxiliary: AuxiliaryQuestions?
    /// What had to be made anew and is worth keeping; nil where nothing had to.
    package let made: MadeVocabulary?
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
    /// How many skills say what one does in an occupation.
    private static let skillsOfLine = 3

    /// The core, and what was imported beside it.
    ///
    /// - Parameters:
    ///   - core: what came with the program; its names come first.
    ///   - imported: official vocabularies and questions, as they were kept.
    ///   - kept: the bytes of what an earlier catalogue had `made`; where it is of another vocabulary or model, or missing, it
    ///     is made here, which takes seconds where ESCO was imported.
    ///   - encoder: what knows meanings; without it spelling alone decides.
    /// - Throws: `VocabularyDraft.Unreadable`, `VocabularyDraft.Fault`, or what is wrong with the questions.
    package init(
        core: CoreVocabulary,
        imported: [OfficialVocabulary] = [],
        made kept: [UInt8]? = nil,
        encoder: WordEncoder?
    ) throws {
        var draft = try core.draft()
        let coreCount = draft.conceptCount
        var tables: [OfficialFile] = []
        for vocabulary in imported {
            if let name = OfficialAuxCO.file(keptAs: vocabulary.name) {
                tables.append(OfficialFile(name: name, bytes: vocabulary.bytes))
            } else {
                try draft.add(vocabulary.bytes)
            }
        }
        let vocabulary = draft.finished()
        (self.vocabulary, self.encoder) = (vocabulary, encoder)
        auxiliary = tables.isEmpty ? nil : try AuxiliaryQuestions(try OfficialAuxCO(tables), encoder: encoder)
        var (shelf, made, isNew) = (Shelf(), MadeVocabulary?.none, false)
        // All occupations of the core say their units.
        if vocabulary.conceptCount > coreCount {
            made = kept.flatMap { MadeVocabulary($0, of: vocabulary, encoder) }
            if made == nil {
                let new = MadeVocabulary.make(of: vocabulary, encoder)
                (made, isNew, shelf.finders["de"]) = (new.made, true, new.german)
            }
            shelf.directions = made?.directions
        }
        self.made = isNew ? made : nil
        self.shelf = Mutex(shelf)
        skillBook = SkillBook(vocabulary, keys: core.skills.map(\.key))
        var units = [Int32](repeating: 0, count: vocabulary.conceptCount)
        var concepts: [Int: [Int]] = [:]
        for concept in units.indices {
            units[concept] = UnitGuess.code(of: concept, in: vocabulary).map(Int32.init) ?? made?.guesses[concept] ?? 0
        }
        // The core names a code first, then the classification itself, then what was added to it.
        let named = units.indices.filter { $0 < coreCount || vocabulary.kind(of: $0) == .unit }
        let others = units.indices.filter { $0 >= coreCount && vocabulary.kind(of: $0) != .unit }
        for concept in named + others where units[concept] > 0 {
            concepts[Int(units[concept]), default: []].append(concept)
        }
        (self.units, self.concepts) = (units, concepts)
    }

    /// Makes the finders that every unclear title needs, so that no request waits for them.
    package func prepare() {
        for language in Self.alwaysUnderstood { _ = finder(language) }
    }

    /// People write what stands on their diploma.
    private static let alwaysUnderstood = ["de", "en"]

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
    /// A catalogue is never changed.
    package var edition: Int { 0 }

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
        case .choose: return .choose(question(about: title, found, in: language))
        }
    }

    /// What to ask about a title: in the plain words of the auxiliary classification where it was imported, else our own.
    private func question(
        about title: String,
        _ found: [OccupationCandidate],
        in language: Language
    ) -> TitleQuestion {
        if language.primary == "de", let auxiliary {
            let candidates = found.map { candidate in
                AuxiliaryQuestions.Candidate(
                    code: Int(units[candidate.concept]),
                    group: vocabulary.group(of: candidate.concept),
                    score: candidate.score
                )
            }
            let question = auxiliary.question(about: title, candidates, most: Self.mostChoices)
            if let question { return question }
        }
        var codes: Set<Int32> = []
        let candidates = found.filter { codes.insert(units[$0.concept]).inserted }.map { candidate in
            let occupation = named(candidate, in: language)
            return StructureQuestions.Candidate(
                code: occupation.code,
                name: occupation.name,
                line: line(of: candidate.concept, in: language)
            )
        }
        return StructureQuestions(name: { self.name(of: $0, in: language) }, most: Self.mostChoices).question(
            candidates
        )
    }

    /// What one does in an occupation, by the first skills that it needs; nil where none are known.
    private func line(of concept: Int, in language: Language) -> String? {
        let own = skills(ofConcepts: [concept], in: language)
        let known = own.isEmpty ? skills(of: Int(units[concept]), in: language) : own
        let names = known.prefix(Self.skillsOfLine).map(\.name)
        return names.isEmpty ? nil : names.joined(separator: language.primary == "ar" ? "، " : ", ")
    }

    private func candidates(_ title: String, _ finder: OccupationFinder) -> [OccupationCandidate] {
        finder.find(title, most: 4 * Self.mostChoices).candidates.filter { units[$0.concept] > 0 }
    }

    /// The concept that is called exactly so in German or English; nil where none or several are.
    private func otherwise(_ title: String, than language: String) -> Int? {
        for other in Self.alwaysUnderstood where other != language {
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
        let name = tags.lazy.compactMap { tag in
            all.lazy.compactMap { self.vocabulary.name(of: $0, in: tag) }.first
        }.first
        return name ?? auxiliary?.name(of: occupation)
    }

    /// Whether most occupations of the code may only be worked in with recognition or a licence: a code has several, and an
    /// obstacle that is none keeps people from asking.
    package func isRegulated(_ occupation: Int) -> Bool {
        let known = (concepts[occupation] ?? []).map { vocabulary.regulation(of: $0) }.filter { $0 != .unknown }
        return known.count { $0 == .regulated } * 2 > known.count
    }

    package func skills(in language: Language) -> [NamedSkill] { skillBook.all(in: language.primary) }

    package func skills(of occupation: Int, in language: Language) -> [NamedSkill] {
        skills(ofConcepts: concepts[occupation] ?? [], in: language)
    }

    private func skills(ofConcepts concepts: [Int], in language: Language) -> [NamedSkill] {
        let linked = concepts.flatMap { vocabulary.skills(of: $0) }
        var seen: Set<Int> = []
        let essential = linked.filter { $0.isEssential && seen.insert($0.skill).inserted }
        let others = linked.filter { seen.insert($0.skill).inserted }
        return (essential + others).compactMap { skillBook.named($0.skill, in: language.primary) }
    }

    package func skill(named text: String, in language: Language) -> NamedSkill? {
        skillBook.skill(named: text, in: language.primary)
    }
}
