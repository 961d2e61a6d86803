import Foundation
import LotseCore
import Testing

@testable import LotseWeb

/// What the templates make of the parts' values.
@Suite struct PartTemplateTests {
    private static func html(
        _ template: String,
        _ value: any Sendable,
        in language: Language = .german
    ) throws -> String {
        let floor = try #require(House.resources)
        let templates = try Templates(folders: [(nil, floor.appending(path: "Templates"))])
        let catalogues = try Catalogues(folders: [floor.appending(path: "Locales")])
        let assets = try Assets(folder: floor.appending(path: "Assets"))
        let renderer = PageRenderer(templates: templates, menu: [], assets: assets)
        return renderer.text(template, of: value, words: catalogues.words(language))
    }

    private static func field(_ field: Field, typed: String = "", error: String? = nil) throws -> FieldView {
        let floor = try #require(House.resources)
        let catalogues = try Catalogues(folders: [floor.appending(path: "Locales")])
        let typed = FormData([field.name: [typed]])
        return FieldView(field, formKey: "form", typed: typed, error: error, words: catalogues.words(.german))
    }

    @Test func `a cell of a folded table knows its column, and the first one heads the row`() throws {
        let table = Table(
            "Fälle",
            columns: [.text("Haushalt"), .number("Tage"), .text("Stand")],
            rows: [[.link("<Haddad>", "/f/1?a=1&b=2"), .text("4"), .tag(Tag(.waiting, "wartet"))]],
            emptyText: "Keine Fälle."
        )
        let html = try Self.html("table", table)
        #expect(html.contains("<caption>Fälle</caption>"))
        #expect(html.contains(#"<th scope="row" role="rowheader" data-label="Haushalt">"#))
        #expect(html.contains(#"<a href="/f/1?a=1&amp;b=2">&lt;Haddad&gt;</a>"#))
        #expect(html.contains(#"<td role="cell" data-label="Tage" class="number">4</td>"#))
        #expect(html.contains(#"data-label="Stand"><span class="tag tag-waiting">wartet</span>"#))
        #expect(!html.contains("Keine Fälle."))
    }

    @Test func `nothing is a sentence, not an empty table`() throws {
        let table = Table("Fälle", columns: [.text("Haushalt")], rows: [], emptyText: "Keine Fälle.")
        let html = try Self.html("table", table)
        #expect(html.contains(#"<p class="empty">Keine Fälle.</p>"#) && !html.contains("<table"))
        #expect(try Self.html("timeline", Timeline([], emptyText: "Noch nichts.")).contains("Noch nichts."))
        let list = SummaryList([.init("Telefon", nil), .init("Ort", "")])
        #expect(try Self.html("summary-list", list).matches(of: /keine Angabe/).count == 2)
    }

    @Test func `what is known by its day only shows no hour`() throws {
        let moment = try #require(Timestamp(text: "2026-02-16T00:00:00.000Z"))
        let floor = try #require(House.resources)
        let words = try Catalogues(folders: [floor.appending(path: "Locales")]).words(.german)
        let entry = Timeline.Entry(moment, isWholeDay: true, in: words, title: "Beratung")
        let html = try Self.html("timeline", Timeline([entry], emptyText: ""))
        #expect(html.contains(#"<time datetime="2026-02-16">16. Februar 2026</time>"#))
    }

    @Test(arguments: ["eine Zeile", "eins\n\n  drei", "</textarea><b>"])
    func `what was typed comes back letter by letter`(typed: String) throws {
        let html = try Self.html("field", try Self.field(Field("text", .longText()), typed: typed))
        let escaped = typed.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        // A browser drops the first line break after the tag, so the template adds one.
        #expect(html.contains(">\n\(escaped)</textarea>"))
    }

    static let kinds: [Field.Kind] = [
        .text(), .mail, .phone, .longText(), .day, .number(0...9), .money(0...9), .selection([.init("a", "A")]), .tick,
        .password(isNew: true), .code, .file(accept: ".pdf"), .suggested(["Forst"]),
    ]

    @Test(arguments: kinds)
    func `a question has a label, and its error is read with it`(kind: Field.Kind) throws {
        let html = try Self.html("field", try Self.field(.required("answer", kind), error: "Fehlt."))
        #expect(html.contains(#"for="answer""#) && html.contains(#"id="answer""#))
        #expect(html.contains(#"id="answer-error""#) && html.contains(#"aria-describedby="answer-error""#))
        #expect(html.contains(#"aria-invalid="true""#) && html.contains(" required"))
        #expect(!html.contains("freiwillig"))
    }

    @Test func `a group of answers has a legend, and what may stay empty says so`() throws {
        for kind in [Field.Kind.choice([.init("a", "A")]), .choices([.init("a", "A")])] {
            let html = try Self.html("field", try Self.field(Field("answer", kind), typed: "a", error: "Fehlt."))
            #expect(html.contains("<legend") && html.contains("freiwillig"))
            #expect(html.contains(#"id="answer-0" name="answer" value="a" checked><label for="answer-0">A</label>"#))
            #expect(html.contains(#"aria-describedby="answer-error""#))
        }
    }

    @Test func `a picture says in words what it shows`() throws {
        let chart = BarChart(
            ChartFrame(
                id: "origin",
                title: "Herkunft",
                summary: "Die meisten kommen aus Polen.",
                language: .arabic,
                files: ChartFiles(picture: "/bild.svg", table: "/zahlen.csv")
            ),
            bars: [.init("Polen & Nachbarn", 3, shown: "3")],
            columns: ("Land", "Anzahl")
        )
        let page = try Self.html("bar-chart", chart, in: .arabic)
        #expect(page.contains(#"role="img" aria-labelledby="origin-title origin-summary""#))
        #expect(page.contains(#"<desc id="origin-summary">Die meisten kommen aus Polen.</desc>"#))
        #expect(page.contains("Polen &amp; Nachbarn") && page.contains("عرض كجدول"))
        #expect(page.contains(#"href="/bild.svg""#) && page.contains(#"href="/zahlen.csv""#))
        let file = try Self.html("bar-chart-file", chart, in: .arabic)
        #expect(file.hasPrefix(#"<svg xmlns="http://www.w3.org/2000/svg""#) && file.contains(#"direction="rtl""#))
    }
}
