/// Occupations, skills and groups with what people call them, in a compact form.
///
/// Concepts and labels are numbered from 0. The labels of one language lie together, in the order of their concepts, so
/// that a search over a language is a search over a range.
public struct Vocabulary: Sendable, Equatable {
    /// What a concept is.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// An occupation of ESCO.
        case occupation
        /// A group of ISCO-08.
        case group
        /// A skill or knowledge of ESCO.
        case skill
        /// A unit of the German classification of occupations ("Klassifikation der Berufe 2010"), five digits.
        case unit
    }

    /// Whether the law says who may work in an occupation.
    public enum Regulation: UInt8, Sendable {
        case unknown
        case free
        case regulated
    }

    let ids: TextColumn
    let kinds: [Kind]
    /// Zero where a concept lies in no group.
    let groupCodes: [UInt16]
    let regulations: [Regulation]

    let texts: TextColumn
    let labelConcepts: [UInt32]
    let preferredLabels: [Bool]
    /// The labels of each language.
    let languages: [String: Range<Int>]

    /// Of an occupation: its skills, twice the number of the concept, one more where the skill is optional.
    let skillLinks: Links
    /// Of a unit: codes of the groups that it belongs to.
    let groupLinks: Links
    /// Of an occupation: the units that it belongs to.
    let unitLinks: Links
    let numbers: [String: Int32]

    public var conceptCount: Int { kinds.count }
    public var labelCount: Int { texts.count }

    /// The number of the concept with an id.
    public func concept(_ id: String) -> Int? { numbers[id].map(Int.init) }

    public func id(of concept: Int) -> String { ids[concept] }

    public func kind(of concept: Int) -> Kind { kinds[concept] }

    public func regulation(of concept: Int) -> Regulation { regulations[concept] }

    /// The group that the concept is or lies in.
    public func group(of concept: Int) -> OccupationGroup? {
        groupCodes[concept] == 0 ? nil : OccupationGroup(code: groupCodes[concept])
    }

    /// The skills of an occupation, by number; essential ones are needed nearly everywhere.
    public func skills(of occupation: Int) -> [(skill: Int, isEssential: Bool)] {
        skillLinks[occupation].map { (Int($0 >> 1), $0 & 1 == 0) }
    }

    /// The units of the German classification that an occupation belongs to.
    public func units(of occupation: Int) -> [Int] { unitLinks[occupation].map(Int.init) }

    /// The groups that a unit of the German classification belongs to, several where the classifications cut otherwise.
    public func groups(ofUnit unit: Int) -> [OccupationGroup] {
        groupLinks[unit].map { OccupationGroup(code: UInt16(truncatingIfNeeded: $0)) }
    }

    /// The languages that have labels, in the order of their tags.
    public var languageTags: [String] { languages.keys.sorted() }

    /// The labels of a language; empty for one that the vocabulary does not have.
    public func labels(in language: String) -> Range<Int> { languages[language] ?? 0..<0 }

    public func text(ofLabel label: Int) -> String { texts[label] }

    public func concept(ofLabel label: Int) -> Int { Int(labelConcepts[label]) }

    public func isPreferred(label: Int) -> Bool { preferredLabels[label] }

    /// The labels of a concept in a language.
    public func labels(of concept: Int, in language: String) -> Range<Int> {
        let range = labels(in: language)
        let start = firstLabel(in: range, from: UInt32(concept))
        return start..<firstLabel(in: start..<range.upperBound, from: UInt32(concept) + 1)
    }

    /// What to call a concept in a language: its preferred label, else its first; nil where it has none.
    public func name(of concept: Int, in language: String) -> String? {
        let range = labels(of: concept, in: language)
        return (range.first { preferredLabels[$0] } ?? range.first).map { texts[$0] }
    }

    private func firstLabel(in range: Range<Int>, from concept: UInt32) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if labelConcepts[middle] < concept { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
