/// A vocabulary as bytes, to be kept and added to others later.
extension Vocabulary {
    private static let format = "LOTSEVOC1"

    /// All of it but what can be found again: concepts, labels, and what belongs to what.
    public var bytes: [UInt8] {
        var packed = PackedArrays()
        packed.append(Self.format)
        packed.append((0..<conceptCount).map { id(of: $0) }.joined(separator: "\n"))
        packed.append(kinds.map(\.rawValue))
        packed.append(groupCodes)
        packed.append(regulations.map(\.rawValue))
        packed.append((0..<labelCount).map { text(ofLabel: $0) }.joined(separator: "\n"))
        packed.append(labelConcepts)
        packed.append(preferredLabels.map { $0 ? 1 : 0 } as [UInt8])
        packed.append(languageTags.joined(separator: "\n"))
        packed.append(languageTags.flatMap { [UInt32(labels(in: $0).lowerBound), UInt32(labels(in: $0).upperBound)] })
        for links in [skillLinks, groupLinks, unitLinks] {
            let pairs = (0..<conceptCount).flatMap { source in links[source].flatMap { [UInt32(source), $0] } }
            packed.append(pairs)
        }
        return packed.bytes
    }
}

extension VocabularyDraft {
    /// The bytes are no vocabulary of this version.
    public struct Unreadable: Error, Hashable {}

    /// Adds a vocabulary that was kept: its labels and links come to concepts of the same id where there are any.
    ///
    /// What the draft has said of a concept before stays: its kind, its group, its regulation and its names come first.
    ///
    /// - Parameter bytes: of `Vocabulary.bytes`.
    /// - Throws: `Unreadable`, or `Fault` for what no vocabulary may hold; the draft is of no use then.
    public mutating func add(_ bytes: [UInt8]) throws {
        var packed = UnpackedArrays(bytes)
        guard packed.text() == "LOTSEVOC1", let names = packed.lines(), let kinds = packed.numbers(UInt8.self),
            let groups = packed.numbers(UInt16.self), let regulations = packed.numbers(UInt8.self),
            let labels = packed.lines(), let labelConcepts = packed.numbers(UInt32.self),
            let preferred = packed.numbers(UInt8.self), let tags = packed.text(),
            let ranges = packed.numbers(UInt32.self), let skills = packed.numbers(UInt32.self),
            let unitGroups = packed.numbers(UInt32.self), let units = packed.numbers(UInt32.self), packed.isAtEnd
        else { throw Unreadable() }
        guard names.count == kinds.count, kinds.count == groups.count, groups.count == regulations.count else {
            throw Unreadable()
        }
        var numbers: [Int] = []
        for (place, id) in names.enumerated() {
            guard let kind = Vocabulary.Kind(rawValue: kinds[place]),
                let regulation = Vocabulary.Regulation(rawValue: regulations[place])
            else { throw Unreadable() }
            let group = groups[place] == 0 ? nil : OccupationGroup(code: groups[place])
            numbers.append(try concept(id) ?? add(id, kind, group: group, regulation: regulation))
        }
        try addLabels(labels, labelConcepts, preferred, tags: tags, ranges: ranges, numbers)
        for pair in try Self.pairs(skills, count: numbers.count) {
            guard numbers.indices.contains(pair.1 >> 1) else { throw Unreadable() }
            try relate(numbers[pair.0], toSkill: numbers[pair.1 >> 1], isEssential: pair.1 & 1 == 0)
        }
        for pair in try Self.pairs(unitGroups, count: numbers.count) {
            guard let code = UInt16(exactly: pair.1) else { throw Unreadable() }
            try relate(unit: numbers[pair.0], to: OccupationGroup(code: code))
        }
        for pair in try Self.pairs(units, count: numbers.count) {
            guard numbers.indices.contains(pair.1) else { throw Unreadable() }
            try relate(numbers[pair.0], toUnit: numbers[pair.1])
        }
    }

    private mutating func addLabels(
        _ labels: [String],
        _ concepts: [UInt32],
        _ preferred: [UInt8],
        tags: String,
        ranges: [UInt32],
        _ numbers: [Int]
    ) throws {
        let languages = tags.split(separator: "\n").map(String.init)
        guard labels.count == concepts.count, concepts.count == preferred.count, ranges.count == 2 * languages.count
        else { throw Unreadable() }
        for (place, language) in languages.enumerated() {
            let (start, end) = (Int(ranges[2 * place]), Int(ranges[2 * place + 1]))
            guard start <= end, end <= labels.count else { throw Unreadable() }
            for label in start..<end {
                guard numbers.indices.contains(Int(concepts[label])) else { throw Unreadable() }
                let number = numbers[Int(concepts[label])]
                try self.label(labels[label], of: number, in: language, isPreferred: preferred[label] == 1)
            }
        }
    }

    private static func pairs(_ numbers: [UInt32], count: Int) throws(Unreadable) -> [(Int, Int)] {
        guard numbers.count.isMultiple(of: 2) else { throw Unreadable() }
        let pairs = stride(from: 0, to: numbers.count, by: 2).map { (Int(numbers[$0]), Int(numbers[$0 + 1])) }
        guard pairs.allSatisfy({ (0..<count).contains($0.0) }) else { throw Unreadable() }
        return pairs
    }
}
