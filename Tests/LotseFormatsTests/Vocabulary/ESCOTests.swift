import LotseFormats
import Testing

@Suite struct ESCOTests {
    private static let heading =
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,regulatedProfessionNote\r\n"

    private static func row(
        _ uri: String,
        _ label: String,
        others: String = "",
        group: String = "5120",
        status: String = "released",
        note: String = "unregulated"
    ) -> String {
        let address = "http://data.europa.eu/esco/occupation/\(uri)"
        let regulation = "http://data.europa.eu/esco/regulated-professions/\(note)"
        return "Occupation,\(address),\(group),\(label),\"\(others)\",,\(status),\(regulation)\r\n"
    }

    private static func read(_ rows: String...) throws -> [ESCOConcept] {
        try ESCOConcept.read(Array((heading + rows.joined()).utf8), file: "occupations_en.csv")
    }

    @Test func `occupations have labels, a group, and say whether they are regulated`() throws {
        let concepts = try Self.read(
            Self.row("a", "cook", others: "chef\ncook\n kitchen chef \nchef"),
            Self.row(
                "b",
                "\"nurse, \"\"general\"\"\"",
                others: "RN | registered nurse",
                group: "0110",
                note: "regulated"
            ),
            Self.row("c", "gone", status: "obsolete"),
            Self.row("d", "")
        )
        #expect(concepts.map(\.preferredLabel) == ["cook", "nurse, \"general\""])
        #expect(concepts.map(\.otherLabels) == [["chef", "kitchen chef"], ["RN", "registered nurse"]])
        #expect(concepts.map(\.group) == ["5120", "0110"])
        #expect(concepts.map(\.isRegulated) == [false, true])
        #expect(concepts.first?.uri == "http://data.europa.eu/esco/occupation/a")
        #expect(concepts.first?.kind == .occupation)
    }

    @Test func `a byte order mark does`() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array((Self.heading + Self.row("a", "cook")).utf8)
        #expect(try ESCOConcept.read(bytes, file: "x.csv").count == 1)
    }

    @Test func `every wrong row is named with file and line`() throws {
        let error = #expect(throws: VocabularyFault.self) {
            try Self.read(
                Self.row("a", "cook", others: "a\nb"),
                Self.row("a", "cook again"),
                Self.row("b", "baker", group: "51"),
                Self.row("c", "painter", others: "x\u{7}y"),
                "Profession,http://data.europa.eu/esco/occupation/d,5120,x,,,released,\r\n",
                "Occupation,ftp://elsewhere,5120,x,,,released,\r\n"
            )
        }
        let fault = try #require(error)
        #expect(fault.rows.first.map(\.line) == [4, 5, 6, 7, 8])
        #expect(fault.description.hasPrefix("occupations_en.csv, line 4: the concept stands in line 2 already."))
    }

    @Test(arguments: [
        (Array("PK\u{3}\u{4}".utf8), "archive"), ([], "empty"), (Array("a,b\n1,2\n".utf8), "conceptType"),
        ([0xFF, 0xFE, 0x41, 0], "UTF-16"), (Array(heading.utf8), "no row"),
        (Array((heading + "Occupation,\"http").utf8), "never closed"),
    ])
    func `what is no such file is refused`(bytes: [UInt8], word: String) throws {
        let error = #expect(throws: VocabularyFault.self) { try ESCOConcept.read(bytes, file: "f.csv") }
        #expect(try #require(error).description.contains(word))
    }

    @Test func `files and labels that cost too much are refused`() throws {
        var limits = VocabularyLimits()
        limits.bytes = 1_000
        let file = Array((Self.heading + Self.row("a", String(repeating: "x", count: 900))).utf8)
        #expect(throws: VocabularyFault.self) { try ESCOConcept.read(file, file: "f.csv", limits: limits) }
        limits.bytes = 10_000
        #expect(try ESCOConcept.read(file, file: "f.csv", limits: limits).count == 1)
        limits.labelBytes = 899
        #expect(throws: VocabularyFault.self) { try ESCOConcept.read(file, file: "f.csv", limits: limits) }
        limits.labelBytes = 900
        limits.rows = 1
        let two = file + Array(Self.row("b", "baker").utf8)
        #expect(throws: VocabularyFault.self) { try ESCOConcept.read(two, file: "f.csv", limits: limits) }
    }

    @Test func `relations are essential or optional`() throws {
        let heading = "occupationUri,relationType,skillType,skillUri\n"
        var relations: [ESCORelation] = []
        try ESCORelation.read(Array((heading + "a,essential,knowledge,s\nb,optional,,s\n").utf8), file: "r.csv") {
            relations.append($0)
        }
        #expect(relations.map(\.isEssential) == [true, false])
        #expect(relations.map(\.occupation) == ["a", "b"])
        #expect(throws: VocabularyFault.self) {
            try ESCORelation.read(Array((heading + "a,maybe,,s\n").utf8), file: "r.csv") { _ in }
        }
    }

    @Test func `labels come with their language, quotes and all`() throws {
        var labels: [ESCOLabel] = []
        let text = "u\tfr\tformateur \"langue\"\r\n\nu\tde\tKöchin\n"
        try ESCOLabel.read(Array(text.utf8), file: "labels.tsv") { labels.append($0) }
        #expect(labels.map(\.text) == ["formateur \"langue\"", "Köchin"])
        #expect(labels.map(\.language) == ["fr", "de"])
        for wrong in ["u\tDE\tx", "u\tde\t", "u\tde", "u\tde\tx\ty", "\tde\tx"] {
            #expect(throws: VocabularyFault.self) {
                try ESCOLabel.read(Array((text + wrong).utf8), file: "labels.tsv") { _ in }
            }
        }
        #expect(throws: VocabularyFault.self) {
            try ESCOLabel.read([0x75, 9, 0x64, 0x65, 9, 0xE4], file: "labels.tsv") { _ in }
        }
    }
}
