import LotseFormats
import LotseMatching
import LotseVocabulary
import Testing

/// What `lotse bench vocabulary` measures, on a few invented labels.
@Suite struct TitleBenchmarkTests {
    private static let uri = "http://data.europa.eu/esco/occupation/"

    private static func esco() throws -> OfficialVocabulary {
        let text = """
            conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status
            Occupation,\(uri)a,9333,Dachdecker,Dachdecker am Haus,released
            Occupation,\(uri)b,9334,Dachprüfer,,released

            """
        return try OfficialESCO.read([OfficialFile(name: "occupations_de.csv", bytes: Array(text.utf8))])
    }

    private static let titles = [
        OccupationTitle.sample("Dachdecker", "Dachdeckerin"), OccupationTitle.sample("Dachprüfer", "Dachprüferin"),
        OccupationTitle.sample("Dachdecker", "Dachprüferin"), OccupationTitle.sample("Prüfer", ""),
        OccupationTitle.sample("Kraft", "Kraft"),
    ].compactMap(\.self)

    @Test func `pairs with two first concepts are counted and told, titles without two forms are left out`() throws {
        let finder = try TitleBenchmark([try Self.esco()], encoder: nil).finder(ofTitlesIn: "de")
        let figures = GenderBenchmark(Self.titles, most: 2_000, finder).measure()
        #expect(figures.count == 3)
        #expect(figures.different.map(\.male) == ["Dachdecker"])
        #expect(abs(figures.share - 2.0 / 3) < 1e-9)
        #expect(GenderBenchmark(Self.titles, most: 1, finder).pairs.count == 1)
        #expect(GenderBenchmark([], most: 5, finder).measure().share == 0)
    }

    @Test func `plain order ranks each label by its own score, the other each concept once first`() throws {
        let labels = [("Dachdecker", "a"), ("Dachdecker am Haus", "a"), ("Dachprüfer", "b")]
        let set = MELOSet(
            queries: ["Dachdecker"],
            corpus: labels.map { MELOSet.Element(text: $0.0, uri: Self.uri + $0.1) },
            right: [[2]]
        )
        let task = TitleBenchmark.Task(name: "x_q_de_c_de", asked: "de", printed: "de", set: set)
        let measures = try TitleBenchmark([try Self.esco()], encoder: nil).prepared(task).measure()
        // Two labels of the roofer stand above in plain order, one where each concept comes once first.
        #expect(abs(measures.plain.meanReciprocalRank - 1.0 / 3) < 1e-9)
        #expect(abs(measures.conceptsFirst.meanReciprocalRank - 1.0 / 2) < 1e-9)
    }
}

extension OccupationTitle {
    /// A title as the Bundesagentur's list has it.
    fileprivate static func sample(_ male: String, _ female: String) -> OccupationTitle? {
        let text = "dkz\tbkz\tzustand\tneutral\tmaennlich\tweiblich\n1\tB 99999-101\tE\tx\t\(male)\t\(female)\n"
        return try? OccupationTitle.read(Array(text.utf8), file: "titles").first
    }
}
