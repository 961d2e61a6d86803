/// Hours beyond the usual day ("Schichtbereitschaft").
public struct Shifts: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    /// Bits that mean nothing are dropped.
    public init(rawValue: UInt8) { self.rawValue = rawValue & 0b1111 }

    public static let late = Shifts(rawValue: 1)
    public static let night = Shifts(rawValue: 2)
    public static let weekend = Shifts(rawValue: 4)
    public static let onCall = Shifts(rawValue: 8)
}
