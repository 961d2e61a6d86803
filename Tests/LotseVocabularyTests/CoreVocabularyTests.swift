import Foundation
import LotseFormats
import LotseVocabulary
import Testing

/// The vocabulary that is shipped.
@Suite struct CoreVocabularyTests {
    static let core = Result { try CoreVocabulary(folder: try #require(CoreVocabulary.folder)) }

    private static func official(_ path: String) -> [UInt8]? {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/data")
        return (try? Data(contentsOf: folder.appending(path: path))).map { [UInt8]($0) }
    }

    private static let groups = official("esco/v1.1.1_en/ISCOGroups_en.csv")
    private static let unitGroups = official("kldb/kldb5_isco08_ba2021.tsv")
    private static let concepts = official("esco/v1.1.1_en/occupations_en.csv")
    private static let skills = official("esco/v1.1.1_en/skills_en.csv")
    private static let reason: Comment = "the official files do not lie in ../shared/data"

    @Test func `it has the occupations and skills that regions look for, in eight languages`() throws {
        let core = try Self.core.get()
        #expect(core.occupations.count >= 500)
        #expect(core.skills.count >= 600)
        #expect(CoreTerms.languages.count == 8)
        for occupation in core.occupations {
            #expect(CoreTerms.languages.allSatisfy { occupation.labels[$0]?.isEmpty == false }, "\(occupation.key)")
        }
        for skill in core.skills {
            #expect(CoreTerms.languages.allSatisfy { skill.labels[$0]?.isEmpty == false }, "\(skill.key)")
        }
    }

    @Test func `German occupations have a form for women and one for men, or one for all`() throws {
        for occupation in try Self.core.get().occupations {
            let german = occupation.labels["de"] ?? []
            #expect(german.count >= 2 || german.contains { $0.contains("kraft") || $0.contains("hilfe") }, "\(german)")
        }
    }

    @Test func `every skill but a few is of use to some occupation`() throws {
        let core = try Self.core.get()
        let used = Set(core.occupations.flatMap { $0.essentialSkills + $0.otherSkills })
        #expect(core.skills.count { !used.contains($0.key) } < core.skills.count / 5)
    }

    @Test(.enabled(if: groups != nil, reason))
    func `every group of ISCO-08 has an occupation`() throws {
        let rows = try ESCOConcept.read(try #require(Self.groups), file: "ISCOGroups_en.csv")
        let all = Set(rows.compactMap(\.group).filter { $0.utf8.count == 4 })
        #expect(all.count == 436)
        let covered = Set(try Self.core.get().occupations.map(\.group))
        #expect(covered == all, "\(covered.symmetricDifference(all).sorted())")
    }

    @Test(.enabled(if: unitGroups != nil, reason))
    func `every unit is one of the KldB, and nearly all lie in the group that the Bundesagentur gives`() throws {
        let pairs = try UnitGroup.read(try #require(Self.unitGroups), file: "kldb5_isco08_ba2021.tsv")
        let groups = Dictionary(grouping: pairs, by: \.unit).mapValues { Set($0.map(\.group)) }
        var apart: [String] = []
        let occupations = try Self.core.get().occupations
        for occupation in occupations {
            guard let known = groups[occupation.unit] else {
                Issue.record("\(occupation.key): there is no unit \(occupation.unit)")
                continue
            }
            if !known.contains(occupation.group) { apart.append(occupation.key) }
        }
        #expect(apart.count * 8 < occupations.count, "\(apart)")
    }

    @Test(.enabled(if: concepts != nil && skills != nil, reason))
    func `every concept of ESCO that is named exists`() throws {
        let core = try Self.core.get()
        let occupations = try ESCOConcept.read(try #require(Self.concepts), file: "occupations_en.csv")
        let uris = Set(occupations.map(\.uri))
        for occupation in core.occupations {
            guard let esco = occupation.esco else { continue }
            #expect(uris.contains("http://data.europa.eu/esco/occupation/\(esco)"), "\(occupation.key)")
        }
        let skills = Set(try ESCOConcept.read(try #require(Self.skills), file: "skills_en.csv").map(\.uri))
        for skill in core.skills {
            guard let esco = skill.esco else { continue }
            #expect(skills.contains("http://data.europa.eu/esco/skill/\(esco)"), "\(skill.key)")
        }
    }
}
