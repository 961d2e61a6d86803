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
        var lots: [Lot] = []
        lots.reserveCapacity(keys.count)
        for (child, key) in keys.enumerated() {
            lots.append(Lot(value: (start &+ key &* 0x9E37_79B9_7F4A_7C15).finished, child: Int32(child)))
        }
        order = Self.sorted(lots).map(\.child)
        var rank = [Int32](repeating: 0, count: keys.count)
        for (place, child) in order.enumerated() { rank[Int(child)] = Int32(place) }
        self.rank = rank
    }

    /// Lots are sorted by three digits of eleven bits; these are the bits below them.
    private static let below: UInt64 = 31

    /// Sorts by the highest digits, the last of them first, each pass keeping the order of the one before (radix sort).
    ///
    /// Lots are as good as random, and nothing is slower to sort by comparing; hardly two agree in 33 bits, and only
    /// those that do are compared.
    private static func sorted(_ lots: [Lot]) -> [Lot] {
        var (lots, other) = (lots, lots)
        for shift in stride(from: below, to: 64, by: 11) {
            var next = [Int](repeating: 0, count: 2_049)
            for lot in lots { next[Int(lot.value &>> shift & 0x7FF) + 1] += 1 }
            for digit in 0..<2_048 { next[digit + 1] += next[digit] }
            for lot in lots {
                let digit = Int(lot.value &>> shift & 0x7FF)
                other[next[digit]] = lot
                next[digit] += 1
            }
            swap(&lots, &other)
        }
        var start = 0
        for end in 1..<max(lots.count + 1, 1) {
            if end < lots.count, lots[end].value &>> below == lots[start].value &>> below { continue }
            if end - start > 1 { lots[start..<end].sort { ($0.value, $0.child) < ($1.value, $1.child) } }
            start = end
        }
        return lots
    }
}
