import LotseCore
import Testing

@testable import LotseMatching

@Suite struct VocabularyTests {
    @Test func `a vocabulary gives back what was said`() throws {
        var draft = VocabularyDraft()
        let cook = try draft.add("esco:cook", .occupation, group: OccupationGroup("5120"), regulation: .free)
        let nurse = try draft.add("esco:nurse", .occupation, group: OccupationGroup("2221"), regulation: .regulated)
        let frying = try draft.add("esco:fry", .skill)
        let unit = try draft.add("kldb:29302", .unit)
        try draft.label("Krankenpfleger", of: nurse, in: "de")
        try draft.label("Koch", of: cook, in: "de")
        try draft.label("Köchin", of: cook, in: "de", isPreferred: true)
        try draft.label("Koch", of: cook, in: "de")
        try draft.label("cook", of: cook, in: "en")
        try draft.relate(cook, toSkill: frying, isEssential: true)
        try draft.relate(nurse, toSkill: frying, isEssential: false)
        try draft.relate(unit: unit, to: #require(OccupationGroup("5120")))
        try draft.relate(cook, toUnit: unit)
        let vocabulary = draft.finished()
        #expect(vocabulary.concept("esco:nurse") == nurse)
        #expect(vocabulary.concept("esco:none") == nil)
        #expect(vocabulary.id(of: frying) == "esco:fry")
        #expect(vocabulary.kind(of: unit) == .unit)
        #expect(vocabulary.group(of: cook)?.digits == "5120")
        #expect(vocabulary.group(of: frying) == nil)
        #expect(vocabulary.regulation(of: nurse) == .regulated)
        #expect(vocabulary.labels(in: "de").map(vocabulary.text(ofLabel:)) == ["Koch", "Köchin", "Krankenpfleger"])
        #expect(vocabulary.labels(of: nurse, in: "de").map(vocabulary.text(ofLabel:)) == ["Krankenpfleger"])
        #expect(vocabulary.labels(of: nurse, in: "en").isEmpty)
        #expect(vocabulary.labels(in: "pl").isEmpty)
        #expect(vocabulary.name(of: cook, in: "de") == "Köchin")
        #expect(vocabulary.name(of: cook, in: "en") == "cook")
        #expect(vocabulary.name(of: cook, in: "pl") == nil)
        #expect(vocabulary.skills(of: cook).map(\.isEssential) == [true])
        #expect(vocabulary.skills(of: nurse).map(\.isEssential) == [false])
        #expect(vocabulary.groups(ofUnit: unit).map(\.digits) == ["5120"])
        #expect(vocabulary.units(of: cook) == [unit])
        #expect(vocabulary.languageTags == ["de", "en"])
    }

    @Test func `groups keep their leading zeros`() {
        #expect(OccupationGroup("0110")?.digits == "0110")
        #expect(OccupationGroup("0110")?.broader?.digits == "011")
        #expect(OccupationGroup("0")?.broader == nil)
        #expect(OccupationGroup("0")?.digits == "0")
        #expect(["", "12345", "1a", "١"].allSatisfy { OccupationGroup($0) == nil })
    }

    @Test func `what cannot be part of it is refused by name`() throws {
        typealias Fault = VocabularyDraft.Fault
        var draft = VocabularyDraft()
        let skill = try draft.add("s", .skill)
        #expect(throws: Fault.repeatedID("s")) { try draft.add("s", .occupation) }
        #expect(throws: Fault.emptyID) { try draft.add("", .occupation) }
        #expect(throws: Fault.unknownConcept(7)) { try draft.label("a", of: 7, in: "de") }
        #expect(throws: Fault.emptyLabel(concept: skill)) { try draft.label("", of: skill, in: "de") }
        #expect(throws: Fault.tooLongLabel(concept: skill)) {
            try draft.label(String(repeating: "a", count: 1_001), of: skill, in: "de")
        }
        #expect(throws: Fault.otherKind(concept: skill, needed: .occupation)) {
            try draft.relate(skill, toSkill: skill, isEssential: true)
        }
        #expect(throws: Fault.unknownConcept(-1)) { try draft.relate(-1, toUnit: skill) }
    }

    @Test func `links are the pairs, each once, in order`() {
        for seed in UInt64(1)...50 {
            var random = SplitMix64(seed: seed)
            let pairs = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                (source: Int.random(in: 0..<6, using: &random), target: Int.random(in: 0..<9, using: &random))
            }
            let links = Links(pairs, sourceCount: 6)
            for source in 0..<6 {
                let targets = Set(pairs.filter { $0.source == source }.map { UInt32($0.target) })
                #expect(Array(links[source]) == targets.sorted())
            }
        }
    }
}
