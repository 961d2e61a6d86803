import AllianceNetwork
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb

/// The room behind its door, with staff of two alliances.
enum NetworkHouse {
    enum Visitor: String, CaseIterable {
        case stranger
        case manager
        case admin
        case auditor
        case adviser
        /// A network manager of another alliance.
        case neighbour
        /// Runs the installation.
        case host

        var account: Identifier<Account>? {
            self == .stranger
                ? nil : Identifier("0190a5c0-0000-7000-8000-00000000000\(Self.allCases.firstIndex(of: self) ?? 0)")
        }

        var grant: Grant? {
            switch self {
            case .stranger: nil
            case .manager: Grant(role: .networkManager, alliance: NetworkFixture.dresden, organisation: nil)
            case .admin: Grant(role: .allianceAdmin, alliance: NetworkFixture.dresden, organisation: nil)
            case .auditor: Grant(role: .auditor, alliance: NetworkFixture.dresden, organisation: nil)
            case .adviser: Grant(role: .adviser, alliance: NetworkFixture.dresden, organisation: nil)
            case .neighbour: Grant(role: .networkManager, alliance: NetworkFixture.spreeNeisse, organisation: nil)
            case .host: Grant(role: .operator, alliance: nil, organisation: nil)
            }
        }
    }

    static func visit(
        as visitor: Visitor,
        on engine: Dialect = .sqlite,
        _ body: @escaping @Sendable (TestBrowser, any Store) async throws -> Void
    ) async throws {
        let migrations = try House.migrations() + NetworkSchema.migrations()
        try await TestStore.with(engine, migrations: migrations) { store in
            try await NetworkDemo.load(into: store)
            let members = Visitor.allCases.compactMap { visitor in
                visitor.account.map {
                    Member(account: $0, name: visitor.rawValue, grants: [visitor.grant].compactMap(\.self))
                }
            }
            let house = try TestHouse.make(
                [NetworkFeature(store: store, vault: TestHouse.vault)],
                on: store,
                alliances: StoredNetwork(store),
                members: FixedMembers(members)
            )
            try await TestBrowser.visit(house, as: visitor.account, on: store) { try await body($0, store) }
        }
    }
}

extension TestBrowser.Answer {
    /// The page's text without tags, its white space as single spaces.
    var plain: String {
        var text = ""
        var isInside = false
        for character in self.text {
            if character == "<" { isInside = true }
            if !isInside { text.append(character) }
            if character == ">" {
                isInside = false
                text.append(" ")
            }
        }
        return text.split { $0.isWhitespace }.joined(separator: " ")
    }
}
