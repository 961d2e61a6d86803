import LotseCore
import Testing

@testable import LotseWeb

@Suite struct RouteTableTests {
    private func table(_ paths: [Path]) -> RouteTable {
        var routes = RouteTable()
        for path in paths { routes.get(path, as: .alliance) { _ in .redirect("/") } }
        return routes
    }

    @Test func `paths that differ in both languages do not clash`() {
        #expect(table([Path("faelle/{caseFile}", "cases/{caseFile}"), Path("faelle/neu", "cases/new")]).clashes == [])
    }

    @Test func `two routes of one address are named, even where they differ in the other language`() {
        let clashes = table([Path("karte", "map"), Path("plan", "map")]).clashes
        #expect(clashes.first == "GET /{alliance}/map and GET /{alliance}/map are both GET /en/:/map")
        #expect(clashes.count == Language.publicLanguages.filter { $0.primary != "de" }.count)
    }

    @Test func `parameters in the same place are one address whatever they are called`() {
        let clashes = table([Path("faelle/{caseFile}", "cases/{caseFile}"), Path("faelle/{other}", "cases/{other}")])
            .clashes
        #expect(clashes.count == Language.publicLanguages.count)
    }

    @Test func `showing and taking a form share their address`() {
        var routes = table([Path("neu", "new")])
        routes.post(Path("neu", "new"), as: .alliance) { _ in .redirect("/") }
        #expect(routes.clashes == [])
    }
}
