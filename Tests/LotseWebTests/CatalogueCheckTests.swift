import Foundation
import LotseCore
import LotseTestSupport
import Testing

@testable import LotseWeb

@Suite struct CatalogueCheckTests {
    private func file(
        _ language: Language,
        _ entries: [String: Catalogue.Entry],
        isForStaff: Bool = true
    ) -> CatalogueFile {
        CatalogueFile(
            owner: "room",
            isForStaff: isForStaff,
            catalogue: Catalogue(language: language, entries: entries)
        )
    }

    /// The faults of German and English staff words.
    private func faults(
        _ german: [String: Catalogue.Entry],
        _ english: [String: Catalogue.Entry],
        use: WordUse? = nil
    ) -> [CatalogueProblem] {
        CatalogueCheck([file(.german, german), file(.english, english)], use: use).problems
    }

    @Test func `words that are alike in both languages are fine`() {
        let german: [String: Catalogue.Entry] = [
            "room.found": .plural([.one: "Ein Treffer", .other: "{count} Treffer"]), "room.for": .text("Für {name}"),
        ]
        let english: [String: Catalogue.Entry] = [
            "room.found": .plural([.one: "{count} hit", .other: "{count} hits"]), "room.for": .text("For {name}"),
        ]
        #expect(faults(german, english) == [])
    }

