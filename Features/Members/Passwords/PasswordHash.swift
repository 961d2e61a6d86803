import Crypto
import CryptoExtras
import Foundation

/// What is kept of a password: the work's settings, a salt, and the derived key.
///
/// As text in the form of the password hashing competition: `$scrypt$ln=15,r=8,p=3$salt$key`, both in base64
/// without padding.
package struct PasswordHash: Hashable, Sendable {
    package let cost: PasswordCost
    let salt: [UInt8]
    let key: [UInt8]

    /// Derives the key; takes a tenth of a second or more, so never on an event loop.
    init(of password: String, cost: PasswordCost, salt: [UInt8]) throws {
        self.cost = cost
        self.salt = salt
        key = try Self.derive(password, salt: salt, cost: cost, length: 32)
    }

    /// What no password matches, at the cost of one that might: a random key, made without the work.
    init(matchingNothing cost: PasswordCost, salt: [UInt8]) {
        self.cost = cost
        self.salt = salt
        key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
    }

    package init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let cost = Self.cost(parts[2]), cost.isBearable,
            let salt = Self.bytes(parts[3]), salt.count >= 8,
            let key = Self.bytes(parts[4]), key.count == 32
        else { return nil }
        (self.cost, self.salt, self.key) = (cost, salt, key)
    }

    package var text: String {
        let settings = "ln=\(cost.logarithmOfRounds),r=\(cost.blockSize),p=\(cost.parallelism)"
        return "$scrypt$\(settings)$\(Self.base64(salt))$\(Self.base64(key))"
    }

    /// Does the whole work and compares every byte, whatever the password.
    func matches(_ password: String) throws -> Bool {
        let derived = try Self.derive(password, salt: salt, cost: cost, length: key.count)
        return zip(derived, key).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// scrypt over the password in one Unicode form, so that it matters on no keyboard how `ä` is made up.
    static func derive(_ password: String, salt: [UInt8], cost: PasswordCost, length: Int) throws -> [UInt8] {
        let secret = try KDF.Scrypt.deriveKey(
            from: Data(normalised(password).utf8),
            salt: salt,
            outputByteCount: length,
            rounds: cost.rounds,
            blockSize: cost.blockSize,
            parallelism: cost.parallelism
        )
        return secret.withUnsafeBytes { Array($0) }
    }

    /// Composed characters, every kind of space as the plain one (RFC 8265, OpaqueString), none at the ends.
    static func normalised(_ password: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in password.unicodeScalars {
            scalars.append(scalar.properties.generalCategory == .spaceSeparator ? " " : scalar)
        }
        return String(scalars).precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func cost(_ text: Substring) -> PasswordCost? {
        let fields = text.split(separator: ",", omittingEmptySubsequences: false)
        let values = zip(["ln=", "r=", "p="], fields).map { name, field in
            field.hasPrefix(name) ? Int(field.dropFirst(name.count)) : nil
        }
        guard fields.count == 3, let rounds = values[0], let blockSize = values[1], let parallelism = values[2] else {
            return nil
        }
        return PasswordCost(logarithmOfRounds: rounds, blockSize: blockSize, parallelism: parallelism)
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: text + padding).map { [UInt8]($0) }
    }
}
