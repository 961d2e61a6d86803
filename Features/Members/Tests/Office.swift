import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb

@testable import Members

/// Two alliances with some people in them, for tests of this room.
struct Office: Sendable {
    static let north = identifier(1, of: Alliance.self)
    static let south = identifier(2, of: Alliance.self)
    static let harbour = identifier(11, of: Organisation.self)
    static let lighthouse = identifier(12, of: Organisation.self)
    static let remote = RemoteAddress("192.0.2.77")
    static let password = "Kaffee auf dem Leuchtturm"

    let store: any Store
    let clock: MovingClock
    let hasher: PasswordHasher
    let letters: Letters

    var vault: Vault { TestHouse.vault }
    var signIn: SignInWorkflow { SignInWorkflow(store: store, vault: vault, hasher: hasher) }
    var accounts: AccountWorkflow { AccountWorkflow(letters: letters, vault: vault) }
    var secondFactor: SecondFactorWorkflow { SecondFactorWorkflow(accounts: accounts) }
    var invitations: InvitationWorkflow { InvitationWorkflow(letters: letters) }
    var directory: MembersDirectory { MembersDirectory(store) }

    /// Runs `body` with an empty office on a fresh database.
    static func with(
        _ engine: Dialect,
        cost: PasswordCost = .light,
        _ body: (Office) async throws -> Void
    ) async throws {
        let clock = MovingClock()
        let migrations = try MembersSchema.migrations() + House.migrations()
        try await TestStore.with(engine, migrations: migrations, sources: clock.sources()) { store in
            let office = Office(
                store: store,
                clock: clock,
                hasher: PasswordHasher(cost: cost),
                letters: Letters(publicURL: "https://lotse.example.org")
            )
            try await body(office)
        }
    }

    /// Somebody with a password and roles; the second factor is set up where a role asks for it.
    @discardableResult
    func hire(
        _ name: String,
        _ grants: Grant...,
        password: String? = Office.password
    ) async throws -> Identifier<Account> {
        let hash: PasswordHash? = if let password { try await hasher.hash(password) } else { nil }
        let vault = self.vault
        return try await store.write(as: .system) { transaction in
            let local = name.lowercased().filter(\.isASCII).split(separator: " ").joined(separator: ".")
            guard let mail = MailAddress("\(local)@example.org") else { throw MembersError.unknown }
            let draft = AccountDraft(name: name, language: .german)
            let id = try AccountStore.insert(mail: mail, draft: draft, password: hash, in: transaction)
            for grant in grants { try GrantWorkflow.give(grant, to: id, by: nil, in: transaction) }
            if grants.contains(where: { GrantRule.secondFactorRoles.contains($0.role) }) {
                try SecondFactorStore.insertPending(Office.secret, of: id, vault: vault, in: transaction)
                try SecondFactorStore.confirmPending(of: id, step: 0, in: transaction)
            }
            return id
        }
    }

    /// The secret of every second factor that `hire` sets up.
    static let secret = Array("12345678901234567890".utf8)

    /// What the app of somebody hired shows now.
    var code: String { OneTimeCode.code(secret: Office.secret, step: OneTimeCode.step(at: clock.now)) }

    func member(_ account: Identifier<Account>) async throws -> Member {
        guard let member = try await directory.member(account) else { throw MembersError.unknown }
        return member
    }

    func account(_ id: Identifier<Account>) async throws -> MemberAccount {
        try await store.read { try AccountStore.find(id, $0) }
    }

    /// The letters that wait in the outbox, oldest first.
    func mails() async throws -> [String] {
        try await store.read { reader in
            try reader.list("SELECT payload FROM outbox_message WHERE kind = 'mail' ORDER BY created_at, id") {
                try $0.value("payload", as: String.self)
            }
        }
    }

    /// The secret at the end of the link in the newest letter.
    func lastLink() async throws -> String {
        let mail = try await mails().last ?? ""
        let link = mail.replacing("\\/", with: "/").firstRange(of: "https://lotse.example.org/").map { range in
            mail.replacing("\\/", with: "/")[range.lowerBound...].prefix { $0 != "\\" && $0 != " " && $0 != "\"" }
        }
        return link?.split(separator: "/").last.map(String.init) ?? ""
    }

    func events() async throws -> [SignInEvent] {
        try await store.read {
            try SignInEventStore.list(of: nil, outcome: nil, before: nil, limit: 100, $0).reversed()
        }
    }

    static func identifier<Subject>(_ number: Int, of _: Subject.Type) -> Identifier<Subject> {
        let text = UUIDText.version7(milliseconds: Int64(number), high: 0, low: UInt64(number))
        guard let id = Identifier<Subject>(text) else { preconditionFailure("version 7 text is canonical") }
        return id
    }
}

extension Grant {
    static let northAdmin = Grant(role: .allianceAdmin, alliance: Office.north, organisation: nil)
    static let southAdmin = Grant(role: .allianceAdmin, alliance: Office.south, organisation: nil)
    static let installation = Grant(role: .operator, alliance: nil, organisation: nil)
    static let harbourAdviser = Grant(role: .adviser, alliance: Office.north, organisation: Office.harbour)
    static let harbourLead = Grant(role: .teamLead, alliance: Office.north, organisation: Office.harbour)
    static let lighthouseOfficer = Grant(role: .partnerOfficer, alliance: Office.north, organisation: Office.lighthouse)
    static let southAdviser = Grant(role: .adviser, alliance: Office.south, organisation: Office.harbour)
    static let northAuditor = Grant(role: .auditor, alliance: Office.north, organisation: nil)
}
