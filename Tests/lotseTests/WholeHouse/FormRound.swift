import HTTPTypes
import LotseCore
import LotseTestSupport
import LotseWeb

/// A way round all forms of the house: each with somebody who may send it, about a record of their own.
struct FormRound: Sendable {
    /// One form in hand, as a browser has it.
    struct Stop: Sendable {
        let route: RouteTable.Route
        let asker: Asker
        let link: String
        /// What the form asks, as far as a page shows it.
        let fields: [FormOnPage.Field]

        /// Whether browsers send it in parts, because of a file.
        var hasFile: Bool { fields.contains { if case .file = $0.kind { true } else { false } } }

        /// All questions answered in good faith.
        var answers: [(String, String)] { fields.map { ($0.name, $0.answer) } }

        /// The same answers, those of some fields replaced.
        func answers(replacing text: String, where isReplaced: (FormOnPage.Field) -> Bool) -> [(String, String)] {
            fields.map { ($0.name, isReplaced($0) ? text : $0.answer) }
        }
    }

    let demo: DemoHouse
    private let stops: [Role: [Stop]]

    private static let planning = Task { try await FormRound(in: DemoHouse.shared()) }

    static func planned() async throws -> FormRound { try await planning.value }

    /// How many forms there are.
    var count: Int { stops.values.reduce(0) { $0 + $1.count } }

    private init(in demo: DemoHouse) async throws {
        self.demo = demo
        var (waiting, stops) = (demo.house.routes.routes.filter { $0.method == .post }, [Role: [Stop]]())
        for asker in demo.askers {
            let found = Found()
            let routes = waiting
            try await demo.visit(as: asker) { browser in
                let token = try await browser.token(of: asker)
                for route in routes {
                    guard let link = try demo.link(to: route.path, of: .own, for: asker) else { continue }
                    let buttons = try demo.buttonFields(for: route.path, of: .own, as: asker)
                    let answer = try await browser.post(link, buttons, token: token)
                    guard RoleMatrix.Outcome(answer) == .allowed else { continue }
                    let fields = try await Self.fields(sentTo: link, browser)
                    let hidden = buttons.filter { button in !fields.contains { $0.name == button.0 } }
                        .map { FormOnPage.Field(name: $0.0, kind: .hidden, offered: [$0.1]) }
                    await found.add(Stop(route: route, asker: asker, link: link, fields: fields + hidden))
                }
            }
            let own = await found.stops
            stops[asker.role] = own
            waiting.removeAll { route in own.contains { $0.route.name == route.name } }
        }
        self.stops = stops
    }

    /// The fields of the form, from its own page or from one above it.
    private static func fields(sentTo link: String, _ browser: TestBrowser) async throws -> [FormOnPage.Field] {
        var parts = link.split(separator: "/")
        while parts.count > 1 {
            let page = try await browser.get("/" + parts.joined(separator: "/"))
            if let form = FormOnPage(sentTo: link, on: page.text) { return form.fields }
            parts.removeLast()
        }
        return []
    }

    private actor Found {
        private(set) var stops: [Stop] = []
        func add(_ stop: Stop) { stops.append(stop) }
    }

    /// Goes round.
    ///
    /// - Parameters:
    ///   - place: another house with the same records; the one that was planned for unless said otherwise.
    ///   - inTurn: whether one role waits for the other: what is kept depends on who comes first, as when somebody's
    ///     account is closed.
    ///   - body: gets each form, a browser in which somebody is signed in who may send it, and a token.
    /// - Throws: what `body` throws.
    func go(
        in place: DemoHouse? = nil,
        inTurn: Bool = false,
        _ body: @escaping @Sendable (Stop, TestBrowser, String?) async throws -> Void
    ) async throws {
        let demo = place ?? demo
        try await withThrowingTaskGroup(of: Void.self) { group in
            for asker in demo.askers {
                let own = stops[asker.role] ?? []
                guard !own.isEmpty else { continue }
                if inTurn { try await group.waitForAll() }
                group.addTask {
                    try await demo.visit(as: asker) { browser in
                        let token = try await browser.token(of: asker)
                        for stop in own { try await body(stop, browser, token) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
