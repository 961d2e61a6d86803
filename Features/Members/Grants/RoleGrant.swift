package import LotseCore

/// A role that somebody was given, and when it ended ("Rollenvergabe").
package struct RoleGrant: Hashable, Sendable {
    package let id: Identifier<RoleGrant>
    package let account: Identifier<Account>
    package let grant: Grant
    package let grantedAt: Timestamp
    /// Nil where the console or the demo region gave it.
    package let grantedBy: Identifier<Account>?
    package let revokedAt: Timestamp?
    package let revokedBy: Identifier<Account>?

    package var isCurrent: Bool { revokedAt == nil }
}
