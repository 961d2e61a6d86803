/// A proposal who gets what, with the proof how good it is.
public struct Allocation: Sendable, Hashable {
    /// The number of the bundle that each household gets, as the caller numbered bundles; nil where it gets none.
    public let bundles: [Int?]
    /// What it is worth altogether.
    public let worth: Int
    /// No allocation that serves as many of the urgent households is worth more than this.
    public let bound: Int
    /// Urgent households that this allocation does not serve.
    public let unservedUrgent: [Int]
    /// What one more of each resource would be worth.
    public let prices: Prices

    /// Whether it is proven that no allocation which serves as many of the urgent households is worth more.
    public var isProven: Bool { worth >= bound }

    public var servedCount: Int { bundles.count { $0 != nil } }

    /// How far from the best it may at most be, as a share of the bound.
    public var gap: Double { bound > 0 ? Double(bound - worth) / Double(bound) : 0 }
}
