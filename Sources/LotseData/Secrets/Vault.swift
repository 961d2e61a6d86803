package import Crypto
import Foundation

/// The installation's key, and what is locked and signed with it.
///
/// One key of 32 bytes opens everything that is encrypted at rest, so it lies outside the database and is
/// backed up apart from it. Each purpose has its own key, derived by HKDF-SHA256 (RFC 5869).
package struct Vault: Sendable {
    private let root: SymmetricKey

    /// What can go wrong when opening.
    package enum Failure: Error, Equatable {
        /// The key file does not hold 32 bytes as 64 hexadecimal digits.
        case unreadableKey
        /// The bytes were altered, or locked with another key, purpose or binding.
        case doesNotOpen
    }

    /// - Parameter hexadecimalKey: 64 hexadecimal digits.
    /// - Throws: `Failure.unreadableKey` for anything else.
    package init(hexadecimalKey: String) throws {
        let bytes = [UInt8](hexadecimal: hexadecimalKey.trimmingCharacters(in: .whitespacesAndNewlines))
        guard let bytes, bytes.count == 32 else { throw Failure.unreadableKey }
        root = SymmetricKey(data: bytes)
    }

    /// A new key as text for a key file.
    package static func makeKey() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }.hexadecimal
    }

    /// The key of one purpose, such as `form-token`.
    package func key(for purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Data("lotse/\(purpose)".utf8), outputByteCount: 32)
    }

    /// Locks bytes with AES-256-GCM.
    ///
    /// - Parameters:
    ///   - bytes: what nobody else may read.
    ///   - purpose: which derived key.
    ///   - binding: the record that the bytes belong to; they do not open beside another one.
    /// - Returns: nonce, ciphertext and tag in one.
    /// - Throws: the library's error, which does not happen with keys of this size.
    package func seal(_ bytes: [UInt8], for purpose: String, bindingTo binding: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: key(for: purpose), authenticating: Data(binding.utf8))
        guard let combined = box.combined else { preconditionFailure("a 12-byte nonce always combines") }
        return [UInt8](combined)
    }

    /// Unlocks what `seal` locked.
    ///
    /// - Parameters:
    ///   - sealed: nonce, ciphertext and tag in one.
    ///   - purpose: the purpose it was locked for.
    ///   - binding: the record it was bound to.
    /// - Returns: the bytes as they were.
    /// - Throws: `Failure.doesNotOpen`.
    package func open(_ sealed: [UInt8], for purpose: String, bindingTo binding: String) throws -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return [UInt8](try AES.GCM.open(box, using: key(for: purpose), authenticating: Data(binding.utf8)))
        } catch {
            throw Failure.doesNotOpen
        }
    }
}

extension [UInt8] {
    /// The bytes that pairs of hexadecimal digits spell; nil for anything else.
    package init?(hexadecimal text: String) {
        let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2), digits.allSatisfy({ $0 != nil }) else { return nil }
        self = stride(from: 0, to: digits.count, by: 2).map { UInt8((digits[$0] ?? 0) << 4 | (digits[$0 + 1] ?? 0)) }
    }
}

/// A secret for a link: shown once, kept only as its hash.
package struct SecretToken: Sendable {
    /// 43 characters of base64url: 256 random bits.
    package let text: String

    package init() {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        text = bytes.base64EncodedString()
            .replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    /// What the database keeps of a token that somebody presents.
    package static func hash(of text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).hexadecimal
    }

    package var hash: String { Self.hash(of: text) }
}
