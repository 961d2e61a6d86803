package import LotseCore

/// Turns the account of a session into somebody with rights.
///
/// The room Members answers.
package protocol MemberSource: Sendable {
    /// Nil for an account that does not exist or was deactivated.
    func member(_ account: Identifier<Account>) async throws -> Member?
}
