/// One lottery number for each child, from a seed that is published with the result.
///
/// A child's lot is a hash of the seed and of the child's key, so that nobody's lot depends on who else applies; the
/// lottery number is its place among all lots, from 1, and the lowest goes first. It is the same at every programme
/// (single tie-breaking), which keeps the round strategy-proof and gives up fewer wishes than a lot for each programme
/// (Abdulkadiroğlu, Pathak and Roth 2009).
struct Lottery: Sendable {
    /// The children in the order of their lots.
    let order: [Int32]
    /// The first in that order with the key of the one before; nil where no key stands twice.
    let repeated: Int?

    private struct Lot {
        let value: UInt64
        let child: Int32
    }

    /// - Parameters:
    ///   - keys: of the children; one that stands twice gives two equal lots.
    ///   - seed: the same gives the same lots.
    init(keys: [UInt64], seed: UInt64) {
        let start = seed.finished
        let lots = Self.sorted(keys.lazy.map { (start &+ $0 &* 0x9E37_79B9_7F4A_7C15).finished })
        order = lots.map(\.child)
        // Other keys have other lots, since every step from one to the other can be undone.
        repeated = lots.indices.dropFirst().first { lots[$0].value == lots[$0 - 1].value }.map { Int(lots[$0].child) }
    }

    /// The place of each child in the order of the lots, from 0.
    func ranks() -> [Int32] {
        [Int32](unsafeUninitializedCapacity: order.count) { ranks, count in
            for (place, child) in order.enumerated() { ranks[Int(child)] = Int32(place) }
            count = order.count
        }
    }

    /// Sorts by the upper bits, about four lots to a number, and then by comparing with those close by.
    ///
    /// Lots are as good as random: nothing is slower to sort by comparing alone, and few share the upper bits. They are
    /// worked out twice, which is faster than to keep them.
    private static func sorted(_ values: LazyMapSequence<[UInt64], UInt64>) -> [Lot] {
        let shift = UInt64(values.count.leadingZeroBitCount + 2)
        var next = [Int32](repeating: 0, count: Int(UInt64.max >> shift) + 2)
        for value in values { next[Int(value >> shift) + 1] += 1 }
        for place in next.indices.dropFirst() { next[place] += next[place - 1] }
        return [Lot](unsafeUninitializedCapacity: values.count) { lots, count in
            for (child, value) in values.enumerated() {
                let upper = Int(value >> shift)
                lots.initializeElement(at: Int(next[upper]), to: Lot(value: value, child: Int32(child)))
                next[upper] += 1
            }
            count = values.count
            // Equal lots stay in the order of the children.
            for place in lots.indices.dropFirst() {
                let lot = lots[place]
                var free = place
                while free > 0, lots[free - 1].value > lot.value {
                    lots[free] = lots[free - 1]
                    free -= 1
                }
                lots[free] = lot
            }
        }
    }
}
