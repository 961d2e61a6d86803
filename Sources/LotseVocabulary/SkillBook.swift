import LotseCore
import LotseMatching
import Synchronization

/// The skills of a vocabulary with their keys and numbers: those that came with the program first, in the file's order.
final class SkillBook: Sendable {
    private let vocabulary: Vocabulary
    /// By number: concept and key.
    private let skills: [(concept: Int, key: String)]
    /// By concept: its number.
    private let numbers: [Int: Int]
    private let pages = Mutex<[String: Page]>([:])

    /// What one language knows.
    private struct Page {
        let sorted: [NamedSkill]
        /// By the sorted words of a name: numbers of skills.
        let byWords: [[String]: Int]
    }

    /// What the ranking can count (`NamedSkill.number`).
    static let most = 32_768

    /// - Parameters:
    ///   - vocabulary: with skills.
    ///   - keys: of the first skills; those behind have the end of their address as key.
    init(_ vocabulary: Vocabulary, keys: [String]) {
        self.vocabulary = vocabulary
        var (skills, numbers) = ([(concept: Int, key: String)](), [Int: Int]())
        for concept in 0..<vocabulary.conceptCount where vocabulary.kind(of: concept) == .skill {
            guard skills.count < Self.most else { break }
            let id = vocabulary.id(of: concept)
            let key = skills.count < keys.count ? keys[skills.count] : "esco:\(ESCOAddress.end(ofSkill: id) ?? id)"
            numbers[concept] = skills.count
            skills.append((concept, key))
        }
        (self.skills, self.numbers) = (skills, numbers)
    }

    func all(in language: String) -> [NamedSkill] { page(language).sorted }

    /// The skill of a concept; nil for one that has no name anywhere.
    func named(_ concept: Int, in language: String) -> NamedSkill? {
        guard let number = numbers[concept] else { return nil }
        let names = [language, "de", "en"].lazy.compactMap { self.vocabulary.name(of: concept, in: $0) }
        return names.first.map { NamedSkill(key: skills[number].key, number: number, name: $0) }
    }

    /// The skill that is called so in the language, in German or in English, whatever the order of its words.
    func skill(named text: String, in language: String) -> NamedSkill? {
        for tag in [language, "de", "en"] {
            let words = TitleNormaliser(language: tag).normal(text).words.sorted()
            if !words.isEmpty, let number = page(tag).byWords[words] {
                return named(skills[number].concept, in: language)
            }
        }
        return nil
    }

    private func page(_ language: String) -> Page {
        pages.withLock { pages in
            if let page = pages[language] { return page }
            let page = makePage(language)
            pages[language] = page
            return page
        }
    }

    private func makePage(_ language: String) -> Page {
        let normaliser = TitleNormaliser(language: language)
        var byWords: [[String]: Int] = [:]
        var named: [(order: String, skill: NamedSkill)] = []
        for (number, entry) in skills.enumerated() {
            for label in vocabulary.labels(of: entry.concept, in: language) {
                let words = normaliser.normal(vocabulary.text(ofLabel: label)).words.sorted()
                if byWords[words] == nil { byWords[words] = number }
            }
            guard let skill = self.named(entry.concept, in: language) else { continue }
            named.append((normaliser.normal(skill.name).text, skill))
        }
        named.sort { ($0.order, $0.skill.number) < ($1.order, $1.skill.number) }
        return Page(sorted: named.map(\.skill), byWords: byWords)
    }
}
