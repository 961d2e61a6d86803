/// An amount of euros in whole cents.
///
/// Floating point never touches it.
package struct Money: Hashable, Comparable, Sendable, Codable {
    package let cents: Int64

    package init(cents: Int64) {
        self.cents = cents
    }

    package init(from decoder: any Decoder) throws {
        cents = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(cents)
    }

    package static let zero = Money(cents: 0)

    package static func < (left: Self, right: Self) -> Bool { left.cents < right.cents }
    /// Traps on overflow: beyond 92 quadrillion euros something else is wrong.
    package static func + (left: Self, right: Self) -> Money { Money(cents: left.cents + right.cents) }
    package static func - (left: Self, right: Self) -> Money { Money(cents: left.cents - right.cents) }
}
