/// What an employer helps to find ("Hilfe bei Wohnung und Kita").
public struct EmployerHelp: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    /// Bits that mean nothing are dropped.
    public init(rawValue: UInt8) { self.rawValue = rawValue & 0b11 }

    public static let home = EmployerHelp(rawValue: 1)
    public static let care = EmployerHelp(rawValue: 2)
}
