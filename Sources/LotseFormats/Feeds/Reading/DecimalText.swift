/// A number in decimal digits, read without floating point.
struct DecimalText: Equatable {
    private let digits: Int64
    /// How many of the digits stand behind the point.
    private let places: Int
    /// A comma for the point, or points between thousands.
    let isGerman: Bool
    /// "1.250" and "1,250": a fraction to some, thousands to others.
    let isAmbiguous: Bool

    /// Reads digits with a sign, points, commas, and blanks between thousands; nil for anything else.
    init?(_ text: String) {
        var bytes = Array(text.utf8)
        while let last = bytes.last, last == 32 || (9...13).contains(last) { bytes.removeLast() }
        var rest = bytes.drop { $0 == 32 || (9...13).contains($0) }
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
        let (points, commas) = (rest.count { $0 == point }, rest.count { $0 == comma })
        let mark: UInt8?
        switch (points, commas) {
        case (0, 0): mark = nil
        case (1, 0): mark = point
        case (0, 1): mark = comma
        case (0, _), (_, 0): mark = nil
        default: mark = rest.last { $0 == point || $0 == comma }
        }
        let place = mark.flatMap { rest.lastIndex(of: $0) } ?? rest.endIndex
        let fraction = rest[place...].dropFirst()
        guard let whole = Self.ungrouped(rest[..<place]), fraction.allSatisfy(Self.isDigit),
            !whole.isEmpty || !fraction.isEmpty, whole.count + fraction.count <= 18
        else { return nil }
        if points > 0, commas > 0, mark.map({ one in rest.count { $0 == one } }) != 1 { return nil }
        let all = whole + fraction
        let value = all.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
        digits = isNegative ? -value : value
        places = fraction.count
        isGerman = mark == comma || (mark == nil && points > 1)
        isAmbiguous = points + commas == 1 && fraction.count == 3 && (1...3).contains(whole.count) && whole[0] != 48
    }

    /// Reads a number as JSON spells it, with an exponent where it has one.
    init?(json text: String) {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let first = parts.first, let plain = DecimalText(String(first)) else { return nil }
        let exponent = parts.count == 2 ? Int(parts[1]) : 0
        guard let exponent, (-18...18).contains(exponent) else { return nil }
        var (digits, places) = (plain.digits, plain.places - exponent)
        while places < 0 {
            let (product, overflows) = digits.multipliedReportingOverflow(by: 10)
            guard !overflows else { return nil }
            digits = product
            places += 1
        }
        guard places <= 18 else { return nil }
        self.digits = digits
        self.places = places
        isGerman = false
        isAmbiguous = false
    }

    /// The number times a power of ten as a whole number, halves rounded away from zero; nil when it is too large.
    func scaled(to wanted: Int) -> Int64? {
        if wanted >= places {
            return (places..<wanted).reduce(Int64?(digits)) { product, _ in
                product.flatMap { factor in
                    let (value, overflows) = factor.multipliedReportingOverflow(by: 10)
                    return overflows ? nil : value
                }
            }
        }
        let divisor = (wanted..<places).reduce(Int64(1)) { power, _ in power * 10 }
        let (quotient, remainder) = digits.quotientAndRemainder(dividingBy: divisor)
        return abs(remainder) >= divisor - abs(remainder) ? quotient + digits.signum() : quotient
    }

    /// The digits without the marks between thousands; nil where those stand in wrong places.
    private static func ungrouped(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard let separator = bytes.first(where: { !isDigit($0) }) else { return Array(bytes) }
        guard [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), 32].contains(separator) else { return nil }
        let groups = bytes.split(separator: separator, omittingEmptySubsequences: false)
        let isRegular =
            (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
            && groups.allSatisfy { $0.allSatisfy(isDigit) }
        return isRegular ? Array(groups.joined()) : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
