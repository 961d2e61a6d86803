/// A group of ISCO-08: one to four digits, `7231`; fewer digits are a larger group.
public struct OccupationGroup: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The digits behind a one: 17231 is the group 7231, 10110 the group 0110; it keeps leading zeros.
    let code: UInt16

    /// - Parameter digits: one to four; nil for anything else.
    public init?(_ digits: some StringProtocol) {
        guard (1...4).contains(digits.utf8.count) else { return nil }
        var code: UInt16 = 1
        for byte in digits.utf8 {
            guard (48...57).contains(byte) else { return nil }
            code = code * 10 + UInt16(byte - 48)
        }
        self.code = code
    }

    init(code: UInt16) {
        self.code = code
    }

    public var digits: String { String(String(code).dropFirst()) }

    public var description: String { digits }

    /// The next larger group; nil for one digit.
    public var broader: OccupationGroup? { code < 100 ? nil : OccupationGroup(code: code / 10) }

    public static func < (one: OccupationGroup, other: OccupationGroup) -> Bool { one.digits < other.digits }
}
