import LotseCore
import Testing

@testable import LotseWeb

@Suite struct FieldRuleTests {
    @Test func `accents count, and a line end counts once`() {
        let field = Field("text", .longText(maxLength: 5))
        func error(_ text: String) -> FormError? { FieldRule.error(in: field, of: FormData(["text": [text]])) }
        #expect(error("a\r\nbc\nd")?.key == "form.error.too-long")
        #expect(error("a\r\nb\nc") == nil)
        #expect(error("a" + String(repeating: "\u{301}", count: 5))?.key == "form.error.too-long")
    }

    @Test func `days are read as browsers send and as people write them`() {
        #expect(FieldRule.day("2026-03-02") == Day("2026-03-02"))
        #expect(FieldRule.day("2.3.2026") == Day("2026-03-02"))
        #expect(FieldRule.day("30.02.2026") == nil)
        #expect(FieldRule.day("2.3.26") == nil)
    }

    @Test(arguments: [
        ("1234", 123_400), ("1.234", 123_400), ("1.234,50", 123_450), ("1234.5", 123_450), ("1 234,05 €", 123_405),
        ("0,99", 99),
    ])
    func `money is read in German and in English notation`(text: String, cents: Int64) {
        #expect(FieldRule.money(text) == Money(cents: cents))
    }

    @Test(arguments: ["", "-1", "1,234.5", "1,2,3", "zwölf", "1e5", "99999999999999999999"])
    func `what is no amount is refused`(text: String) {
        #expect(FieldRule.money(text) == nil)
    }

    @Test(arguments: ["a@b.de", "first.last+tag@sub.example.org"])
    func `mail addresses pass`(text: String) { #expect(FieldRule.isMail(text)) }

    @Test(arguments: ["a", "a@b", "@b.de", "a@b.de, c@d.de", "a b@c.de", "a@.de", "a@b.", "a@b@c.de"])
    func `what is no mail address is refused`(text: String) { #expect(!FieldRule.isMail(text)) }

    @Test func `a form keeps what was typed and names each fault once`() throws {
        let form = Form(
            "test",
            [
                .required("name", .text(maxLength: 5)), Field("day", .day),
                .required("topic", .choice([.init("work", "Arbeit")])), Field("count", .number(1...9)),
            ]
        )
        let sent = try #require(FormData(urlEncoded: "name=Mustermann&day=30.2.2026&topic=other&count=12"))
        let read = form.reading(sent)
        #expect(read.errors.map(\.field) == ["name", "day", "topic", "count"])
        #expect(read.text("name") == "Mustermann")
        #expect(form.reading(.empty).errors.map(\.field) == ["name", "topic"])
        let good = form.reading(try #require(FormData(urlEncoded: "name=Meier&topic=work&count=3")))
        #expect(good.isValid)
        #expect(good.number("count") == 3)
    }
}
