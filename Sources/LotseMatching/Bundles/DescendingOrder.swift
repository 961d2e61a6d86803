/// Puts numbers in order without comparing them (radix sort).
enum DescendingOrder {
    private static let digitBits: UInt64 = 11
    private static let mask: UInt64 = 1 << digitBits - 1

    /// The places of some numbers, the greatest first; equal ones in the order in which they stand.
    static func places(_ numbers: some Collection<Int32>) -> [Int32] {
        // The lowest half is the place, the other the number turned round: the greatest becomes the least.
        var keys = numbers.enumerated().map { place, number in
            UInt64(UInt32(bitPattern: number ^ .max)) << 32 | UInt64(UInt32(place))
        }
        // What stands there when all keys are read; digits that all have in common need no pass.
        let common = keys.reduce((all: UInt64.max, any: UInt64(0))) { ($0.all & $1, $0.any | $1) }
        var other = keys
        for shift in stride(from: UInt64(32), to: 64, by: Int(digitBits))
        where (common.all ^ common.any) &>> shift & mask != 0 {
            var next = [Int](repeating: 0, count: 1 << Int(digitBits) + 1)
            for key in keys { next[Int(key &>> shift & mask) + 1] += 1 }
            for digit in 0..<1 << Int(digitBits) { next[digit + 1] += next[digit] }
            for key in keys {
                let digit = Int(key &>> shift & mask)
                other[next[digit]] = key
                next[digit] += 1
            }
            swap(&keys, &other)
        }
        return keys.map { Int32(truncatingIfNeeded: $0) }
    }
}
