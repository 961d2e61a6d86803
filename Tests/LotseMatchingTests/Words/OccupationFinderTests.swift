import LotseCore
import Testing

@testable import LotseMatching

@Suite struct OccupationFinderTests {
    /// A few occupations in German and Vietnamese, and two units with titles.
    private static func vocabulary() throws -> Vocabulary {
        var draft = VocabularyDraft()
        let occupations: [(id: String, group: String, german: [String], vietnamese: [String])] = [
            ("cook", "5120", ["Koch/Köchin", "Beikoch"], ["Đầu bếp"]),
            ("welder", "7212", ["Schweißer/Schweißerin"], ["Thợ hàn"]),
            (
                "nurse", "2221", ["Gesundheits- und Krankenpfleger/Gesundheits- und Krankenpflegerin"],
                ["Điều dưỡng viên"]
            ),
            ("plumber", "7126", ["Anlagenmechaniker für Sanitär-, Heizungs- und Klimatechnik"], []),
            ("guide", "5113", ["Fremdenführer"], []), ("ranger", "3143", ["Fremdenführer"], []),
        ]
        for occupation in occupations {
            let number = try draft.add(occupation.id, .occupation, group: OccupationGroup(occupation.group))
            for label in occupation.german { try draft.label(label, of: number, in: "de") }
            for label in occupation.vietnamese { try draft.label(label, of: number, in: "vi") }
        }
        for (unit, group, title) in [("24422", "7212", "Lichtbogenwerker/in"), ("29302", "5120", "Küchenmeister/in")] {
            let number = try draft.add("kldb:\(unit)", .unit)
            try draft.label(title, of: number, in: "de")
            try draft.relate(unit: number, to: try #require(OccupationGroup(group)))
        }
        return draft.finished()
    }

    private static func first(_ title: String, _ finder: OccupationFinder) -> String? {
        finder.find(title).candidates.first.map { finder.vocabulary.id(of: $0.concept) }
    }

    @Test(arguments: [
        ("Köchin (m/w/d)", "cook"), ("KOCH", "cook"), ("Schweisserin", "welder"), ("Schweiser", "welder"),
        ("Krankenschwester", "nurse"), ("Anlagenmechaniker*in SHK", "plumber"),
    ])
    func `a title finds its occupation`(title: String, id: String) throws {
        let finder = OccupationFinder(try Self.vocabulary(), language: "de")
        #expect(Self.first(title, finder) == id)
    }

    @Test func `Vietnamese is found with marks and without`() throws {
        let finder = OccupationFinder(try Self.vocabulary(), language: "vi")
        for title in ["thợ hàn", "Tho han", "THỢ HÀN"] { #expect(Self.first(title, finder) == "welder") }
        #expect(finder.labels.count == 3)
    }

    @Test func `reasons are told`() throws {
        let finder = OccupationFinder(try Self.vocabulary(), language: "de")
        func agreement(_ title: String) -> OccupationCandidate.Agreement? {
            finder.find(title).candidates.first?.agreement
        }
        #expect(agreement("Köchin") == .sameTitle)
        #expect(agreement("Schweiser") == .similarSpelling)
        let candidate = try #require(finder.find("Schweiser").candidates.first)
        #expect(finder.vocabulary.text(ofLabel: candidate.label) == "Schweißer/Schweißerin")
        #expect(candidate.contributions.sum == candidate.score)
    }

    @Test func `one title of two occupations is a question, and nonsense is unknown`() throws {
        let finder = OccupationFinder(try Self.vocabulary(), language: "de")
        #expect(finder.find("Köchin").verdict == .clear)
        #expect(finder.find("Fremdenführerin").verdict == .choose)
        #expect(finder.find("Fremdenführerin").candidates.count == 2)
        #expect(finder.find("xqzv").verdict == .unknown)
        #expect(finder.find("(m/w/d)").candidates.isEmpty)
        #expect(finder.find("Koch", most: 0).candidates.isEmpty)
        let french = OccupationFinder(try Self.vocabulary(), language: "fr")
        #expect(finder.isSupported && !french.isSupported)
        #expect(french.find("cuisinier").verdict == .unknown)
    }

    @Test func `the German classification knows titles that ESCO does not`() throws {
        let finder = OccupationFinder(
            try Self.vocabulary(),
            language: "de",
            weights: WordWeights(spelling: 1, meaning: 0, concept: 0, group: 0.5)
        )
        #expect(Self.first("Lichtbogenwerkerin", finder) == "welder")
        #expect(finder.find("Lichtbogenwerkerin").candidates.first?.agreement == .sameGroup)
    }

    @Test func `the best of all labels are the answer, whatever the encoder says`() throws {
        var random = SplitMix64(seed: 5)
        let vectors = (0..<(64 * WordEncoder.dimension)).map { _ in Float.random(in: -1...1, using: &random) }
        let encoder = try WordEncoder(vectors: vectors, bits: 6)
        let finder = OccupationFinder(try Self.vocabulary(), language: "de", encoder: encoder)
        for title in ["Koch", "Schweißerei", "Pfleger", "Führer"] {
            let (scores, byConcept) = (finder.scores(for: title), finder.conceptScores(for: title))
            var best: [Int: Float] = [:]
            for (label, score) in zip(finder.labels, scores) {
                let concept = finder.vocabulary.concept(ofLabel: label)
                best[concept] = max(best[concept] ?? -.infinity, score)
            }
            #expect(zip(finder.concepts, byConcept).allSatisfy { best[$0] == $1 })
            let near = best.filter { $0.value >= OccupationFinding.leastScore }
            let expected = near.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
            let found = finder.find(title, most: 99).candidates
            #expect(found.map(\.concept) == expected)
            #expect(found.allSatisfy { best[$0.concept] == $0.score })
            #expect(finder.find(title, most: 2) == finder.find(title, most: 2))
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `what is skipped is never among the best`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let vectors = (0..<(256 * WordEncoder.dimension)).map { _ in Float.random(in: -1...1, using: &random) }
        let encoder = try WordEncoder(vectors: vectors, bits: 8)
        let syllables = ["ko", "ma", "schlo", "ri", "ber", "gal", "ten", "au", "pfle", "dach"]
        var draft = VocabularyDraft()
        for concept in 0..<60 {
            let number = try draft.add("\(concept)", .occupation)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let parts = (0..<Int.random(in: 2...5, using: &random)).map { _ in
                    syllables.randomElement(using: &random)
                }
                try draft.label(parts.compactMap(\.self).joined(), of: number, in: "de")
            }
        }
        let finder = OccupationFinder(draft.finished(), language: "de", encoder: encoder)
        for title in ["kommaber", "dachpfleger", "schlori", "aubergaltenko", "xyz", "ten"] {
            let scores = finder.conceptScores(for: title)
            let ranked = zip(finder.concepts, scores).sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            let expected = ranked.filter { $0.1 >= OccupationFinding.leastScore }.map(\.0)
            for most in [2, 5, 20] {
                let found = finder.find(title, most: most).candidates.map(\.concept)
                #expect(found == Array(expected.prefix(most)), "\(title), \(most)")
            }
        }
    }
}
