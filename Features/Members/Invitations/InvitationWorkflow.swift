package import LotseCore
package import LotseData
import LotseWeb

/// Inviting somebody, and accepting it.
package struct InvitationWorkflow: Sendable {
    private let letters: Letters

    package init(letters: Letters) {
        self.letters = letters
    }

    /// An invitation that was made, and the link that was sent with it.
    package struct Made: Sendable {
        package let id: Identifier<Invitation>
        package let link: String
    }

    /// Invites and sends the letter.
    ///
    /// - Parameters:
    ///   - draft: whom, to what.
    ///   - member: who invites; nil for the console and the demo region.
    ///   - alliance: the alliance's name, for the letter.
    ///   - transaction: the change.
    /// - Returns: the invitation's id and link.
    /// - Throws: `MembersError` where the member may not give that role.
    package func invite(
        _ draft: InvitationDraft,
        by member: Member?,
        alliance: String?,
        in transaction: Transaction
    ) throws -> Made {
        try GrantWorkflow.check(draft.grant, for: nil, by: member)
        if let known = try AccountStore.fetch(mail: draft.mail, transaction.reader) {
            if known.id == member?.account { throw MembersError.ownAccount }
            let held = try GrantStore.current(of: known.id, transaction.reader)
            if held.contains(where: { $0.grant == draft.grant }) { throw MembersError.alreadyGranted }
        }
        let token = SecretToken()
        let id = try InvitationStore.insert(draft, by: member?.account, token: token, in: transaction)
        let link = letters.link(MembersPaths.invitation, ["link": token.text], in: draft.language)
        let end = transaction.now.adding(hours: Invitation.validDays * 24)
        try letters.mail(
            .invitation(role: draft.grant.role, alliance: alliance, link: link, until: end),
            to: draft.mail,
            name: draft.name,
            in: draft.language
        ).enqueue(in: transaction)
        transaction.journal(
            JournalEntry(
                "invite",
                "invitation",
                id.text,
                alliance: draft.grant.alliance,
                from: [:],
                to: ["mail": draft.mail, "role": draft.grant.role, "organisation": draft.grant.organisation]
            )
        )
        return Made(id: id, link: link)
    }

    /// Takes an invitation back; its link leads nowhere from then on.
    package func withdraw(_ id: Identifier<Invitation>, by member: Member, in transaction: Transaction) throws {
        guard let invitation = try InvitationStore.fetch(id, transaction.reader) else { throw MembersError.unknown }
        if case .denied(let reason) = GrantRule.permission(of: member, toChange: invitation.grant) {
            throw MembersError.denied(reason)
        }
        try InvitationStore.withdraw(id, by: member.account, in: transaction)
        transaction.journal(
            JournalEntry("withdraw", "invitation", id.text, alliance: invitation.grant.alliance)
        )
    }

    /// Accepts with a new account.
    ///
    /// - Parameters:
    ///   - link: the secret of the link.
    ///   - draft: name and language, as the person corrected them.
    ///   - password: already hashed; nil where an outside identity is linked in the same transaction.
    ///   - transaction: the change.
    /// - Returns: the new account.
    /// - Throws: `MembersError.unusableLink`, or `.mailTaken` where the address has an account: it must sign in.
    package func accept(
        _ link: String,
        as draft: AccountDraft,
        password: PasswordHash?,
        in transaction: Transaction
    ) throws -> Identifier<Account> {
        let invitation = try open(
            InvitationStore.fetchOpen(link: link, at: transaction.now, transaction.reader),
            transaction
        )
        return try join(invitation, as: draft, password: password, in: transaction)
    }

    /// Accepts with a new account that has no password: its way in is an outside identity.
    ///
    /// - Parameters:
    ///   - id: the invitation whose link was followed to the provider.
    ///   - identity: whom the provider named; the caller links it in the same transaction.
    ///   - transaction: the change.
    /// - Returns: the new account.
    /// - Throws: `MembersError.unusableLink` or `.mailTaken`.
    package func accept(
        _ id: Identifier<Invitation>,
        identifiedBy identity: Identity,
        in transaction: Transaction
    ) throws -> Identifier<Account> {
        let found = try InvitationStore.fetch(id, transaction.reader)
        let invitation = try open(found?.state(at: transaction.now) == .open ? found : nil, transaction)
        let draft = AccountDraft(
            name: invitation.name.isEmpty ? identity.name ?? "" : invitation.name,
            language: invitation.language
        )
        return try join(invitation, as: draft, password: nil, in: transaction)
    }

    private func join(
        _ invitation: Invitation,
        as draft: AccountDraft,
        password: PasswordHash?,
        in transaction: Transaction
    ) throws -> Identifier<Account> {
        guard try AccountStore.fetch(mail: invitation.mail, transaction.reader) == nil else {
            throw MembersError.mailTaken
        }
        let account = try AccountStore.insert(
            mail: invitation.mail,
            draft: draft,
            password: password,
            in: transaction
        )
        transaction.journal(
            JournalEntry(
                "create",
                "account",
                account.text,
                alliance: invitation.grant.alliance,
                from: [:],
                to: ["mail": invitation.mail, "name": draft.name]
            )
        )
        try finish(invitation, by: account, in: transaction)
        return account
    }

    /// Accepts with the account that the address has already; its owner is signed in.
    package func accept(_ link: String, by account: Identifier<Account>, in transaction: Transaction) throws {
        let invitation = try open(
            InvitationStore.fetchOpen(link: link, at: transaction.now, transaction.reader),
            transaction
        )
        let known = try AccountStore.find(account, transaction.reader)
        guard known.mail == invitation.mail, known.isActive else { throw MembersError.unusableLink }
        try finish(invitation, by: account, in: transaction)
    }

    /// The invitation, unless whoever invited may no longer give that role.
    private func open(_ found: Invitation?, _ transaction: Transaction) throws -> Invitation {
        guard let invitation = found else { throw MembersError.unusableLink }
        if let inviter = invitation.invitedBy {
            let member = try GrantStore.fetchMember(inviter, transaction.reader)
            guard let member, GrantRule.permission(of: member, toChange: invitation.grant).isAllowed else {
                throw MembersError.unusableLink
            }
        }
        return invitation
    }

    private func finish(
        _ invitation: Invitation,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        try InvitationStore.accept(invitation.id, by: account, in: transaction)
        let id = try GrantStore.insert(invitation.grant, for: account, by: invitation.invitedBy, in: transaction)
        let alliance = invitation.grant.alliance
        transaction.journal(JournalEntry("accept", "invitation", invitation.id.text, alliance: alliance))
        transaction.journal(
            JournalEntry(
                "grant",
                "role_grant",
                id.text,
                alliance: alliance,
                after: GrantWorkflow.text(invitation.grant, account)
            )
        )
    }
}
