import LotseFormats
import Testing

@Suite struct KldBTests {
    private static let heading = "\u{FEFF}Schlüssel KldB 2010, V. 2020;Ebene;Titel;Kurztitel;Allgemeine Bemerkungen;\n"

    @Test func `leading zeros come back`() throws {
        let rows =
            "0;1;Militär;Militär;;\n1;2;Angehörige;Angehörige;\"a; b\nc\";\n11;3;Offiziere;Offiziere;;\n"
            + "110;4;Offiziere;Offiziere;;\n1104;5;Offiziere;Offz.;;\n"
        let entries = try KldBEntry.read(Array((Self.heading + rows).utf8), file: "kldb.csv")
        #expect(entries.map(\.code) == ["0", "01", "011", "0110", "01104"])
        #expect(entries.last?.shortTitle == "Offz.")
    }

    @Test(arguments: [
        "0;1;Militär;Militär;;\n11;3;Offiziere;Offiziere;;\n", "0;6;Militär;Militär;;\n", "10;1;Militär;Militär;;\n",
        "0;1;;Militär;;\n", "0;1;Militär;Militär;;\n0;1;Militär;Militär;;\n", "x;1;Militär;Militär;;\n",
    ])
    func `what makes no classification is refused`(rows: String) {
        #expect(throws: VocabularyFault.self) {
            try KldBEntry.read(Array((Self.heading + rows).utf8), file: "kldb.csv")
        }
    }

    @Test func `titles have a unit and both genders`() throws {
        let heading = "dkz\tbkz\tzustand\tneutral\tmaennlich\tweiblich\n"
        let rows =
            "107605\tB 01142-107\tT\tAalzüchter/in\tAalzüchter\tAalzüchterin\n12\tB 51422-105\tE\tAir Hostess\t\t\n"
        let titles = try OccupationTitle.read(Array((heading + rows).utf8), file: "titles.tsv")
        #expect(titles.map(\.unit) == ["01142", "51422"])
        #expect(titles.map(\.role) == [.search, .occupation])
        #expect(titles.map(\.female) == ["Aalzüchterin", ""])
        for wrong in [
            "12\tB 51422-105\tE\tx\t\t", "13\tB 5142-105\tE\tx\t\t", "13\tB 51422-105\tQ\tx\t\t",
            "x\tB 51422-105\tE\tx",
        ] {
            #expect(throws: VocabularyFault.self) {
                try OccupationTitle.read(Array((heading + rows + wrong).utf8), file: "titles.tsv")
            }
        }
    }

    @Test func `units belong to groups`() throws {
        let pairs = try UnitGroup.read(Array("01104\t0110\r\n11101\t9211\r\n".utf8), file: "isco.tsv")
        #expect(pairs.map(\.unit) == ["01104", "11101"])
        #expect(pairs.map(\.group) == ["0110", "9211"])
        for wrong in ["1104\t0110", "01104\t110", "01104", "01104\t0110\tx"] {
            #expect(throws: VocabularyFault.self) { try UnitGroup.read(Array(wrong.utf8), file: "isco.tsv") }
        }
    }

    @Test func `links say how near`() throws {
        let text = "http://data.europa.eu/esco/occupation/a\tRichter\tB 73104-103\tJurist/Juristin\tskos:narrowMatch\n"
        let links = try OccupationLink.read(Array(text.utf8), file: "links.tsv")
        #expect(links.first?.nearness == .narrow)
        #expect(links.first?.title == "Jurist/Juristin")
        #expect(throws: VocabularyFault.self) {
            try OccupationLink.read(Array(text.replacing("narrow", with: "near").utf8), file: "links.tsv")
        }
    }
}
