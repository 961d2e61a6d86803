import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

@Suite struct SignInTests {
    private let mail = "anna.noack@example.org"

    @Test(arguments: TestStore.engines) func `name and password open a session`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            let outcome = try await office.signIn.signIn(
                mail: " ANNA.Noack@example.org",
                password: Office.password,
                from: Office.remote
            )
            guard case .signedIn(anna, _) = outcome else { throw Unexpected(outcome) }
            #expect(try await SessionStore(office.store).list(of: anna).count == 1)
            let events = try await office.events()
            #expect(events.map(\.outcome) == [.signedIn])
            #expect(events.map(\.method) == [.password])
            #expect(events.map(\.network) == ["192.0.2.0/24"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `wrong password, unknown name, closed account and no password are refused alike`(engine: Dialect) async throws
    {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            let gone = try await office.hire("Berta Noack", .harbourAdviser)
            try await office.hire("Carl Noack", .harbourAdviser, password: nil)
            try await office.store.write(as: .system) { try GrantWorkflow.deactivate(gone, by: nil, in: $0) }
            let tries = [
                (mail, "Tee auf dem Leuchtturm"), ("berta.noack@example.org", Office.password),
                ("carl.noack@example.org", Office.password),
                ("nobody@example.org", Office.password), ("not an address", Office.password), (mail, ""),
            ]
            for (mail, password) in tries {
                let outcome = try await office.signIn.signIn(mail: mail, password: password, from: Office.remote)
                guard case .refused = outcome else { throw Unexpected(outcome) }
            }
            #expect(try await office.events().map(\.outcome) == Array(repeating: .wrongPassword, count: 6))
        }
    }

    @Test(arguments: TestStore.engines)
    func `the fifth failure locks an account for a minute, a known one and an unknown one`(engine: Dialect) async throws
    {
        for typed in [mail, "nobody@example.org"] {
            try await Office.with(engine) { office in
                try await office.hire("Anna Noack", .harbourAdviser)
                for number in 1...5 {
                    let outcome = try await office.signIn.signIn(mail: typed, password: "falsch", from: Office.remote)
                    switch outcome {
                    case .refused: #expect(number < 5)
                    case .locked(let end):
                        #expect(number == 5)
                        #expect(end == office.clock.now.adding(minutes: 1))
                    default: throw Unexpected(outcome)
                    }
                }
                let right = try await office.signIn.signIn(
                    mail: typed.uppercased(),
                    password: Office.password,
                    from: RemoteAddress("198.51.100.1")
                )
                guard case .locked = right else { throw Unexpected(right) }
                office.clock.advance(minutes: 1)
                let later = try await office.signIn.signIn(mail: typed, password: Office.password, from: Office.remote)
                if typed == mail {
                    guard case .signedIn = later else { throw Unexpected(later) }
                } else {
                    guard case .locked(let end) = later else { throw Unexpected(later) }
                    #expect(end == office.clock.now.adding(minutes: 2))
                }
                #expect(try await office.events().filter { $0.outcome == .locked }.count == (typed == mail ? 1 : 2))
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a thousand guesses at once get no further than five`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            let workflow = office.signIn
            let outcomes = try await withThrowingTaskGroup(of: SignInWorkflow.Outcome.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        try await workflow.signIn(
                            mail: "anna.noack@example.org",
                            password: "\(number)",
                            from: RemoteAddress("203.0.113.\(number)")
                        )
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let looked = try await office.events().filter { $0.outcome == .wrongPassword }.count
            #expect(looked == 5)
            #expect(outcomes.count { if case .locked = $0 { true } else { false } } >= 55)
        }
    }

    @Test(arguments: TestStore.engines)
    func `two servers count together`(engine: Dialect) async throws {
        let migrations = try MembersSchema.migrations() + House.migrations()
        try await TestStore.withTwo(engine, migrations: migrations) { first, second in
            let hasher = PasswordHasher(cost: .light)
            let servers = [first, second].map { SignInWorkflow(store: $0, vault: TestHouse.vault, hasher: hasher) }
            for number in 0..<5 {
                _ = try await servers[number % 2].signIn(mail: mail, password: "falsch", from: Office.remote)
            }
            for server in servers {
                let outcome = try await server.signIn(
                    mail: mail,
                    password: "falsch",
                    from: RemoteAddress("198.51.100.1")
                )
                guard case .locked = outcome else { throw Unexpected(outcome) }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `an address has twenty tries over all names, and sign-ins that succeed do not use them up`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .harbourAdviser)
            for number in 0..<40 {
                let typed = number.isMultiple(of: 2) ? mail : "guess\(number)@example.org"
                let password = number.isMultiple(of: 2) ? Office.password : "falsch"
                let outcome = try await office.signIn.signIn(mail: typed, password: password, from: Office.remote)
                switch outcome {
                case .signedIn: #expect(number.isMultiple(of: 2))
                case .refused: #expect(!number.isMultiple(of: 2) && number < 39)
                case .locked: #expect(number == 39)
                default: throw Unexpected(outcome)
                }
            }
            let outcome = try await office.signIn.signIn(mail: mail, password: Office.password, from: Office.remote)
            guard case .locked = outcome else { throw Unexpected(outcome) }
            let elsewhere = try await office.signIn.signIn(
                mail: mail,
                password: Office.password,
                from: RemoteAddress("198.51.100.1")
            )
            guard case .signedIn = elsewhere else { throw Unexpected(elsewhere) }
        }
    }

    @Test(arguments: TestStore.engines) func `what was typed and where from stand nowhere in clear`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            _ = try await office.signIn.signIn(
                mail: "mein Passwort aus Versehen",
                password: "x",
                from: RemoteAddress("203.0.113.99")
            )
            let kept = try await office.store.read { reader in
                try reader.rows("SELECT subject FROM access_attempt").map { try $0.value("subject", as: String.self) }
            }
            #expect(kept.count == 2)
            #expect(kept.allSatisfy { !$0.contains("passwort") && !$0.contains("203.0.113") })
        }
    }

    @Test(arguments: TestStore.engines) func `a password kept under weak settings is strengthened at the next sign-in`(
        engine: Dialect
    ) async throws {
        let stronger = PasswordCost(logarithmOfRounds: 5, blockSize: 1, parallelism: 1)
        try await Office.with(engine, cost: stronger) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            let weak = try PasswordHash(of: Office.password, cost: .light, salt: Array("0123456789abcdef".utf8))
            try await office.store.write(as: .system) { try AccountStore.update(anna, password: weak, in: $0) }
            _ = try await office.signIn.signIn(mail: mail, password: "falsch", from: Office.remote)
            #expect(try await office.store.read { try AccountStore.passwordHash(of: anna, $0) }?.cost == .light)
            _ = try await office.signIn.signIn(mail: mail, password: Office.password, from: Office.remote)
            #expect(try await office.store.read { try AccountStore.passwordHash(of: anna, $0) }?.cost == stronger)
            let outcome = try await office.signIn.signIn(mail: mail, password: Office.password, from: Office.remote)
            guard case .signedIn = outcome else { throw Unexpected(outcome) }
        }
    }
}

/// An outcome that the test did not expect.
struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ outcome: some Any) {
        description = "unexpected: \(outcome)"
    }
}
