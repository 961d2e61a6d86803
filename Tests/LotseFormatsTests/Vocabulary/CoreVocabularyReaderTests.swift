import LotseFormats
import Testing

/// Lotse's own tables are read strictly: whoever adds a line hears at once what is wrong with it.
@Suite struct CoreVocabularyReaderTests {
    private static let occupationHeading =
        "key\tkldb\tisco\tesco\tregulated\tskills\tde\ten\tpl\tuk\tar\tvi\tcs\tru\n"
    private static let skillHeading = "key\tkind\tesco\tde\ten\tpl\tuk\tar\tvi\tcs\tru\n"
    private static let cook = [
        "cook", "29302", "5120", "", "no", "cooking hygiene | menus", "Koch | Köchin", "cook", "kucharz | kucharka",
        "кухар | кухарка", "طباخ | طباخة", "đầu bếp", "kuchař | kuchařka", "повар",
    ]
    private static let skill = [
        "cooking", "skill", "", "Kochen", "cooking", "gotowanie", "кулінарія", "الطبخ", "nấu ăn", "vaření", "CNC",
    ]

    private static func occupations(_ rows: [String]...) throws -> [CoreOccupation] {
        let text = occupationHeading + rows.map { $0.joined(separator: "\t") + "\n" }.joined()
        return try CoreOccupation.read(
            Array(text.utf8),
            file: "occupations.tsv",
            skills: ["cooking", "hygiene", "menus"]
        )
    }

    private static func skills(_ rows: [String]...) throws -> [CoreSkill] {
        let text = skillHeading + rows.map { $0.joined(separator: "\t") + "\n" }.joined()
        return try CoreSkill.read(Array(text.utf8), file: "skills.tsv")
    }

    /// A row with one cell written otherwise.
    private static func changed(_ row: [String], _ place: Int, _ text: String) -> [String] {
        var row = row
        row[place] = text
        return row
    }

    @Test func `an occupation has codes, skills and names in order`() throws {
        let occupation = try #require(try Self.occupations(Self.cook).first)
        #expect((occupation.unit, occupation.group) == ("29302", "5120"))
        #expect(occupation.essentialSkills == ["cooking", "hygiene"])
        #expect(occupation.otherSkills == ["menus"])
        #expect(occupation.labels["uk"] == ["кухар", "кухарка"])
        #expect(!occupation.isRegulated && occupation.esco == nil)
    }

    @Test(arguments: [
        (0, "Cook"), (0, "cook--2"), (1, "2930"), (1, "29305"), (2, "512"), (3, "00030d09"), (4, "maybe"),
        (5, "cooking hygiene | flying"), (5, "cooking cooking"), (5, "cooking"), (5, "cooking hygiene | menus | x"),
        (6, ""), (6, "Koch | Koch"), (9, "kucharka ä"), (10, "طباخ | čook"), (13, "povař"),
        (8, "повар"),
    ])
    func `a cell that is wrong is named with file, line and column`(place: Int, text: String) throws {
        let error = #expect(throws: VocabularyFault.self) {
            try Self.occupations(Self.cook, Self.changed(Self.changed(Self.cook, 0, "baker"), place, text))
        }
        let fault = try #require(error)
        #expect(fault.file == "occupations.tsv")
        let row = try #require(fault.rows.first.first)
        #expect(row.line == 3)
        if place != 1 && place != 2 && place != 0 { #expect(row.column ?? 0 > 1) }
    }

    @Test func `keys and concepts stand once`() throws {
        let error = #expect(throws: VocabularyFault.self) { try Self.occupations(Self.cook, Self.cook) }
        #expect(try #require(error).description.contains("line 3, column 1: the key cook stands in line 2 already"))
        let esco = Self.changed(Self.cook, 3, "00030d09-2b3a-4efd-87cc-c4ea39d27c34")
        #expect(throws: VocabularyFault.self) { try Self.occupations(esco, Self.changed(esco, 0, "baker")) }
        #expect(try Self.occupations(esco, Self.changed(Self.cook, 0, "baker")).count == 2)
    }

    @Test func `a skill has a kind, and short forms in capitals go in every language`() throws {
        let skill = try #require(try Self.skills(Self.skill).first)
        #expect(skill.kind == .skill)
        #expect(skill.labels["ru"] == ["CNC"])
        for wrong in [
            Self.changed(Self.skill, 1, "talent"), Self.changed(Self.skill, 7, ""), Array(Self.skill.dropLast()),
        ] {
            #expect(throws: VocabularyFault.self) { try Self.skills(wrong) }
        }
    }
}
