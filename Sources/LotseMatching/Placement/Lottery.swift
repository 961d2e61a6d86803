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

    private struct Lot {
        let value: UInt64
        let child: Int32
    }

    /// - Parameters:
    ///   - keys: of the children; one that stands twice gives two equal lots.
    ///   - seed: the same gives the same lots.
    init(keys: [UInt64], seed: UInt64) {
        let start = seed.finished
        let lots = keys.enumerated().map { child, key in
            Lot(value: (start &+ key &* 0x9E37_79B9_7F4A_7C15).finished, child: Int32(child))
        }
        order = Self.sorted(lots).map(\.child)
        var rank = [Int32](repeating: 0, count: keys.count)
        for (place, child) in order.enumerated() { rank[Int(child)] = Int32(place) }
        self.rank = rank
    }

    /// Sorts by the bytes of the lots, the last first, each pass keeping the order of the one before (radix sort).
    ///
    /// Lots are as good as random, and nothing is slower to sort by comparing.
    private static func sorted(_ lots: [Lot]) -> [Lot] {
        var (lots, other) = (lots, lots)
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            var next = [Int](repeating: 0, count: 257)
            for lot in lots { next[Int(lot.value &>> shift & 0xFF) + 1] += 1 }
            for byte in 0..<256 { next[byte + 1] += next[byte] }
            for lot in lots {
                let byte = Int(lot.value &>> shift & 0xFF)
                other[next[byte]] = lot
                next[byte] += 1
            }
            swap(&lots, &other)
        }
        return lots
    }
}
