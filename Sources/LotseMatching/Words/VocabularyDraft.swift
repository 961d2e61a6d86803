/// A vocabulary in the making: concepts first, then what is said of them.
public struct VocabularyDraft: Sendable {
    /// Why something cannot be part of a vocabulary.
    public enum Fault: Error, Hashable {
        case emptyID
        case repeatedID(String)
        case unknownConcept(Int)
        case otherKind(concept: Int, needed: Vocabulary.Kind)
        case emptyLabel(concept: Int)
        case tooLongLabel(concept: Int)
        case tooManyConcepts
        case tooManyLabels
    }

    private struct Label {
        let language: String
        let concept: Int
        let isPreferred: Bool
        let text: String
    }

    private var ids: [String] = []
    private var numbers: [String: Int32] = [:]
    private var kinds: [Vocabulary.Kind] = []
    private var groupCodes: [UInt16] = []
    private var regulations: [Vocabulary.Regulation] = []
    private var labels: [Label] = []
    private var skills: [(source: Int, target: Int)] = []
    private var groups: [(source: Int, target: Int)] = []
    private var units: [(source: Int, target: Int)] = []

    /// No vocabulary may have more; ESCO has about 17,000 with its skills.
    public static let mostConcepts = 1_000_000
    /// No vocabulary may have more; ESCO's occupations have 320,000 in 22 languages.
    public static let mostLabels = 4_000_000
    /// No label may have more bytes; the longest of ESCO has about 200.
    public static let mostLabelBytes = 1_000

    public init() {}

    public var conceptCount: Int { ids.count }

    /// The number of the concept with an id, if it was added.
    public func concept(_ id: String) -> Int? { numbers[id].map(Int.init) }

    /// Adds a concept.
    ///
    /// - Parameters:
    ///   - id: of its publisher, for example a URI.
    ///   - kind: what it is.
    ///   - group: which group it lies in, or is.
    ///   - regulation: whether the law says who may work in it.
    /// - Returns: its number.
    /// - Throws: `Fault`.
    public mutating func add(
        _ id: String,
        _ kind: Vocabulary.Kind,
        group: OccupationGroup? = nil,
        regulation: Vocabulary.Regulation = .unknown
    ) throws(Fault) -> Int {
        guard !id.isEmpty else { throw .emptyID }
        guard numbers[id] == nil else { throw .repeatedID(id) }
        guard ids.count < Self.mostConcepts else { throw .tooManyConcepts }
        numbers[id] = Int32(ids.count)
        ids.append(id)
        kinds.append(kind)
        groupCodes.append(group?.code ?? 0)
        regulations.append(regulation)
        return ids.count - 1
    }

    /// Says what a concept is called in a language; the same text again changes nothing, but it may become preferred.
    ///
    /// - Parameters:
    ///   - text: as it is published.
    ///   - concept: its number.
    ///   - language: a tag, for example `de`.
    ///   - isPreferred: whether this is how the concept is shown.
    /// - Throws: `Fault`.
    public mutating func label(
        _ text: String,
        of concept: Int,
        in language: String,
        isPreferred: Bool = false
    ) throws(Fault) {
        guard kinds.indices.contains(concept) else { throw .unknownConcept(concept) }
        guard !text.isEmpty else { throw .emptyLabel(concept: concept) }
        guard text.utf8.count <= Self.mostLabelBytes else { throw .tooLongLabel(concept: concept) }
        guard labels.count < Self.mostLabels else { throw .tooManyLabels }
        labels.append(Label(language: language, concept: concept, isPreferred: isPreferred, text: text))
    }

    /// Says that an occupation needs a skill, or can use it.
    public mutating func relate(_ occupation: Int, toSkill skill: Int, isEssential: Bool) throws(Fault) {
        try check(occupation, is: .occupation)
        try check(skill, is: .skill)
        skills.append((occupation, skill << 1 | (isEssential ? 0 : 1)))
    }

    /// Says that a unit of the German classification belongs to a group.
    public mutating func relate(unit: Int, to group: OccupationGroup) throws(Fault) {
        try check(unit, is: .unit)
        groups.append((unit, Int(group.code)))
    }

    /// Says that an occupation belongs to a unit of the German classification.
    public mutating func relate(_ occupation: Int, toUnit unit: Int) throws(Fault) {
        try check(occupation, is: .occupation)
        try check(unit, is: .unit)
        units.append((occupation, unit))
    }

    private func check(_ concept: Int, is kind: Vocabulary.Kind) throws(Fault) {
        guard kinds.indices.contains(concept) else { throw .unknownConcept(concept) }
        guard kinds[concept] == kind else { throw .otherKind(concept: concept, needed: kind) }
    }

    /// The vocabulary; labels of one concept and language keep the order in which they were said.
    public func finished() -> Vocabulary {
        var idColumn = TextColumn()
        for id in ids { idColumn.append(id) }
        // Language, concept and place in one number, in this order: the limits above fit into its bits.
        let tags = Set(labels.map(\.language)).sorted()
        let numberOfTag = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, $0) })
        var keys = labels.enumerated().map { place, label in
            UInt64(numberOfTag[label.language] ?? 0) << 42 | UInt64(label.concept) << 22 | UInt64(place)
        }
        keys.sort()
        let order = keys.lazy.map { Int($0 & 0x3F_FFFF) }
        var texts = TextColumn()
        var (concepts, preferred, ranges) = ([UInt32](), [Bool](), [String: Range<Int>]())
        var numbersByText: [String: Int] = [:]
        var last: Label?
        for index in order {
            let label = labels[index]
            if label.language != last?.language || label.concept != last?.concept { numbersByText = [:] }
            last = label
            if let known = numbersByText[label.text] {
                preferred[known] = preferred[known] || label.isPreferred
                continue
            }
            numbersByText[label.text] = texts.count
            let start = ranges[label.language]?.lowerBound ?? texts.count
            texts.append(label.text)
            concepts.append(UInt32(label.concept))
            preferred.append(label.isPreferred)
            ranges[label.language] = start..<texts.count
        }
        return Vocabulary(
            ids: idColumn,
            kinds: kinds,
            groupCodes: groupCodes,
            regulations: regulations,
            texts: texts,
            labelConcepts: concepts,
            preferredLabels: preferred,
            languages: ranges,
            skillLinks: Links(skills, sourceCount: ids.count),
            groupLinks: Links(groups, sourceCount: ids.count),
            unitLinks: Links(units, sourceCount: ids.count),
            numbers: numbers
        )
    }
}
