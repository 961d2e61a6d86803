import Crypto
import Foundation
package import LotseCore
package import LotseData

/// The one-time token of a form: proves that we showed the form to this session, when, and that it is used once.
package struct FormToken: Sendable, Equatable {
    package let text: String
    /// When the form was shown.
    package let issuedAt: Timestamp
    fileprivate let nonce: String

    /// The key under which the form's change is made once.
    package var once: OnceKey { OnceKey(nonce) }
}

/// Issues and checks form tokens with the installation's key, without keeping any.
package struct FormTokens: Sendable {
    /// The name of the hidden field.
    static let field = "_token"
    /// Long enough for a form that somebody leaves open over a weekend.
    static let validHours: Int64 = 96

    private let key: SymmetricKey

    package init(_ vault: Vault) {
        key = vault.key(for: "form-token")
    }

    func issue(to session: Session?, at now: Timestamp) -> FormToken {
        let nonce = String(SecretToken().text.prefix(22))
        let body = "\(nonce).\(now.milliseconds)"
        return FormToken(text: "\(body).\(signature(body, session))", issuedAt: now, nonce: nonce)
    }

    /// The token, if we issued it to this session and it is not too old.
    func check(_ text: String, from session: Session?, at now: Timestamp) -> FormToken? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 22, let milliseconds = Int64(parts[1]) else { return nil }
        let issuedAt = Timestamp(milliseconds: milliseconds)
        guard issuedAt <= now, now < issuedAt.adding(hours: Self.validHours),
            let code = [UInt8](hexadecimal: String(parts[2])),
            HMAC<SHA256>.isValidAuthenticationCode(
                code,
                authenticating: message("\(parts[0]).\(parts[1])", session),
                using: key
            )
        else { return nil }
        return FormToken(text: text, issuedAt: issuedAt, nonce: String(parts[0]))
    }

    private func signature(_ body: String, _ session: Session?) -> String {
        HMAC<SHA256>.authenticationCode(for: message(body, session), using: key).hexadecimal
    }

    private func message(_ body: String, _ session: Session?) -> Data {
        Data("\(body).\(session?.id ?? "visitor")".utf8)
    }
}
