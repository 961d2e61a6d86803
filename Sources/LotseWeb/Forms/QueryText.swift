import LotseCore
import LotseData

/// Text inside the query of an address.
package enum QueryText {
    package static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
                || byte == 46 || byte == 95
            return isPlain ? String(UnicodeScalar(byte)) : "%" + [byte].hexadecimal
        }.joined()
    }
}
