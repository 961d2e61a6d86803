import Testing

@testable import lotse

/// The checks of the house's rules, tried on what they must find.
@Suite struct SourceCheckTests {
    @Test(arguments: [
        "SELECT id FROM need", "WHERE id IN (SELECT x FROM y)", "INSERT INTO need (id)", "DELETE FROM need",
        "UPDATE need SET state = 1", "CREATE TABLE x", "\n    SELECT *\n",
    ])
    func `SQL is known by its words`(text: String) {
        #expect(SourceCheck.isSQL(text))
    }

    @Test(arguments: ["Select a file", "Update the page", "SELECT", "Delete from here", "UPDATE me", "CREATED"])
    func `sentences are no SQL`(text: String) {
        #expect(!SourceCheck.isSQL(text))
    }

    @Test func `imports are read with whatever stands before them`() {
        let source =
            "import A\npackage import B\n@testable import C\nprivate import D.E\n// import F\nlet import = 1\nimport Swift\n"
        #expect(SourceCheck.imports(in: source) == ["A", "B", "C", "D"])
    }

    @Test(arguments: [
        ("<p>{{name}}</p>", []), ("<p>Hallo {{name}}</p>", ["Hallo"]),
        ("<a href=\"x\" title=\"Mehr\">{{t.more}}</a>", ["Mehr"]),
        ("<input type=\"text\" name=\"a\" placeholder=\"{{p}}\">", []), ("<td>&nbsp;–&#8203;</td>", []),
        ("{{#list}}<li class=\"wide item\">{{.}}</li>{{/list}}", []), ("{{{html}}} und", ["und"]),
        ("<img alt=\"Übersicht\">", ["Übersicht"]), ("Füße & Hände", ["Füße", "Hände"]),
    ])
    func `words in templates are found, names of elements and classes are none`(template: String, words: [String]) {
        #expect(TemplateCheck.words(in: template) == words)
    }

    @Test func `only stores and the floor's engines may speak SQL`() {
        #expect(SourceCheck.maySpeakSQL("Features/Cases/Needs/NeedStore.swift"))
        #expect(SourceCheck.maySpeakSQL("Features/Network/Municipalities/MunicipalityStore+Import.swift"))
        #expect(!SourceCheck.maySpeakSQL("Features/Cases/Needs/NeedPages.swift"))
        #expect(!SourceCheck.maySpeakSQL("Sources/lotse/Rooms.swift"))
        #expect(!SourceCheck.maySpeakSQL("Sources/LotseWeb/House.swift"))
    }
}
