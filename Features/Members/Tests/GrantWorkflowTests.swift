import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Members

@Suite struct GrantWorkflowTests {
    @Test(arguments: TestStore.engines) func `an admin gives and takes a role, and the journal tells`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let admin = try await office.member(office.hire("Anna Noack", .northAdmin))
            let berta = try await office.hire("Berta Noack")
            let id = try await office.store.write(as: .member(admin.account)) {
                try GrantWorkflow.give(.harbourAdviser, to: berta, by: admin, in: $0)
            }
            #expect(try await office.member(berta).grants == [.harbourAdviser])
            office.clock.advance(minutes: 5)
            try await office.store.write(as: .member(admin.account)) {
                try GrantWorkflow.take(id, by: admin, reason: "Wechsel", in: $0)
            }
            #expect(try await office.member(berta).grants.isEmpty)
            let past = try await office.store.read { try GrantStore.list(in: Office.north, $0) }.filter {
                $0.account == berta
            }
            #expect(past.map(\.revokedAt) == [office.clock.now])
            #expect(past.map(\.grantedBy) == [admin.account])
            let actions = try await office.store.read { reader in
                try reader.list("SELECT action FROM journal WHERE subject_id = \(id) ORDER BY sequence") {
                    try $0.value("action", as: String.self)
                }
            }
            #expect(actions == ["grant", "revoke"])
            await #expect(throws: MembersError.unknown) {
                try await office.store.write(as: .system) { try GrantWorkflow.take(id, by: admin, in: $0) }
            }
        }
    }

    @Test(arguments: TestStore.engines) func `nobody gives what is not theirs to give`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let admin = try await office.member(office.hire("Anna Noack", .northAdmin))
            let lead = try await office.member(office.hire("Lena Lead", .harbourLead))
            let berta = try await office.hire("Berta Noack", .harbourAdviser)
            let tries: [(Member, Grant, Identifier<Account>, MembersError)] = [
                (admin, .southAdviser, berta, .denied(.otherAlliance)),
                (admin, .installation, berta, .denied(.wrongRole)),
                (lead, .harbourAdviser, berta, .denied(.wrongRole)),
                (admin, .harbourAdviser, admin.account, .ownAccount),
                (admin, .harbourAdviser, berta, .alreadyGranted),
                (admin, Grant(role: .adviser, alliance: Office.north, organisation: nil), berta, .incompleteGrant),
                (admin, .harbourLead, Office.identifier(999, of: Account.self), .unknown),
            ]
            for (member, grant, account, error) in tries {
                await #expect(throws: error) {
                    try await office.store.write(as: .system) {
                        _ = try GrantWorkflow.give(grant, to: account, by: member, in: $0)
                    }
                }
            }
            #expect(try await office.member(berta).grants == [.harbourAdviser])
        }
    }

    @Test(arguments: TestStore.engines) func `the last admin stays`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let anna = try await office.hire("Anna Noack", .northAdmin)
            let admin = try await office.member(anna)
            let own = try await office.store.read { try GrantStore.current(of: anna, $0) }
            await #expect(throws: MembersError.lastAdmin) {
                try await office.store.write(as: .system) { try GrantWorkflow.take(own[0].id, by: admin, in: $0) }
            }
            await #expect(throws: MembersError.lastAdmin) {
                try await office.store.write(as: .system) { try GrantWorkflow.deactivate(anna, by: nil, in: $0) }
            }
            let berta = try await office.hire("Berta Noack", .northAdmin)
            try await office.store.write(as: .system) { try GrantWorkflow.deactivate(anna, by: nil, in: $0) }
            #expect(try await office.directory.member(anna) == nil)
            await #expect(throws: MembersError.lastAdmin) {
                try await office.store.write(as: .system) { try GrantWorkflow.deactivate(berta, by: nil, in: $0) }
            }
            let operatorID = try await office.hire("Olga Noack", .installation)
            await #expect(throws: MembersError.lastAdmin) {
                try await office.store.write(as: .system) { try GrantWorkflow.deactivate(operatorID, by: nil, in: $0) }
            }
        }
    }

    @Test(arguments: TestStore.engines) func `of two admins who leave at once one stays`(engine: Dialect) async throws {
        try await Office.with(engine) { office in
            let both = [
                try await office.hire("Anna Noack", .northAdmin), try await office.hire("Berta Noack", .northAdmin),
            ]
            let store = office.store
            let errors = await withTaskGroup(of: (any Error)?.self) { group in
                for account in both {
                    group.addTask {
                        do {
                            try await store.write(as: .system) {
                                try GrantWorkflow.deactivate(account, by: nil, in: $0)
                            }
                            return nil
                        } catch { return error }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(errors.compactMap { $0 as? MembersError } == [.lastAdmin])
        }
    }

    @Test(arguments: TestStore.engines) func `closing an account ends its roles, links and sessions at once`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let admin = try await office.member(office.hire("Anna Noack", .northAdmin))
            let berta = try await office.hire("Berta Noack", .harbourAdviser)
            let accounts = office.accounts
            _ = try await office.signIn.signIn(
                mail: "berta.noack@example.org",
                password: Office.password,
                from: Office.remote
            )
            try await office.store.write(as: .visitor) {
                try accounts.requestReset(mail: "berta.noack@example.org", from: Office.remote, in: $0)
            }
            let link = try await office.lastLink()
            try await office.store.write(as: .system) {
                try GrantWorkflow.deactivate(berta, by: admin, reason: "Austritt", in: $0)
            }
            #expect(try await SessionStore(office.store).list(of: berta).isEmpty)
            #expect(try await office.directory.member(berta) == nil)
            let password = try await office.hasher.hash("Ein neues Kennwort")
            await #expect(throws: MembersError.unusableLink) {
                try await office.store.write(as: .visitor) { try accounts.reset(link, to: password, in: $0) }
            }
            let count = try await office.mails().count
            try await office.store.write(as: .visitor) {
                try accounts.requestReset(mail: "berta.noack@example.org", from: Office.remote, in: $0)
            }
            #expect(try await office.mails().count == count)

            try await office.store.write(as: .system) {
                try GrantWorkflow.reactivate(berta, by: admin, in: Office.north, $0)
            }
            #expect(try await office.member(berta).grants.isEmpty)
        }
    }

    @Test(arguments: TestStore.engines) func `an admin closes no account that works elsewhere too`(
        engine: Dialect
    ) async throws {
        try await Office.with(engine) { office in
            let admin = try await office.member(office.hire("Anna Noack", .northAdmin))
            let berta = try await office.hire("Berta Noack", .harbourAdviser, .southAdviser)
            await #expect(throws: MembersError.denied(.otherAlliance)) {
                try await office.store.write(as: .system) { try GrantWorkflow.deactivate(berta, by: admin, in: $0) }
            }
            let stranger = try await office.hire("Carl Noack", .southAdviser)
            await #expect(throws: MembersError.self) {
                try await office.store.write(as: .system) { try GrantWorkflow.deactivate(stranger, by: admin, in: $0) }
            }
            try await office.store.write(as: .system) { try GrantWorkflow.deactivate(stranger, by: nil, in: $0) }
            await #expect(throws: MembersError.unknown) {
                try await office.store.write(as: .system) {
                    try GrantWorkflow.reactivate(stranger, by: admin, in: Office.north, $0)
                }
            }
        }
    }

    @Test(arguments: 0..<12) func `whatever people do, every alliance keeps an admin`(seed: UInt64) async throws {
        try await Office.with(.sqlite) { office in
            var random = SplitMix64(seed: seed)
            var people: [Identifier<Account>] = []
            for number in 0..<5 {
                people.append(try await office.hire("Person \(number)", number == 0 ? .northAdmin : .harbourAdviser))
            }
            let choices: [Grant] = [.northAdmin, .harbourLead, .northAuditor, .lighthouseOfficer]
            for _ in 0..<60 {
                guard let actor = people.randomElement(using: &random),
                    let person = people.randomElement(using: &random),
                    let grant = choices.randomElement(using: &random)
                else { continue }
                let (dice, index) = (Int.random(in: 0..<5, using: &random), Int.random(in: 0..<4, using: &random))
                let vault = office.vault
                _ = try? await office.store.write(as: .member(actor)) { transaction in
                    guard let member = try GrantStore.fetchMember(actor, transaction.reader) else { return }
                    switch dice {
                    case 0, 1:
                        try GrantWorkflow.give(grant, to: person, by: member, in: transaction)
                        if grant == .northAdmin {
                            try SecondFactorStore.insertPending(
                                Office.secret,
                                of: person,
                                vault: vault,
                                in: transaction
                            )
                            try SecondFactorStore.confirmPending(of: person, step: 0, in: transaction)
                        }
                    case 2:
                        let held = try GrantStore.current(of: person, transaction.reader)
                        if index < held.count { try GrantWorkflow.take(held[index].id, by: member, in: transaction) }
                    case 3: try GrantWorkflow.deactivate(person, by: member, in: transaction)
                    default: try GrantWorkflow.reactivate(person, by: member, in: Office.north, transaction)
                    }
                }
                let nobody = Office.identifier(9999, of: Account.self)
                let admins = try await office.store.read {
                    try GrantStore.adminCount(besides: nobody, of: Office.north, $0)
                }
                #expect(admins >= 1)
            }
        }
    }
}
