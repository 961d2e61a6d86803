/// A mail address in the one spelling under which it is stored and compared.
///
/// Folded to lower case as a whole: no mail system in use tells `Anna@` from `anna@`, but people type both.
/// ASCII only; a domain with umlauts has an ASCII spelling (`xn--…`) that every mail server understands.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Nil for text that no mail could be sent to.
    package init?(_ text: some StringProtocol) {
        let bytes = Self.trimmed(Array(text.utf8)).map { (65...90).contains($0) ? $0 + 32 : $0 }
        let parts = bytes.split(separator: 64, omittingEmptySubsequences: false)
        guard bytes.count <= 254, parts.count == 2, Self.isLocalPart(parts[0]), Self.isDomain(parts[1]) else {
            return nil
        }
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    package var description: String { text }

    /// What stands before the at sign.
    package var localPart: String { String(text.prefix { $0 != "@" }) }

    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        let isSpace: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
        return Array(bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }

    /// A dot-atom of at most 64 characters (RFC 5321, section 4.1.2, without quoted strings).
    private static func isLocalPart(_ bytes: ArraySlice<UInt8>) -> Bool {
        let others = Set("!#$%&'*+-/=?^_`{|}~".utf8)
        return bytes.count <= 64
            && bytes.split(separator: 46, omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.allSatisfy { isLetterOrDigit($0) || others.contains($0) }
            }
    }

    /// At least two labels of letters, digits and inner hyphens; the last one not a number.
    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        let labels = bytes.split(separator: 46, omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2, !last.allSatisfy({ (48...57).contains($0) })
        else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != 45 && label.last != 45
                && label.allSatisfy { isLetterOrDigit($0) || $0 == 45 }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte)
    }
}
