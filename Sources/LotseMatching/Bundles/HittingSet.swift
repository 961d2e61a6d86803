/// Smallest sets that have something in common with each of many sets.
enum HittingSet {
    /// A smallest set of bits that has one in common with each set; of several the first when low bits are tried first.
    ///
    /// Sizes are tried from none upwards, so no smaller one has been missed.
    static func smallest(of sets: [UInt64]) -> UInt64 {
        for size in 0...64 {
            if let found = extend(0, by: size, toHit: sets) { return found }
        }
        preconditionFailure("an empty set cannot be hit")
    }

    private static func extend(_ chosen: UInt64, by size: Int, toHit sets: [UInt64]) -> UInt64? {
        guard let missed = sets.first(where: { $0 & chosen == 0 }) else { return chosen }
        guard size > 0 else { return nil }
        var open = missed
        while open != 0 {
            let bit = open & ~(open - 1)
            if let found = extend(chosen | bit, by: size - 1, toHit: sets) { return found }
            open &= ~bit
        }
        return nil
    }
}
