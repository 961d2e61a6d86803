import LotseMatching
import LotseVocabulary
import Testing

/// The model that is shipped.
@Suite struct WordsModelTests {
    @Test func `it is small enough, and knows what means the same in other words and languages`() throws {
        let model = try WordsModel.shipped()
        #expect(model.bytes.count <= 16 * 1024 * 1024)
        func nearness(_ one: String, _ other: String) -> Float {
            model.direction(of: one).cosine(to: model.direction(of: other))
        }
        #expect(nearness("koch", "cook") > nearness("koch", "roofer"))
        #expect(nearness("dekarz", "roofer") > nearness("dekarz", "cook"))
        #expect(nearness("zedni", "bricklayer") > nearness("zedni", "nurse"))
        #expect(nearness("arzt", "mediziner") > nearness("arzt", "metzger"))
    }
}
