package import LotseCore
package import LotseData
import LotseWeb

/// What other rooms and the floor ask of this room: who somebody is, and who works where.
package struct MembersDirectory: MemberSource, StaffSource {
    private let store: any Store

    package init(_ store: any Store) {
        self.store = store
    }

    package func member(_ account: Identifier<Account>) async throws -> Member? {
        try await store.read { try GrantStore.fetchMember(account, $0) }
    }

    package func staff(
        of organisation: Identifier<Organisation>,
        as roles: Set<Role>,
        alliance: Identifier<Alliance>
    ) async throws -> [StaffMember] {
        let today = store.sources.clock.today
        return try await store.read { reader in
            try StaffStore.list(of: organisation, as: roles, alliance: alliance, on: today, reader)
        }
    }

    package func names(of accounts: Set<Identifier<Account>>) async throws -> [Identifier<Account>: String] {
        guard !accounts.isEmpty else { return [:] }
        return try await store.read { try AccountStore.names(accounts, $0) }
    }
}
