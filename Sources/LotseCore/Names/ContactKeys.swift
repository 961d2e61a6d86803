/// Mail addresses and telephone numbers in the one form in which equal ones are equal.
package enum ContactKeys {
    /// The address in lower case, spaces around it gone; nil for what is no address.
    package static func mail(_ text: String) -> String? {
        let folded = text.lowercased().filter { !$0.isWhitespace }
        let parts = folded.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.first, let domain = parts.last, !name.isEmpty,
            domain.contains("."), !domain.hasPrefix("."), !domain.hasSuffix(".")
        else { return nil }
        return "\(name)@\(domain == "googlemail.com" ? "gmail.com" : domain)"
    }

    /// The number as E.164 writes it, `+49…`; nil for what has too few or too many digits.
    ///
    /// - Parameters:
    ///   - text: as typed, with spaces, brackets, slashes, digits of any script.
    ///   - countryCode: what a number without a country means.
    /// - Returns: a plus and 7 to 15 digits.
    package static func phone(_ text: String, countryCode: String = "49") -> String? {
        var digits = ""
        for scalar in text.replacing("(0)", with: "").unicodeScalars {
            if scalar == "+", digits.isEmpty {
                digits = "+"
            } else if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
                digits += String(Int(value))
            }
        }
        if digits.hasPrefix("00") {
            digits = "+" + digits.dropFirst(2)
        } else if digits.hasPrefix("0") {
            digits = "+" + countryCode + digits.dropFirst()
        } else if !digits.hasPrefix("+") {
            digits = "+" + countryCode + digits
        }
        return (8...16).contains(digits.count) ? digits : nil
    }
}
