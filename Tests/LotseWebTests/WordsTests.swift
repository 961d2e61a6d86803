import LotseCore
import Testing

@testable import LotseWeb

@Suite struct WordsTests {
    /// Counts and categories as the CLDR charts give them.
    @Test(arguments: [
        ("de", [0: "other", 1: "one", 2: "other"]),
        ("pl", [0: "many", 1: "one", 2: "few", 5: "many", 12: "many", 22: "few", 25: "many", 112: "many"]),
        ("uk", [0: "many", 1: "one", 2: "few", 5: "many", 11: "many", 21: "one", 24: "few", 111: "many"]),
        ("ar", [0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 103: "few"]),
        ("cs", [1: "one", 3: "few", 5: "other"]),
    ])
    func `counts fall into the categories of the language`(tag: String, expected: [Int: String]) throws {
        let language = try #require(Language(tag))
        for (count, category) in expected {
            #expect(PluralCategory(of: count, in: language).rawValue == category, "\(count) in \(tag)")
        }
    }

    private func words(_ entries: [String: Catalogue.Entry], _ language: Language = .german) -> Words {
        Words(language, from: [.german: Catalogue(language: .german, entries: entries)])
    }

    @Test func `placeholders are filled by name and braces of values are left alone`() {
        let words = words(["a": .text("Von {from} bis {to}"), "format.group": .text(".")])
        #expect(words("a", ["from": "{to}", "to": 12_345]) == "Von {to} bis 12.345")
        #expect(words("a", ["from": "x"]) == "Von x bis {to}")
    }

    @Test func `a missing word shows its key and a foreign reader gets the German word`() {
        let words = words(["a": .text("Ja")], .arabic)
        #expect(words("a") == "Ja")
        #expect(words.languageOf("a") == .german)
        #expect(words("b") == "⟦b⟧")
    }

    @Test func `money and shares are written as readers expect`() {
        let words = words([
            "format.group": .text("."), "format.decimal": .text(","), "format.money": .text("{amount} €"),
            "format.percent": .text("{number} %"),
        ])
        #expect(words.money(Money(cents: 234_000_000)) == "2.340.000 €")
        #expect(words.money(Money(cents: -1_234_05)) == "−1234,05 €")
        #expect(words.percent(1, of: 3) == "33 %")
        #expect(words.percent(2, of: 3) == "67 %")
        #expect(words.percent(0, of: 0) == "–")
    }

    @Test(arguments: [
        ("uk,en;q=0.8", "uk"), ("ar-SY", "ar"), ("fr,vi;q=0.9", "de"), ("en;q=0.1,pl;q=0.9", "pl"), ("", "de"),
        ("de-x-leicht", "de-x-leicht"), ("*", "de"), ("en;q=0", "de"),
    ])
    func `the start page speaks the language that the browser prefers`(header: String, tag: String) {
        #expect(AcceptLanguage.best(of: Language.publicLanguages, for: header).tag == tag)
    }
}
