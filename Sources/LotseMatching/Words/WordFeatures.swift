/// What the encoder sees of a text: its groups of three to six letters and its words, as numbers of buckets.
package enum WordFeatures {
    package static let lengths = 3...6

    /// Buckets in the order of the text; one that occurs twice stands twice.
    ///
    /// - Parameters:
    ///   - text: as titles are compared.
    ///   - bits: there are two to this power of buckets.
    /// - Returns: nothing for an empty text.
    package static func buckets(of text: String, bits: Int) -> [UInt32] {
        guard !text.isEmpty else { return [] }
        let scalars = [32] + text.unicodeScalars.map(\.value) + [32]
        var buckets: [UInt32] = []
        buckets.reserveCapacity(scalars.count * (lengths.count + 1))
        for start in scalars.indices {
            var hash = basis
            for offset in 0..<min(lengths.upperBound, scalars.count - start) {
                hash = step(hash, scalars[start + offset])
                if offset + 1 >= lengths.lowerBound { buckets.append(bucket(hash, bits)) }
            }
        }
        var hash = wordBasis
        for scalar in scalars.dropFirst() {
            if scalar == 32 {
                buckets.append(bucket(hash, bits))
                hash = wordBasis
            } else {
                hash = step(hash, scalar)
            }
        }
        return buckets
    }

    /// FNV-1a over scalars.
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    /// Words have buckets of their own, also where they are as long as a group.
    private static let wordBasis: UInt64 = 0x9AE1_6A3B_2F90_404F

    private static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        (hash ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
    }

    /// The upper bits, mixed: the lower ones of FNV-1a depend on the last letters most.
    private static func bucket(_ hash: UInt64, _ bits: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: ((hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> UInt64(64 - bits))
    }
}
