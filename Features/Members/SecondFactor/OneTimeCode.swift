import Crypto
import Foundation
import LotseCore

/// The six digits of an authenticator app ("Einmalcode"): HMAC-SHA-1 over the time in steps of 30 s (RFC 6238).
package enum OneTimeCode {
    package static let secretLength = 20
    static let stepInSeconds: Int64 = 30
    /// How many steps the phone's clock may be ahead or behind.
    static let tolerance: Int64 = 1

    static func makeSecret() -> [UInt8] {
        SymmetricKey(size: .init(bitCount: secretLength * 8)).withUnsafeBytes { Array($0) }
    }

    static func step(at moment: Timestamp) -> Int64 {
        moment.seconds.flooredDivision(by: stepInSeconds).quotient
    }

    /// The code of a step (RFC 4226, section 5.3).
    package static func code(secret: [UInt8], step: Int64, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let digest = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(digest[19] & 15)
        let word = digest[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let range = (0..<digits).reduce(UInt32(1)) { range, _ in range * 10 }
        return Digits.padded(word % range, to: digits)
    }

    /// The step whose code this is.
    ///
    /// - Parameters:
    ///   - code: as typed; spaces between the digits do not matter.
    ///   - secret: the account's secret.
    ///   - moment: now.
    ///   - lastStep: the last step whose code was used; it and all before it are spent.
    /// - Returns: the step; nil where the code is wrong, too old or spent.
    static func step(of code: String, secret: [UInt8], at moment: Timestamp, after lastStep: Int64) -> Int64? {
        let typed = Array(code.utf8.filter { $0 != 32 })
        let now = step(at: moment)
        var found: Int64?
        for step in (now - tolerance)...(now + tolerance) {
            let right = Array(Self.code(secret: secret, step: step).utf8)
            let differs = zip(typed, right).reduce(typed.count ^ right.count) { $0 | Int($1.0 ^ $1.1) }
            if differs == 0, step > lastStep { found = step }
        }
        return found
    }

    /// What an authenticator app reads from the square code.
    ///
    /// - Parameters:
    ///   - secret: the account's secret.
    ///   - account: the account's mail address, as the app shows it.
    ///   - issuer: the installation's name, as the app shows it.
    /// - Returns: an `otpauth` address.
    static func enrolmentURI(secret: [UInt8], account: MailAddress, issuer: String) -> String {
        let label = "\(encoded(issuer)):\(encoded(account.text))"
        return "otpauth://totp/\(label)?secret=\(Base32.text(secret))&issuer=\(encoded(issuer))"
    }

    private static func encoded(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~@")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
