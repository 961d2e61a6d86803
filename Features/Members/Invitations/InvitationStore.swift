import LotseCore
import LotseData

/// Invitations in the database.
enum InvitationStore {
    private static let columns: SQL = """
        i.id, i.mail, i.name, i.language, i.role, i.alliance_id, i.organisation_id, i.invited_by, i.created_at,
        i.expires_at, i.accepted_at, i.withdrawn_at
        """

    static func insert(
        _ draft: InvitationDraft,
        by inviter: Identifier<Account>?,
        token: SecretToken,
        in transaction: Transaction
    ) throws -> Identifier<Invitation> {
        let id = transaction.newIdentifier(Invitation.self)
        let end = transaction.now.adding(hours: Invitation.validDays * 24)
        try transaction.execute(
            """
            INSERT INTO invitation (id, token_hash, mail, name, language, role, alliance_id, organisation_id,
                invited_by, created_at, expires_at)
            VALUES (\(id), \(token.hash), \(draft.mail), \(draft.name), \(draft.language), \(draft.grant.role), \
            \(draft.grant.alliance), \(draft.grant.organisation), \(inviter), \(transaction.now), \(end))
            """
        )
        return id
    }

    static func fetch(_ id: Identifier<Invitation>, _ reader: Reader) throws -> Invitation? {
        try reader.row("SELECT \(columns) FROM invitation i WHERE i.id = \(id)").map(invitation)
    }

    /// Nil for a link that is wrong, spent, withdrawn or too old.
    static func fetchOpen(link: String, at now: Timestamp, _ reader: Reader) throws -> Invitation? {
        try reader.row(
            """
            SELECT \(columns) FROM invitation i
            WHERE i.token_hash = \(SecretToken.hash(of: link)) AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
                AND i.expires_at > \(now)
            """
        ).map(invitation)
    }

    /// Invitations of an alliance that nobody accepted, newest first.
    static func pending(in alliance: Identifier<Alliance>, _ reader: Reader) throws -> [Invitation] {
        try reader.list(
            """
            SELECT \(columns) FROM invitation i
            WHERE i.alliance_id = \(alliance) AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
            ORDER BY i.created_at DESC, i.id DESC
            """,
            invitation
        )
    }

    /// Notes the acceptance; throws where somebody was faster.
    static func accept(
        _ id: Identifier<Invitation>,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        let accepted = try transaction.execute(
            """
            UPDATE invitation SET accepted_at = \(transaction.now), accepted_by = \(account)
            WHERE id = \(id) AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > \(transaction.now)
            """
        )
        guard accepted == 1 else { throw MembersError.unusableLink }
    }

    static func withdraw(
        _ id: Identifier<Invitation>,
        by account: Identifier<Account>?,
        in transaction: Transaction
    ) throws {
        let withdrawn = try transaction.execute(
            """
            UPDATE invitation SET withdrawn_at = \(transaction.now), withdrawn_by = \(account)
            WHERE id = \(id) AND accepted_at IS NULL AND withdrawn_at IS NULL
            """
        )
        guard withdrawn == 1 else { throw MembersError.unknown }
    }

    private static func invitation(_ row: Row) throws -> Invitation {
        Invitation(
            id: try row.value("id"),
            mail: try row.value("mail"),
            name: try row.value("name"),
            language: try row.value("language"),
            grant: Grant(
                role: try row.value("role"),
                alliance: try row.optional("alliance_id"),
                organisation: try row.optional("organisation_id")
            ),
            invitedBy: try row.optional("invited_by"),
            createdAt: try row.value("created_at"),
            expiresAt: try row.value("expires_at"),
            acceptedAt: try row.optional("accepted_at"),
            withdrawnAt: try row.optional("withdrawn_at")
        )
    }
}
