import LotseCore
import Testing

@Suite struct LanguageTests {
    @Test func `plain German falls back to German and never to English`() {
        #expect(Language.plainGerman.fallbacks == [.plainGerman, .german])
        #expect(Language.ukrainian.fallbacks == [.ukrainian, .english, .german])
        #expect(Language.german.fallbacks == [.german])
    }

    @Test(arguments: ["", "d", "deutsch", "de-", "de_DE", "de-x-very-long-tag", "../de", "d3"])
    func `what is no tag is no language`(tag: String) {
        #expect(Language(tag) == nil)
    }

    @Test func `Arabic runs from right to left`() {
        #expect(Language.arabic.direction == .rightToLeft)
        #expect(Language.publicLanguages.filter { $0.direction == .rightToLeft } == [.arabic])
    }
}
