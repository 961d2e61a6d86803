import LotseCore
import LotseFormats
import LotseMatching

/// The texts that the encoder learns from, in groups that mean the same or nearly the same.
struct TrainingTexts {
    /// Two texts of one group.
    struct Pair {
        let one: Int
        let other: Int
        /// What they belong to: pairs of the same key are never told apart.
        let key: Int
    }

    /// By text: its buckets are `buckets[starts[t]..<starts[t + 1]]`.
    private(set) var starts: [Int] = [0]
    private(set) var buckets: [UInt32] = []
    /// By concept: its languages, each with its texts.
    private var concepts: [[[Int32]]] = []
    /// By unit of the German classification.
    private var units: [[Int32]] = []
    private var groups: [[Int32]] = []
    private let bits: Int
    private var normalisers: [String: TitleNormaliser] = [:]

    var count: Int { starts.count - 1 }

    /// - Parameters:
    ///   - vocabulary: concepts with labels of all languages, and units with the titles that may be learned from.
    ///   - forbidden: normal German titles that never enter.
    ///   - bits: there are two to this power of buckets.
    init(_ vocabulary: Vocabulary, forbidden: Set<String>, bits: Int) {
        self.bits = bits
        var byGroup: [OccupationGroup: [Int32]] = [:]
        for concept in 0..<vocabulary.conceptCount {
            let isUnit = vocabulary.kind(of: concept) == .unit
            var languages: [[Int32]] = []
            for language in vocabulary.languageTags {
                let texts = texts(of: concept, in: language, vocabulary, forbidden: isUnit ? forbidden : [])
                if !texts.isEmpty { languages.append(texts) }
            }
            guard !languages.isEmpty else { continue }
            let unitGroups = isUnit ? vocabulary.groups(ofUnit: concept) : []
            let group = isUnit ? (unitGroups.count == 1 ? unitGroups[0] : nil) : vocabulary.group(of: concept)
            if let group { byGroup[group, default: []] += languages.joined() }
            if isUnit {
                if languages[0].count > 1 { units.append(languages[0]) }
            } else {
                concepts.append(languages)
            }
        }
        groups = byGroup.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 1 }
    }

    private mutating func texts(
        of concept: Int,
        in language: String,
        _ vocabulary: Vocabulary,
        forbidden: Set<String>
    ) -> [Int32] {
        let normaliser = normalisers[language] ?? TitleNormaliser(language: language)
        normalisers[language] = normaliser
        var (texts, seen): ([Int32], Set<String>) = ([], forbidden)
        for label in vocabulary.labels(of: concept, in: language) {
            let text = normaliser.normal(vocabulary.text(ofLabel: label)).text
            guard !text.isEmpty, seen.insert(text).inserted else { continue }
            texts.append(Int32(count))
            buckets += WordFeatures.buckets(of: text, bits: bits)
            starts.append(buckets.count)
        }
        return texts
    }

    /// Draws two texts: seven of ten times of a concept (half of them in one language), two of a unit, one of a group.
    func pair(_ random: inout SplitMix64) -> Pair {
        let kind = Int.random(in: 0..<10, using: &random)
        if kind < 2, !units.isEmpty {
            let unit = Int.random(in: units.indices, using: &random)
            let (one, other) = Self.two(of: units[unit], &random)
            return Pair(one: one, other: other, key: concepts.count + unit)
        }
        if kind < 3, !groups.isEmpty {
            let group = Int.random(in: groups.indices, using: &random)
            let (one, other) = Self.two(of: groups[group], &random)
            let key = concepts.count + units.count + group
            return Pair(one: one, other: other, key: key)
        }
        while true {
            let concept = Int.random(in: concepts.indices, using: &random)
            let languages = concepts[concept]
            let first = Int.random(in: languages.indices, using: &random)
            let staysInLanguage = Bool.random(using: &random)
            let second = staysInLanguage ? first : Int.random(in: languages.indices, using: &random)
            guard second != first || languages[first].count > 1 else { continue }
            let texts =
                second == first
                ? Self.two(of: languages[first], &random)
                : (Self.one(of: languages[first], &random), Self.one(of: languages[second], &random))
            return Pair(one: texts.0, other: texts.1, key: concept)
        }
    }

    private static func one(of texts: [Int32], _ random: inout SplitMix64) -> Int {
        Int(texts[Int.random(in: texts.indices, using: &random)])
    }

    private static func two(of texts: [Int32], _ random: inout SplitMix64) -> (Int, Int) {
        let one = Int.random(in: 0..<texts.count, using: &random)
        let other = Int.random(in: 0..<(texts.count - 1), using: &random)
        return (Int(texts[one]), Int(texts[other < one ? other : other + 1]))
    }
}
