import LotseCore

/// Degrees of WGS 84 in decimal digits.
enum Degrees {
    /// A point; nil when a number is none, lies outside the globe, or both are zero as forms leave them.
    static func position(latitude: String, longitude: String) -> Position? {
        guard let latitude = value(latitude), let longitude = value(longitude) else { return nil }
        return position(latitude: latitude, longitude: longitude)
    }

    static func position(latitude: Double, longitude: Double) -> Position? {
        guard abs(latitude) <= 90, abs(longitude) <= 180, latitude != 0 || longitude != 0 else { return nil }
        return Position(latitude: latitude, longitude: longitude)
    }

    /// Decimal digits with a point or comma; no names of numbers, no hexadecimal digits.
    static func value(_ text: String) -> Double? {
        let (point, comma, minus) = (UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"))
        let plain = text.utf8.allSatisfy { (48...57).contains($0) || $0 == point || $0 == comma || $0 == minus }
        guard plain, text.utf8.count <= 40 else { return nil }
        return Double(text.utf8.contains(comma) ? text.replacing(",", with: ".") : text)
    }
}
