import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Cases

@Suite struct CaseFlowTests {
    static func on(
        _ visitor: CasesHouse.Visitor = .owner,
        _ body: @escaping @Sendable (TestBrowser, any Store) async throws -> Void
    ) async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations() + House.migrations()) { store in
            try await CasesHouse.visit(as: visitor, on: store) { try await body($0, store) }
        }
    }

    @Test func `a case is opened, furnished and shown`() async throws {
        try await Self.on { browser, _ in
            let opened = try await browser.submit(
                "/de/muster/faelle/neu",
                to: "/de/muster/faelle/neu",
                [
                    ("given", "Олена"), ("family", "Мельник"), ("phone", "0355 123456"), ("language", "uk"),
                    ("country", "UA"), ("source", "phone"), ("topics", "work"), ("topics", "childcare"),
                ]
            )
            let file = try #require(opened.location)
            let person = try await browser.submit(
                "\(file)/personen/neu",
                to: "\(file)/personen/neu",
                [("given", "Марко"), ("family", "Мельник"), ("part", "child"), ("born", "28.2.2019"), ("sex", "man")]
            )
            #expect(person.location == file)
            let page = try await browser.get(file).text
            for part in ["Олена Мельник", "Марко Мельник", "geboren am 28. Februar 2019", "Kita und Hort", "Ukraine"] {
                #expect(page.contains(part), "\(part)")
            }
            let list = try await browser.get("/de/muster/faelle?search=Melnyk").text
            #expect(list.contains("Олена Мельник"))
        }
    }

    @Test func `what was typed wrongly comes back with a sentence and everything typed`() async throws {
        try await Self.on { browser, store in
            let file = "/de/muster/faelle/\(try await store.openFile().id.text)"
            let answer = try await browser.submit(
                "\(file)/beratungen/neu",
                to: "\(file)/beratungen/neu",
                [("held", "2026-03-03"), ("minutes", "0"), ("channel", "fax"), ("summary", "<b>Tipp</b>")]
            )
            #expect(answer.status == .unprocessableContent)
            for part in [
                "erst ein, wenn sie stattgefunden hat", "von 1 bis 1440", "eine der Möglichkeiten",
                "&lt;b&gt;Tipp&lt;/b&gt;",
            ] {
                #expect(answer.text.contains(part), "\(part)")
            }
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM consultation") } == 0)
        }
    }

    @Test func `a double click notes one consultation`() async throws {
        try await Self.on { browser, store in
            let head = try await store.openFile()
            let person = try await store.household(head.id)[0]
            let path = "/de/muster/faelle/\(head.id.text)/beratungen/neu"
            let shown = try await browser.get(path)
            let token = shown.token(of: path)
            let fields = [
                ("held", "2026-03-02"), ("minutes", "45"), ("channel", "office"), ("person", person.id.text),
                ("topics", "work"), ("language", "uk"), ("adviser", Sample.adviser.text),
            ]
            for _ in 0..<2 {
                let answer = try await browser.post(path, fields, token: token)
                #expect(answer.status == .seeOther)
            }
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM consultation") } == 1)
        }
    }

    @Test func `two who save the same case lose neither version`() async throws {
        try await Self.on(.lead) { browser, store in
            let head = try await store.openFile(Sample.opening(place: "Lwiw"))
            let path = "/de/muster/faelle/\(head.id.text)/angaben"
            let shown = try await browser.get(path)
            var theirs = head.draft
            theirs.origin = CaseFile.Origin(country: Sample.country("UA"), place: "Kiew")
            let saved = theirs
            try await store.write(as: .member(Sample.adviser)) { try CaseFileStore.update(head, to: saved, in: $0) }
            let typed = [
                ("language", "uk"), ("country", "UA"), ("place", "Lemberg"), ("source", "visit"), ("version", "1"),
            ]
            let refused = try await browser.post(path, typed, token: shown.token(of: path))
            #expect(refused.status == .conflict)
            #expect(refused.text.contains("Kiew"))
            #expect(refused.text.contains("value=\"Lemberg\""))
            #expect(try await store.head(head.id).origin.place == "Kiew")
            let again = try await browser.post(
                path,
                typed.dropLast() + [("version", "2")],
                token: refused.token(of: path)
            )
            #expect(again.status == .seeOther)
            #expect(try await store.head(head.id).origin.place == "Lemberg")
            let kept = try await store.read { reader in
                try reader.number("SELECT COUNT(*) FROM journal_detail WHERE before_json LIKE '%Kiew%'")
            }
            #expect(kept == 1)
        }
    }

    @Test func `a colleague takes over and then may write`() async throws {
        try await Self.on(.colleague) { browser, store in
            let file = "/de/muster/faelle/\(try await store.openFile().id.text)"
            #expect(try await browser.get("\(file)/angaben").status == .notFound)
            let page = try await browser.get(file)
            #expect(page.text.contains("Fall übernehmen"))
            let taken = try await browser.post(
                "\(file)/uebernehmen",
                [("version", "1")],
                token: page.token(of: "\(file)/uebernehmen")
            )
            #expect(taken.location == file)
            #expect(try await browser.get("\(file)/angaben").status == .ok)
        }
    }

    @Test func `a file that was closed meanwhile keeps what was typed and says why`() async throws {
        try await Self.on { browser, store in
            let head = try await store.openFile()
            let file = "/de/muster/faelle/\(head.id.text)"
            let shown = try await browser.get(file)
            try await store.write(as: .system) { try CaseFileStore.change(head, to: .closed, in: $0) }
            let answer = try await browser.post(
                "\(file)/aufgaben/neu",
                [("title", "Nachfragen"), ("assignee", Sample.adviser.text)],
                token: shown.token()
            )
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("Das geht in diesem Stand nicht."))
            #expect(answer.text.contains("value=\"Nachfragen\""))
        }
    }

    @Test func `two files become one and two again on screen`() async throws {
        try await Self.on { browser, store in
            let furnished = try await CasePageTests.furnish(store)
            let file = "/de/muster/faelle/\(furnished.head.id.text)"
            let pair = "\(file)/dubletten/\(furnished.twin.id.text)"
            let shown = try await browser.get(pair)
            let people = try await store.household(furnished.head.id)
            let other = try await store.household(furnished.twin.id)
            let merged = try await browser.post(
                pair,
                [
                    ("pairs", "\(other[0].id.text)|\(people[0].id.text)"),
                    ("version", "\(furnished.head.version)"), ("other-version", "\(furnished.twin.version)"),
                ],
                token: shown.token(of: pair)
            )
            #expect(merged.location == file)
            let gone = try await browser.get("/de/muster/faelle/\(furnished.twin.id.text)")
            #expect(gone.location == file)
            let page = try await browser.get(file)
            let merge = try await store.read { try MergeStore.list(into: furnished.head.id, from: $0)[0] }
            let undo = "\(file)/trennen/\(merge.id.text)"
            let undone = try await browser.post(undo, [], token: page.token(of: undo))
            #expect(undone.location == file)
            #expect(try await store.head(furnished.twin.id).status == .inProgress)
        }
    }

    @Test func `a document goes in and comes out as an attachment only`() async throws {
        try await Self.on { browser, store in
            let furnished = try await CasePageTests.furnish(store)
            let id = try #require(furnished.values["document"])
            let answer = try await browser.get("/de/muster/faelle/\(furnished.head.id.text)/unterlagen/\(id)")
            #expect(answer.text == "Hallo")
            #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            #expect(answer.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        }
    }

    @Test func `the report opens to its records and saves as a table`() async throws {
        try await Self.on { browser, store in
            let furnished = try await CasePageTests.furnish(store)
            let period = "from=2026-01-01&to=2026-12-31"
            let page = try await browser.get("/de/muster/bericht?\(period)").text
            #expect(page.contains("figure=first"))
            #expect(page.contains("1 von 1 mit Angabe"))
            let records = try await browser.get("/de/muster/bericht/akten?\(period)&figure=first&country=UA").text
            #expect(records.contains(furnished.head.number.description))
            #expect(records.contains("Олена Мельник"))
            let table = try await browser.get("/de/muster/bericht/tabelle?\(period)")
            #expect(table.text.contains("Erstberatungen;1"))
            let none = try await browser.get("/de/muster/bericht/akten?\(period)&figure=first&country=xx")
            #expect(none.status == .notFound)
        }
    }

    @Test func `network managers see figures and no records`() async throws {
        try await Self.on(.manager) { browser, store in
            _ = try await CasePageTests.furnish(store)
            let page = try await browser.get("/de/muster/bericht").text
            #expect(page.contains("nicht gezeigt"))
            #expect(!page.contains("bericht/akten"))
            #expect(try await browser.get("/de/muster/bericht/akten?figure=first").status == .notFound)
        }
    }

    @Test(arguments: [
        "search=%25_%27%22", "after=x", "state=merged", "topic=gold", "country=zz",
        "search=\(String(repeating: "a", count: 300))",
    ])
    func `strange questions to the list get an answer`(_ query: String) async throws {
        try await Self.on { browser, store in
            _ = try await store.openFile()
            #expect(try await browser.get("/de/muster/faelle?\(query)").status == .ok)
        }
    }
}
