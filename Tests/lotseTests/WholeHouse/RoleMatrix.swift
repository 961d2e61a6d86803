import HTTPTypes
import LotseCore
import LotseTestSupport
import LotseWeb

/// What every route answers to everybody about everybody's records: measured once, told as a table.
struct RoleMatrix: Sendable {
    /// What somebody was told.
    enum Outcome: Character, Sendable {
        /// The page, what comes after the form, or what is wrong with the form.
        case allowed = "✓"
        case signIn = "→"
        case notFound = "·"
        /// A secret link that opens nothing (any more).
        case spent = "✗"
        /// Neither: no route should.
        case strange = "?"
        case broken = "!"
        /// There is no such record.
        case noRecord = "-"

        init(_ answer: TestBrowser.Answer) {
            switch answer.status.code {
            case 200, 400, 409, 422: self = .allowed
            case 303: self = answer.location?.contains("/anmelden?next=") == true ? .signIn : .allowed
            case 404: self = .notFound
            case 410: self = .spent
            case 500...: self = .broken
            default: self = .strange
            }
        }
    }

    struct Cell: Sendable {
        let outcome: Outcome
        let status: Int
        /// The page without one-time tokens, kept of refusals only.
        let refusal: String?
        /// Whether somebody who asked for help is named.
        let namesPerson: Bool
    }

    struct Line: Sendable {
        let route: RouteTable.Route
        /// By role, then by owner.
        var cells: [Role: [Ownership: Cell]] = [:]
    }

    private(set) var lines: [Line]
    let roles: [Role]

    private static let measuring = Task { try await RoleMatrix(of: DemoHouse.shared()) }

    static func measured() async throws -> RoleMatrix { try await measuring.value }

    private init(of demo: DemoHouse) async throws {
        let routes = demo.house.routes.routes
        roles = demo.askers.map(\.role)
        var lines = routes.map { Line(route: $0) }
        try await withThrowingTaskGroup { group in
            for asker in demo.askers {
                group.addTask { (asker.role, try await Self.cells(of: routes, in: demo, for: asker)) }
            }
            for try await (role, column) in group {
                for (place, cells) in column.enumerated() { lines[place].cells[role] = cells }
            }
        }
        self.lines = lines
    }

    /// One role's answers, route by route.
    private static func cells(
        of routes: [RouteTable.Route],
        in demo: DemoHouse,
        for asker: Asker
    ) async throws -> [[Ownership: Cell]] {
        let column = Gathered()
        try await demo.visit(as: asker) { browser in
            let token = try await browser.token(of: asker)
            for route in routes {
                var cells: [Ownership: Cell] = [:]
                for owner in Ownership.allCases {
                    guard let link = try demo.link(to: route.path, of: owner, for: asker) else { continue }
                    let fields = try demo.buttonFields(for: route.path, of: owner, as: asker)
                    let answer =
                        route.method == .get
                        ? try await browser.get(link) : try await browser.post(link, fields, token: token)
                    let outcome = Outcome(answer)
                    cells[owner] = Cell(
                        outcome: outcome,
                        status: answer.status.code,
                        refusal: outcome == .allowed ? nil : answer.withoutTokens,
                        namesPerson: answer.text.contains(InventedCase.givenName)
                    )
                }
                await column.append(cells)
            }
        }
        return await column.cells
    }

    private actor Gathered {
        private(set) var cells: [[Ownership: Cell]] = []
        func append(_ cell: [Ownership: Cell]) { cells.append(cell) }
    }
}

/// The matrix as a text that is kept and read.
extension RoleMatrix {
    private enum Section: String, CaseIterable {
        case installation = "Pages of the installation: one sign for each role."
        case alliance = "Pages of an alliance: in the own alliance, in another one."
        case records = """
            Records: one's own, a colleague's, another organisation's of the alliance, another alliance's asked for \
            here, and asked for there, another alliance's below one's own, one that does not exist.
            """

        func holds(_ path: Path) -> Bool {
            switch self {
            case .installation: path.parameters.isEmpty && path.scope == .installation
            case .alliance: path.parameters.isEmpty && path.scope == .alliance
            case .records: !path.parameters.isEmpty
            }
        }

        var owners: [Ownership] {
            switch self {
            case .installation: [.own]
            case .alliance: Ownership.places
            case .records: Ownership.allCases
            }
        }
    }

    private static let legend = """
        Who is told what by which route: written by RECORD=1 swift test --filter RoleMatrixTests, and read.
        ✓ the page, or an answer to the form    → sign in first    · does not exist    ✗ a link that opens nothing
        - there is no such record
        Forms are sent empty, with a valid token: an answer to the form says only that one may send it.
        """

    /// The whole table, a line for each route.
    var text: String {
        var text = Self.legend + "\n"
        let width = lines.map(\.route.name.count).max() ?? 0
        for section in Section.allCases {
            let column = max(section.owners.count, 4)
            text += "\n\(section.rawValue)\n"
            text +=
                ([String(repeating: " ", count: width)] + roles.map { Self.short($0, column) })
                .joined(separator: "  ") + "\n"
            for line in lines where section.holds(line.route.path) {
                let signs = roles.map { role in
                    section.owners.map { line.sign(for: role, of: $0) }.joined().filled(to: column)
                }
                text += ([line.route.name.filled(to: width)] + signs).joined(separator: "  ").trimmedAtEnd + "\n"
            }
        }
        return text
    }

    private static func short(_ role: Role, _ width: Int) -> String {
        let names: [Role: String] = [
            .adviser: "advi", .teamLead: "lead", .partnerOfficer: "part", .networkManager: "mana", .auditor: "audi",
            .allianceAdmin: "admi",
        ]
        return (width < 7 ? names[role] ?? String(role.rawValue.prefix(4)) : String(role.rawValue.prefix(7)))
            .filled(to: width)
    }
}

extension RoleMatrix.Line {
    fileprivate func sign(for role: Role, of owner: Ownership) -> String {
        String((cells[role]?[owner]?.outcome ?? .noRecord).rawValue)
    }
}

extension String {
    fileprivate func filled(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    fileprivate var trimmedAtEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
