import Foundation
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb

/// How many SQL statements each page of the house needs.
struct QueryBudget: Sendable {
    struct Line: Sendable {
        let name: String
        let role: Role
        let statements: [String]
        /// The same page where there are more records, or in an alliance with fewer.
        let elsewhere: [String]?
    }

    let lines: [Line]
    /// Pages that nobody is shown.
    let unseen: [String]

    private static let measuring = Task { try await QueryBudget(of: DemoHouse.shared()) }

    static func measured() async throws -> QueryBudget { try await measuring.value }

    private init(of demo: DemoHouse) async throws {
        let routes = demo.house.routes.routes.filter { $0.method == .get }
        var (found, askers): ([String: [String]], [String: Asker]) = ([:], [:])
        for asker in demo.askers {
            let waiting = routes.filter { found[$0.name] == nil }
            let links = try waiting.compactMap { route in
                try demo.link(to: route.path, of: .own, for: asker).map { (route.name, $0) }
            }
            for (name, statements) in try await Self.statements(of: links, as: asker, in: demo) {
                found[name] = statements
                askers[name] = asker
            }
        }
        let elsewhere = try await Self.elsewhere(routes, askers, in: demo)
        lines = routes.compactMap { route in
            guard let statements = found[route.name], let asker = askers[route.name] else { return nil }
            return Line(name: route.name, role: asker.role, statements: statements, elsewhere: elsewhere[route.name])
        }
        unseen = routes.map(\.name).filter { found[$0] == nil }
    }

    /// The same pages of a record with more in it, or of an alliance with less.
    private static func elsewhere(
        _ routes: [RouteTable.Route],
        _ askers: [String: Asker],
        in demo: DemoHouse
    ) async throws -> [String: [String]] {
        var found: [String: [String]] = [:]
        for asker in demo.askers {
            let own = routes.filter { askers[$0.name]?.role == asker.role && $0.path.scope == .alliance }
            let rich = own.compactMap { route -> (String, String)? in
                let path = route.path
                guard !path.parameters.isEmpty,
                    let values = try? demo.plenty.values(at: path.english, path.parameters, of: .own)
                else { return nil }
                return (route.name, path.link(.german, alliance: DemoHouse.slug, values))
            }
            found.merge(try await statements(of: rich, as: asker, in: demo)) { $1 }
            guard let other = asker.account == nil ? asker : demo.small.first(where: { $0.role == asker.role }) else {
                continue
            }
            let plain = own.filter(\.path.parameters.isEmpty)
                .map { ($0.name, $0.path.link(.german, alliance: DemoHouse.smallSlug)) }
            found.merge(try await statements(of: plain, as: other, in: demo)) { $1 }
        }
        return found
    }

    /// What each of the pages that are shown needed.
    private static func statements(
        of links: [(name: String, link: String)],
        as asker: Asker,
        in demo: DemoHouse
    ) async throws -> [String: [String]] {
        let shown = Shown()
        try await demo.visit(as: asker) { browser in
            // Whoever looks first reads the market into the server's memory: that is no page's own.
            if let first = links.first(where: { $0.name.hasSuffix("/cases/{caseFile}") }) {
                _ = try await browser.get(first.link)
            }
            for (name, link) in links {
                let meter = QueryMeter()
                // No copy of a shared page that somebody else has just read: the clock of this house stands still.
                let fresh = link + (link.contains("?") ? "&" : "?") + "measured=\(UUID())"
                let answer = try await QueryMeter.$current.withValue(meter) { try await browser.get(fresh) }
                if answer.status == .ok { await shown.note(name, meter.log) }
            }
        }
        return await shown.statements
    }

    private actor Shown {
        private(set) var statements: [String: [String]] = [:]
        func note(_ name: String, _ log: [String]) { statements[name] = log }
    }

    private static let legend = """
        How many SQL statements each page needs, and for whom: written by RECORD=1 swift test --filter QueryBudgetTests.
        The session and the member are two of them for whoever is signed in, the alliance is one.
        """

    /// The whole table, a line for each page.
    var text: String {
        let rows = lines.map { line in
            let number = "\(line.statements.count)"
            return String(repeating: " ", count: max(0, 3 - number.count)) + number + "  "
                + line.role.rawValue.padding(toLength: 17, withPad: " ", startingAt: 0) + line.name
        }
        return Self.legend + "\n\n" + rows.joined(separator: "\n") + "\n"
    }
}
