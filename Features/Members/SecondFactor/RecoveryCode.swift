import Crypto
import LotseData

/// A way in once, for somebody whose phone is gone ("Wiederherstellungscode"): 80 random bits, kept only as a hash.
enum RecoveryCode {
    /// How many somebody gets at a time.
    static let count = 10

    /// Four groups of four letters and digits that cannot be mistaken for each other.
    static func make() -> String {
        let bytes = SymmetricKey(size: .init(bitCount: 80)).withUnsafeBytes { Array($0) }
        let text = Array(Base32.text(bytes).lowercased())
        return stride(from: 0, to: 16, by: 4).map { String(text[$0..<($0 + 4)]) }.joined(separator: "-")
    }

    /// The code's hash, however its groups were set apart when it was typed; nil for what no code looks like.
    static func hash(of typed: String) -> String? {
        let core = typed.lowercased().filter { $0 != "-" && !$0.isWhitespace }
        guard core.utf8.count == 16, Base32.bytes(core) != nil else { return nil }
        return SecretToken.hash(of: core)
    }
}
