package import LotseCore
package import LotseData
import LotseWeb

/// Gives and takes roles, closes and reopens accounts; each with its journal entry.
///
/// `member` is nil where the console or the demo region acts: whoever runs the program holds the installation.
package enum GrantWorkflow {
    @discardableResult
    package static func give(
        _ grant: Grant,
        to account: Identifier<Account>,
        by member: Member?,
        in transaction: Transaction
    ) throws -> Identifier<RoleGrant> {
        try check(grant, for: account, by: member)
        guard try AccountStore.find(account, transaction.reader).isActive else { throw MembersError.unknown }
        let id = try GrantStore.insert(grant, for: account, by: member?.account, in: transaction)
        transaction.journal(
            JournalEntry("grant", "role_grant", id.text, alliance: grant.alliance, after: text(grant, account))
        )
        return id
    }

    package static func take(
        _ id: Identifier<RoleGrant>,
        by member: Member?,
        reason: String? = nil,
        in transaction: Transaction
    ) throws {
        guard let current = try GrantStore.fetch(id, transaction.reader), current.isCurrent else {
            throw MembersError.unknown
        }
        try require(member.map { GrantRule.permission(of: $0, toChange: current.grant) })
        try requireSuccessor(of: [current.grant], held: current.account, transaction.reader)
        try end(current, by: member, reason: reason, in: transaction)
    }

    /// Closes an account: its roles and sessions end at once.
    package static func deactivate(
        _ id: Identifier<Account>,
        by member: Member?,
        reason: String? = nil,
        in transaction: Transaction
    ) throws {
        let account = try AccountStore.find(id, transaction.reader)
        guard account.isActive else { throw MembersError.unknown }
        let grants = try GrantStore.current(of: id, transaction.reader)
        try require(member.map { GrantRule.permission(of: $0, toClose: grants.map(\.grant)) })
        try requireSuccessor(of: grants.map(\.grant), held: id, transaction.reader)
        for grant in grants { try end(grant, by: member, reason: reason, in: transaction) }
        try AccountStore.update(id, deactivatedAt: transaction.now, in: transaction)
        try TokenStore.removeAll(of: id, in: transaction)
        try SessionStore.endAll(of: id, in: transaction)
        transaction.journal(
            JournalEntry("deactivate", "account", id.text, alliance: grants.first?.grant.alliance, reason: reason)
        )
    }

    /// Opens an account again, without any role: those are given anew.
    package static func reactivate(
        _ id: Identifier<Account>,
        by member: Member?,
        in alliance: Identifier<Alliance>?,
        _ transaction: Transaction
    ) throws {
        guard try !AccountStore.find(id, transaction.reader).isActive else { throw MembersError.unknown }
        if let member {
            let held = try alliance.map { try GrantStore.list(in: $0, transaction.reader) } ?? []
            guard held.contains(where: { $0.account == id }) else { throw MembersError.unknown }
            try require(GrantRule.permission(of: member, toClose: held.filter { $0.account == id }.map(\.grant)))
        }
        try AccountStore.update(id, deactivatedAt: nil, in: transaction)
        transaction.journal(JournalEntry("reactivate", "account", id.text, alliance: alliance))
    }

    /// Throws unless the member may give the grant to the account.
    static func check(_ grant: Grant, for account: Identifier<Account>?, by member: Member?) throws {
        guard GrantRule.isWellFormed(grant) else { throw MembersError.incompleteGrant }
        guard let member else { return }
        try require(GrantRule.permission(of: member, toChange: grant))
        if member.account == account { throw MembersError.ownAccount }
    }

    private static func end(
        _ grant: RoleGrant,
        by member: Member?,
        reason: String?,
        in transaction: Transaction
    ) throws {
        try GrantStore.end(grant.id, by: member?.account, in: transaction)
        transaction.journal(
            JournalEntry(
                "revoke",
                "role_grant",
                grant.id.text,
                alliance: grant.grant.alliance,
                before: text(grant.grant, grant.account),
                reason: reason
            )
        )
    }

    private static func require(_ permission: Permission?) throws {
        if case .denied(let reason) = permission { throw MembersError.denied(reason) }
    }

    /// Throws where an alliance or the installation would have nobody left to look after it.
    private static func requireSuccessor(of grants: [Grant], held account: Identifier<Account>, _ reader: Reader) throws
    {
        for grant in grants where GrantRule.secondFactorRoles.contains(grant.role) {
            guard try GrantStore.adminCount(besides: account, of: grant.alliance, reader) > 0 else {
                throw MembersError.lastAdmin
            }
        }
    }

    static func text(_ grant: Grant, _ account: Identifier<Account>) -> String {
        let fields: JournalFields = ["account": account, "role": grant.role, "organisation": grant.organisation]
        return fields.json
    }
}
