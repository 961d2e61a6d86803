import Foundation
import LotseFormats
import Testing

/// The published files, where they lie beside the checkout.
@Suite struct OfficialVocabularyTests {
    private static func bytes(_ path: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/data")
        return [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    static let isThere = (try? bytes("kldb/kldb5_isco08_ba2021.tsv")) != nil
    private static let reason: Comment = "the official files do not lie in ../shared/data"

    @Test(.enabled(if: isThere, reason))
    func `occupations and groups of ESCO are all there`() throws {
        let path = "esco/v1.1.1_en/occupations_en.csv"
        let occupations = try ESCOConcept.read(try Self.bytes(path), file: path)
        #expect(occupations.count == 3_007)
        #expect(occupations.allSatisfy { $0.kind == .occupation && $0.group?.utf8.count == 4 })
        #expect(occupations.count { $0.isRegulated == true } == 15)
        let groups = try ESCOConcept.read(try Self.bytes("esco/v1.1.1_en/ISCOGroups_en.csv"), file: "groups")
        #expect(groups.count == 619)
        #expect(groups.count { $0.group?.utf8.count == 4 } == 436)
        #expect(Set(groups.compactMap(\.group)).isSuperset(of: occupations.compactMap(\.group)))
    }

    @Test(.enabled(if: isThere, reason))
    func `the German classification, its titles and its groups fit together`() throws {
        let name = "KldB_2010_V2020_DE_2025-02-03_Gliederung_mit_Erlaeuterung.csv"
        let entries = try KldBEntry.read(try Self.bytes("kldb/\(name)"), file: name)
        let byLength = Dictionary(grouping: entries) { $0.code.utf8.count }.mapValues(\.count)
        #expect(byLength == [1: 10, 2: 37, 3: 144, 4: 703, 5: 1_301])
        let units = Set(entries.filter { $0.code.utf8.count == 5 }.map(\.code))
        let pairs = try UnitGroup.read(try Self.bytes("kldb/kldb5_isco08_ba2021.tsv"), file: "isco")
        #expect(pairs.count == 1_524)
        let titles = try OccupationTitle.read(try Self.bytes("kldb/ba_gesamtberufsliste_2019.tsv"), file: "titles")
        #expect(titles.count == 27_854)
        #expect(titles.count { $0.role == .occupation } == 4_039)
        #expect(units.count - units.intersection(pairs.map(\.unit)).count < 20)
        let links = try OccupationLink.read(try Self.bytes("kldb/ba_bkz_esco_crosswalk_DEVPART.tsv"), file: "links")
        #expect(links.count == 7_285)
    }

    @Test(.enabled(if: isThere, reason))
    func `every question of the auxiliary classification leads to a code`() throws {
        let categories = try AuxiliaryCategory.read(try Self.bytes("kldb/auxco_categories.csv"), file: "categories")
        let followUps = try FollowUp.read(try Self.bytes("kldb/auxco_followup_questions.csv"), file: "questions")
        #expect(Set(followUps.map(\.category)).isSubset(of: categories.map(\.id)))
        #expect(followUps.reduce(0) { $0 + $1.questions.count } == 361)
        #expect(followUps.reduce(0) { $0 + $1.combinations.count } == 130)
        for (codes, file) in [(AuxiliaryMapping.Codes.units, "kldb"), (.groups, "isco")] {
            let path = "kldb/auxco_mapping_from_\(file).csv"
            #expect(try AuxiliaryMapping(codes, try Self.bytes(path), file: path).count > 300)
        }
        for followUp in followUps where followUp.combinations.isEmpty {
            #expect(followUp.questions.last?.answers.allSatisfy { $0.code != nil } == true, "\(followUp.category)")
        }
    }
}
