import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

@Suite struct SecondStepTests {
    private let mail = "anna.noack@example.org"

    private func firstStep(_ office: Office) async throws -> String {
        let outcome = try await office.signIn.signIn(mail: mail, password: Office.password, from: Office.remote)
        guard case .secondStep(let token) = outcome else { throw Unexpected(outcome) }
        return token.text
    }

    private func enter(_ code: String, _ step: String, _ office: Office) async throws -> SignInWorkflow.Outcome {
        try await office.signIn.signIn(step: step, code: code, from: Office.remote)
    }

    @Test(arguments: TestStore.engines) func `the password alone opens no session`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .northAdmin)
            let step = try await firstStep(office)
            #expect(try await SessionStore(office.store).list(of: anna).isEmpty)
            guard case .signedIn(anna, _) = try await enter(office.code, step, office) else { throw Unexpected("code") }
            #expect(try await office.events().map(\.method) == [.oneTimeCode])
        }
    }

    @Test(arguments: TestStore.engines) func `a code and a step are spent by their use`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .northAdmin)
            let step = try await firstStep(office)
            guard case .signedIn = try await enter(office.code, step, office) else { throw Unexpected("code") }
            guard case .expired = try await enter(office.code, step, office) else { throw Unexpected("step") }
            let again = try await firstStep(office)
            guard case .refused = try await enter(office.code, again, office) else { throw Unexpected("replay") }
            office.clock.advance(seconds: 30)
            guard case .signedIn = try await enter(office.code, again, office) else { throw Unexpected("next code") }
        }
    }

    @Test(arguments: TestStore.engines) func `one code opens one session, however often it is sent at once`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .northAdmin)
            let steps = [try await firstStep(office), try await firstStep(office), try await firstStep(office)]
            let (workflow, code) = (office.signIn, office.code)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for step in steps {
                    group.addTask { _ = try await workflow.signIn(step: step, code: code, from: Office.remote) }
                }
                try await group.waitForAll()
            }
            #expect(try await SessionStore(office.store).list(of: anna).count == 1)
        }
    }

    @Test(arguments: TestStore.engines) func `five minutes after the password it is too late`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .northAdmin)
            let step = try await firstStep(office)
            office.clock.advance(minutes: 5)
            guard case .expired = try await enter(office.code, step, office) else { throw Unexpected("late") }
            guard case .expired = try await enter(office.code, "nonsense", office) else { throw Unexpected("nonsense") }
        }
    }

    @Test(arguments: TestStore.engines)
    func `who knows the password cannot guess codes without end`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            try await office.hire("Anna Noack", .northAdmin)
            for number in 1...5 {
                // A right password in between must not forgive wrong codes.
                let step = try await firstStep(office)
                let outcome = try await enter("00000\(number)", step, office)
                if case .locked = outcome { #expect(number == 5) } else { #expect(number < 5) }
            }
            let outcome = try await office.signIn.signIn(mail: mail, password: Office.password, from: Office.remote)
            guard case .locked = outcome else { throw Unexpected(outcome) }
        }
    }

    @Test(arguments: TestStore.engines) func `a recovery code opens once`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .northAdmin)
            let codes = try await office.store.write(as: .system) {
                try SecondFactorStore.replaceRecoveryCodes(of: anna, in: $0)
            }
            #expect(codes.count == 10)
            let step = try await firstStep(office)
            guard case .signedIn = try await enter(codes[3].uppercased(), step, office) else {
                throw Unexpected("code")
            }
            let again = try await firstStep(office)
            guard case .refused = try await enter(codes[3], again, office) else { throw Unexpected("spent") }
            #expect(try await office.store.read { try SecondFactorStore.state(of: anna, $0) }.codesLeft == 9)
            #expect(try await office.events().map(\.method).contains(.recoveryCode))
        }
    }

    @Test(arguments: TestStore.engines) func `the roles of an admin wait for the second factor`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .harbourAdviser)
            try await office.store.write(as: .system) { try GrantWorkflow.give(.northAdmin, to: anna, by: nil, in: $0) }
            #expect(try await office.member(anna).grants == [.harbourAdviser])

            let (workflow, session) = (office.secondFactor, try await openSessions(of: anna, office))
            try await office.store.write(as: .member(anna)) { try workflow.begin(for: anna, in: $0) }
            let account = try await office.account(anna)
            let enrolment = try #require(try await office.store.read { try workflow.enrolment(of: account, $0) })
            let secret = try #require(Base32.bytes(enrolment.secret))
            #expect(enrolment.uri.contains(enrolment.secret.replacing(" ", with: "")))
            #expect(try await office.member(anna).grants == [.harbourAdviser])

            await #expect(throws: MembersError.wrongCode) {
                _ = try await office.store.write(as: .member(anna)) {
                    try workflow.confirm("000000", of: anna, keeping: session, in: $0)
                }
            }
            let code = OneTimeCode.code(secret: secret, step: OneTimeCode.step(at: office.clock.now))
            let codes = try await office.store.write(as: .member(anna)) {
                try workflow.confirm(code, of: anna, keeping: session, in: $0)
            }
            #expect(codes.count == RecoveryCode.count)
            #expect(try await Set(office.member(anna).grants) == [.harbourAdviser, .northAdmin])
            #expect(try await SessionStore(office.store).list(of: anna) == [session])
            #expect(try await office.mails().count == 1)
        }
    }

    private func openSessions(of account: Identifier<Account>, _ office: Office) async throws -> Session {
        for _ in 0..<3 {
            _ = try await office.store.write(as: .system) { try SessionStore.start(for: account, in: $0) }
        }
        return try #require(try await SessionStore(office.store).list(of: account).first)
    }

    @Test(arguments: TestStore.engines) func `the secret is sealed and opens for no other account`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .northAdmin)
            let berta = try await office.hire("Berta Noack", .northAdmin)
            try await office.store.write(as: .system) { transaction in
                let sealed =
                    try transaction.row("SELECT secret FROM second_factor WHERE account_id = \(anna)")?
                    .value("secret", as: [UInt8].self) ?? []
                #expect(!sealed.hexadecimal.contains(Office.secret.hexadecimal))
                try transaction.execute("UPDATE second_factor SET secret = \(sealed) WHERE account_id = \(berta)")
                return
            }
            let vault = office.vault
            await #expect(throws: Vault.Failure.doesNotOpen) {
                _ = try await office.store.write(as: .system) {
                    try SecondFactorStore.use("123456", of: berta, vault: vault, in: $0)
                }
            }
        }
    }

    @Test(arguments: TestStore.engines) func `an admin helps somebody who lost the phone, not themselves`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .northAdmin)
            let berta = try await office.hire("Berta Noack", .northAdmin)
            let workflow = office.secondFactor
            let (member, stranger) = (
                try await office.member(anna), try await office.member(office.hire("Ed", .southAdmin))
            )
            await #expect(throws: MembersError.ownAccount) {
                try await office.store.write(as: .system) {
                    try workflow.end(of: anna, by: member, reason: "x", in: $0)
                }
            }
            await #expect(throws: MembersError.denied(.otherAlliance)) {
                try await office.store.write(as: .system) {
                    try workflow.end(of: berta, by: stranger, reason: "x", in: $0)
                }
            }
            try await office.store.write(as: .system) {
                try workflow.end(of: berta, by: member, reason: "Ausweis gesehen", in: $0)
            }
            #expect(try await office.member(berta).grants.isEmpty)
            #expect(try await office.account(berta).hasSecondFactor == false)
        }
    }
}
