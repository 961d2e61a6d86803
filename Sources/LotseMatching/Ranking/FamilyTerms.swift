/// What makes work and family go together ("Familienfreundlichkeit").
public struct FamilyTerms: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    /// Bits that mean nothing are dropped.
    public init(rawValue: UInt8) { self.rawValue = rawValue & 0b1111 }

    public static let flexibleHours = FamilyTerms(rawValue: 1)
    public static let workFromHome = FamilyTerms(rawValue: 2)
    /// Hours that fit the opening of a Kita.
    public static let kitaHours = FamilyTerms(rawValue: 4)
    /// Leave that follows school holidays.
    public static let schoolHolidays = FamilyTerms(rawValue: 8)
}