    @Test func `missing and surplus words are named with their file`() {
        let problems = faults(["room.a": .text("A")], ["room.b": .text("B")])
        #expect(
            problems == [
                .init("room/staff/en.json", "room.a", .missing), .init("room/staff/en.json", "room.b", .surplus),
            ]
        )
        #expect("\(problems[0])" == "room/staff/en.json: room.a: is missing; the German file has it")
    }

    @Test func `public words are asked for in all public languages`() {
        let files = [Language.german, .english, .polish].map { file($0, ["room.a": .text("A")], isForStaff: false) }
        #expect(
            CatalogueCheck(files).problems
                == ["ar", "de-x-leicht", "uk"].map {
                    .init("room/\($0).json", "", .noFile)
                }
        )
    }

    @Test func `placeholders and plural forms must agree`() {
        let german: [String: Catalogue.Entry] = [
            "room.a": .text("{day} bei {name}"), "room.b": .text("B"), "room.c": .plural([.one: "1", .other: "2"]),
        ]
        let english: [String: Catalogue.Entry] = [
            "room.a": .text("{day} at {place}"), "room.b": .plural([.one: "1", .other: "2"]),
            "room.c": .plural([.one: "1", .few: "2"]),
        ]
        #expect(
            faults(german, english).map(\.fault) == [
                .placeholders(["name", "place"]), .otherKind, .pluralForms(missing: [.other], surplus: [.few]),
            ]
        )
    }

    @Test(arguments: [
        ("", CatalogueProblem.Fault.empty), ("zwei  Leerzeichen", .spaces), ("am Ende ", .spaces),
        ("so \"nicht\"", .straightQuotes), ("geht's", .straightQuotes), ("Hast Du Fragen?", .familiar("du")),
        ("Für deine Familie", .familiar("deine")),
    ])
    func `German is written as the house writes it`(text: String, fault: CatalogueProblem.Fault) {
        #expect(faults(["room.a": .text(text)], ["room.a": .text("fine")]).map(\.fault) == [fault])
    }

    @Test func `words that hold a familiar one inside are fine`() {
        let words = ["room.a": Catalogue.Entry.text("Duschen, Indien, Produkt: „Sie“ und Ihre – Mundart")]
        #expect(faults(words, ["room.a": .text("It's \"fine\"")]) == [])
    }

    @Test func `a key in two files or twice in one is named`() throws {
        let json = #"{"@language": "de", "room.a": "x: {y} \"room.a\": z", "room.b": {"one": "1"}, "room.a": "2"}"#
        #expect(CatalogueFile.repeatedKeys(in: Array(json.utf8)) == ["room.a"])
        let other = CatalogueFile(
            owner: "other",
            isForStaff: true,
            catalogue: Catalogue(language: .english, entries: ["room.a": .text("A")]),
            repeatedKeys: ["room.a"]
        )
        let problems = CatalogueCheck([
            file(.english, ["room.a": .text("A")]), file(.german, ["room.a": .text("A")]), other,
        ]).problems
        #expect(problems.contains(.init("other/staff/en.json", "room.a", .duplicate(of: "room/staff/en.json"))))
        #expect(problems.contains(.init("other/staff/en.json", "room.a", .repeated)))
    }

    @Test func `words that are asked for must exist, and words that exist must be asked for`() {
        var use = WordUse()
        use.read(template: "{{t.room.title}}{{#rows}}{{^empty(x)}}{{ t.room.row }}{{/rows}}", named: "list.mustache")
        use.read(
            source: #"""
                // words("room.comment") is not asked for
                let a = words("room.found", ["count": rows.count]) + context.words("room.absent")
                let b = words("room.status.\(row.status.rawValue).title") + "\(words("room.inner"))"
                let c = [Status.open: "room.mention"]
                func noteForm() -> Form { Form("room.note", [.required("text", .longText()), Field("id", .hidden)]) }
                let view = noteForm().view(for: context, action: "/")
                let error = FormError("text", "room.error")
                """#,
            named: "Room.swift"
        )
        let keys = [
            "room.title", "room.row", "room.found", "room.status.open.title", "room.inner", "room.mention",
            "room.note.text.hint", "room.note.submit", "room.status.open", "room.comment", "room.note.id.label",
        ]
        let words = Dictionary(uniqueKeysWithValues: keys.map { ($0, Catalogue.Entry.text("x")) })
        #expect(
            faults(words, words, use: use) == [
                .init("Room.swift", "room.absent", .unknown), .init("Room.swift", "room.error", .unknown),
                .init("Room.swift", "room.note.text.label", .unknown),
                .init("room/staff/de.json", "room.comment", .unused),
                .init("room/staff/de.json", "room.note.id.label", .unused),
                .init("room/staff/de.json", "room.status.open", .unused),
            ]
        )
    }

    @Test func `the house's own words pass`() throws {
        for problem in try WholeHouse.problems() where !WholeHouse.isExcused(problem) { Issue.record("\(problem)") }
    }
}

/// The catalogues, templates and sources of the whole tree.
private enum WholeHouse {
    static func problems() throws -> [CatalogueProblem] {
        var files: [CatalogueFile] = []
        var use = WordUse()
        let rooms = try FileManager.default.contentsOfDirectory(atPath: SourceTree.top.appending(path: "Features").path)
        for folder in ["Sources/LotseWeb"] + rooms.sorted().map({ "Features/\($0)" }) {
            files += try CatalogueFile.list(in: SourceTree.top.appending(path: "\(folder)/Locales"), of: folder)
            for (name, url) in try SourceTree.files(ending: "mustache", below: folder) {
                use.read(template: try String(contentsOf: url, encoding: .utf8), named: name)
            }
        }
        for folder in ["Sources/LotseWeb", "Sources/lotse", "Features"] {
            for (name, url) in try SourceTree.files(ending: "swift", below: folder) {
                use.read(source: try String(contentsOf: url, encoding: .utf8), named: name)
            }
        }
        for prefix in unseen { use.ask(WordUse.Family(prefix: prefix)) }
        return CatalogueCheck(files, use: use).problems
    }

    /// Words that are asked for in ways that cannot be read off the sources, each with its reason.
    private static let unseen: [String] = [
        // The floor offers names of its values and answers to all rooms, whether one needs them yet or not.
        "topic.", "role.", "denied.", "form.", "chart.", "layout.",
        // `CaseListChoice` and `ReportChoice` are given the beginning of the key for their options.
        "cases.whose.", "cases.state.", "cases.scope.",
    ]

    /// Forms that only read a query and are never shown, so that their questions need no labels.
    private static let unshown = ["cases.report"]

    static func isExcused(_ problem: CatalogueProblem) -> Bool {
        problem.fault == .unknown
            && unshown.contains { problem.key.hasPrefix("\($0).") && problem.key.hasSuffix(".label") }
    }
}
