import LotseCore
import LotseData

/// Linked identities, and sign-ins that are under way at a provider.
enum IdentityStore {
    /// A sign-in that went out to the provider and came back.
    struct Pending: Sendable {
        let purpose: IdentityPurpose
        let nonce: String
        let verifier: String
        let language: Language
        let next: String
    }

    static func insert(
        _ request: Pending,
        state: SecretToken,
        browser: String,
        vault: Vault,
        in transaction: Transaction
    ) throws {
        let sealed = try vault.seal(Array(request.verifier.utf8), for: sealing, bindingTo: state.hash)
        try transaction.execute(
            """
            INSERT INTO identity_request (state_hash, browser_hash, nonce, verifier, purpose, account_id,
                invitation_id, language, next_path, created_at, expires_at)
            VALUES (\(state.hash), \(browser), \(request.nonce), \(sealed), \(request.purpose.name), \
            \(request.purpose.account), \(request.purpose.invitation), \(request.language), \(request.next), \
            \(transaction.now), \(transaction.now.adding(minutes: minutes)))
            """
        )
    }

    /// Takes the request that belongs to an answer: once, in time, and in the same browser.
    static func take(state: String, browser: String, vault: Vault, in transaction: Transaction) throws -> Pending? {
        let hash = SecretToken.hash(of: state)
        let row = try transaction.row(
            """
            DELETE FROM identity_request
            WHERE state_hash = \(hash) AND browser_hash = \(browser) AND expires_at > \(transaction.now)
            RETURNING nonce, verifier, purpose, account_id, invitation_id, language, next_path
            """
        )
        guard let row else { return nil }
        let verifier = try vault.open(row.value("verifier"), for: sealing, bindingTo: hash)
        return Pending(
            purpose: try IdentityPurpose(
                name: row.value("purpose"),
                account: row.optional("account_id"),
                invitation: row.optional("invitation_id")
            ),
            nonce: try row.value("nonce"),
            verifier: String(decoding: verifier, as: UTF8.self),
            language: try row.value("language"),
            next: try row.value("next_path")
        )
    }

    static func account(of identity: Identity, _ reader: Reader) throws -> MemberAccount? {
        try reader.row(
            """
            SELECT account_id FROM linked_identity
            WHERE issuer = \(identity.issuer) AND subject = \(identity.subject)
            """
        ).flatMap { try AccountStore.fetch($0.value("account_id"), reader) }
    }

    static func isLinked(_ account: Identifier<Account>, to issuer: String, _ reader: Reader) throws -> Bool {
        try reader.number(
            "SELECT count(*) FROM linked_identity WHERE account_id = \(account) AND issuer = \(issuer)"
        ) > 0
    }

    static func insert(_ identity: Identity, of account: Identifier<Account>, in transaction: Transaction) throws {
        do {
            try transaction.execute(
                """
                INSERT INTO linked_identity (id, account_id, issuer, subject, created_at)
                VALUES (\(transaction.newIdentifier(Identity.self)), \(account), \(identity.issuer), \
                \(identity.subject), \(transaction.now))
                """
            )
        } catch StoreError.constraint(.unique, rule: _) {
            throw MembersError.identityTaken
        }
    }

    static func remove(from account: Identifier<Account>, issuer: String, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            "DELETE FROM linked_identity WHERE account_id = \(account) AND issuer = \(issuer)"
        ) == 1
    }

    /// How long somebody may take at the provider.
    static let minutes: Int64 = 10
    private static let sealing = "identity-request"
}
