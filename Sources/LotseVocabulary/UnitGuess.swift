import LotseMatching

/// Which unit of the KldB an occupation belongs to where nobody says it: ESCO knows groups of ISCO-08 only.
///
/// Among the units of the occupation's group, the one that has the title or occupation most like its German name. An
/// occupation without a German name, or in a group without units, belongs to none and is not proposed.
enum UnitGuess {
    /// The code of a concept's unit as a number, where the vocabulary says it; nil for skills and groups.
    static func code(of concept: Int, in vocabulary: Vocabulary) -> Int? {
        switch vocabulary.kind(of: concept) {
        case .occupation: vocabulary.units(of: concept).first.flatMap { number(vocabulary.id(of: $0)) }
        case .unit: number(vocabulary.id(of: concept))
        case .group, .skill: nil
        }
    }

    /// The number of `kldb:81302`.
    private static func number(_ id: String) -> Int? {
        id.hasPrefix("kldb:") ? Int(id.dropFirst(5)) : nil
    }

    /// By concept of an occupation without a unit: the code that fits best.
    ///
    /// - Parameters:
    ///   - vocabulary: with units and their groups.
    ///   - german: a finder over its German occupations and units.
    /// - Returns: nothing for an occupation without a German name, or in a group without units.
    static func units(in vocabulary: Vocabulary, _ german: OccupationFinder) -> [Int: Int] {
        var codes: [OccupationGroup: Set<Int>] = [:]
        for unit in 0..<vocabulary.conceptCount where vocabulary.kind(of: unit) == .unit {
            guard let code = code(of: unit, in: vocabulary) else { continue }
            for group in vocabulary.groups(ofUnit: unit) { codes[group, default: []].insert(code) }
        }
        let known = german.concepts.map { code(of: $0, in: vocabulary) }
        var guesses: [Int: Int] = [:]
        for concept in 0..<vocabulary.conceptCount where vocabulary.kind(of: concept) == .occupation {
            guard code(of: concept, in: vocabulary) == nil, let group = vocabulary.group(of: concept),
                let possible = codes[group], let name = vocabulary.name(of: concept, in: "de")
            else { continue }
            if possible.count == 1 {
                guesses[concept] = possible.first
                continue
            }
            let scores = german.conceptScores(for: name)
            var best: (code: Int, score: Float)?
            for (place, code) in known.enumerated() {
                guard let code, possible.contains(code), scores[place] > best?.score ?? 0 else { continue }
                best = (code, scores[place])
            }
            guesses[concept] = best?.code
        }
        return guesses
    }
}
