import Crypto
import Foundation
import LotseCore
import LotseData

/// The secret links by which senders see their concerns.
///
/// Made from the concern's identifier with the installation's key, so that no database holds them, a double click
/// gives the same one, and an answer's mail can name it again.
struct ConcernLinks: Sendable {
    private let key: SymmetricKey

    init(_ vault: Vault) {
        key = vault.key(for: "concern-link")
    }

    /// The last part of the link.
    func text(for concern: Identifier<Concern>) -> String { "\(concern.text).\(code(concern))" }

    /// The concern that a presented text opens, if we made it.
    func concern(_ text: String) -> Identifier<Concern>? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 32, let id = Identifier<Concern>(parts[0]) else { return nil }
        // Both are hexadecimal of equal length; hashing first makes the comparison tell nothing by its time.
        let (given, right) = (SHA256.hash(data: Data(parts[1].utf8)), SHA256.hash(data: Data(code(id).utf8)))
        return given == right ? id : nil
    }

    /// 128 bits.
    private func code(_ concern: Identifier<Concern>) -> String {
        HMAC<SHA256>.authenticationCode(for: Data(concern.text.utf8), using: key).prefix(16).hexadecimal
    }
}
