import LotseCore
import LotseFormats
import LotseMatching
import LotseVocabulary
import Testing

/// Small files in the shape of the official ones, taken in beside the core.
@Suite struct OfficialVocabularyImportTests {
    private static let occupations = "http://data.europa.eu/esco/occupation/"
    private static let skills = "http://data.europa.eu/esco/skill/"

    private static func file(_ name: String, _ lines: [String]) -> OfficialFile {
        OfficialFile(name: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    private static func esco() throws -> OfficialVocabulary {
        let heading = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status"
        return try OfficialESCO.read([
            file("readme.txt", ["nothing"]),
            file(
                "occupations_fr.csv",
                [heading, "Occupation,\(occupations)x-1,9334,ravitailleur de phares,,released"]
            ),
            file(
                "occupations_de_v1.0.csv",
                [
                    heading,
                    "Occupation,\(occupations)x-1,9333,Leuchtturmauffüller/Leuchtturmauffüllerin,Lampenfüller,released",
                ]
            ),
            file(
                "skills_de.csv",
                [
                    "conceptType,conceptUri,preferredLabel,altLabels,status",
                    "KnowledgeSkillCompetence,\(skills)s-1,Leuchttürme putzen,,released",
                ]
            ),
            file(
                "occupationSkillRelations_en.csv",
                [
                    "occupationUri,relationType,skillType,skillUri",
                    "\(occupations)x-1,essential,skill,\(skills)s-1", "\(occupations)gone,essential,skill,\(skills)s-1",
                ]
            ),
            file("labels.tsv", ["\(occupations)x-1\tsv\tfyrfyllare", "\(occupations)gone\tsv\tborta"]),
        ])
    }

    private static func kldb(_ lines: String...) throws -> OfficialVocabulary {
        try OfficialKldB.read(file("kldb", lines))
    }

    private static func catalogue(_ imported: [OfficialVocabulary]) throws -> OccupationCatalogue {
        let core = try CoreVocabularyTests.core.get()
        return try OccupationCatalogue(core: core, imported: imported, encoder: nil)
    }

    @Test func `files of ESCO come together, and what no file names is left out`() throws {
        let esco = try Self.esco()
        #expect(esco.name == "esco")
        #expect(
            esco.summary
                == "ESCO: 1 occupations, 1 skills, 0 groups of ISCO-08, 1 relations, 5 names in 3 languages (de, fr, sv)."
        )
        #expect(throws: OfficialESCO.NoConcepts.self) { try OfficialESCO.read([Self.file("x.csv", ["a"])]) }
    }

    @Test func `an occupation of ESCO is found by its names and gets a unit of its group`() throws {
        let catalogue = try Self.catalogue([try Self.esco()])
        let swedish = try #require(Language("sv"))
        guard case .clear(let found) = catalogue.reading(of: "Lampenfüllerin", in: .german) else {
            Issue.record("not found")
            return
        }
        #expect(found.name == "Leuchtturmauffüller/Leuchtturmauffüllerin")
        #expect(
            catalogue.reading(of: "fyrfyllare", in: swedish)
                == .clear(NamedOccupation(code: found.code, name: "fyrfyllare"))
        )
        let core = try CoreVocabularyTests.core.get()
        #expect(core.occupations.filter { $0.group == "9334" }.map(\.unit).contains(String(found.code)))
        let own = try #require(catalogue.skill(named: "putzen Leuchttürme", in: .german))
        #expect(own.key == "esco:s-1")
        #expect(own.number == core.skills.count)
        #expect(catalogue.skills(of: found.code, in: .german).contains(own))
    }

    @Test func `titles, units and links of the KldB are told apart by what they hold`() throws {
        let titles = try Self.kldb(
            "dkz\tbkz\tzustand\tneutral\tmaennlich\tweiblich",
            "1\tB 99999-101\tE\tWolkenschieber/in\tWolkenschieber\tWolkenschieberin"
        )
        let names = try Self.kldb(
            "Schlüssel KldB 2010, V. 2020;Ebene;Titel;Kurztitel",
            "9;1;x;x",
            "99;2;x;x",
            "999;3;x;x",
            "9999;4;x;x",
            "99999;5;Berufe mit Wolken;Wolkenberufe"
        )
        let pairs = try Self.kldb("99999\t9334")
        let links = try Self.kldb(
            "\(Self.occupations)x-1\tx\tB 99999-101\tWolkenschieber\tskos:exactMatch",
            "\(Self.occupations)x-1\tx\tB 11111-101\tanderes\tskos:narrowMatch"
        )
        let all = [titles, names, pairs, links]
        #expect(all.map(\.name) == ["kldb-titles", "kldb-classification", "kldb-groups", "kldb-crosswalk"])
        let catalogue = try Self.catalogue((all + [try Self.esco()]).sorted { $0.name < $1.name })
        #expect(catalogue.name(of: 99999, in: .german) == "Wolkenberufe")
        let found = catalogue.reading(of: "Wolkenschieberin (m/w/d)", in: .german)
        #expect(found == .clear(NamedOccupation(code: 99999, name: "Wolkenschieber/in")))
        guard case .clear(let linked) = catalogue.reading(of: "Lampenfüller", in: .german) else {
            Issue.record("not found")
            return
        }
        #expect(linked.code == 99999)
        #expect(throws: OfficialKldB.Unknown.self) { try Self.kldb("something", "else") }
        #expect(throws: VocabularyFault.self) { try Self.kldb("99999\t9334", "9\t9") }
    }

    @Test func `what is kept is read back whole, and damaged bytes are refused`() throws {
        let bytes = try Self.esco().bytes
        var draft = VocabularyDraft()
        try draft.add(bytes)
        #expect(draft.finished().bytes == bytes)
        for end in stride(from: 0, to: bytes.count, by: 13) {
            var other = VocabularyDraft()
            #expect(throws: VocabularyDraft.Unreadable.self) { try other.add(Array(bytes.prefix(end))) }
        }
    }
}
