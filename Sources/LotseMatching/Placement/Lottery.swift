/// One lottery number for each child, from a seed that is published with the result.
///
/// A child's lot is a hash of the seed and of the child's key, so that nobody's lot depends on who else applies; the
/// lottery number is its place among all lots, from 1, and the lowest goes first. It is the same at every programme
/// (single tie-breaking), which keeps the round strategy-proof and gives up fewer wishes than a lot for each programme
/// (Abdulkadiroğlu, Pathak and Roth 2009).
struct Lottery: Sendable {
    /// The children in the order of their lots.
    let order: [Int32]
    /// The place of each child in that order, from 0.
    let rank: [Int32]

    /// - Parameters:
    ///   - keys: of the children; one that stands twice gives two equal lots.
    ///   - seed: the same gives the same lots.
    init(keys: [UInt64], seed: UInt64) {
        let start = Self.mixed(seed)
        let lots = keys.enumerated().map { child, key in
            (lot: Self.mixed(start &+ key &* 0x9E37_79B9_7F4A_7C15), child: Int32(child))
        }
        order = lots.sorted { ($0.lot, $0.child) < ($1.lot, $1.child) }.map(\.child)
        var rank = [Int32](repeating: 0, count: keys.count)
        for (place, child) in order.enumerated() { rank[Int(child)] = Int32(place) }
        self.rank = rank
    }

    /// The last step of SplitMix64 (Steele, Lea and Flood 2014): one to one, so that different keys have different lots.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
