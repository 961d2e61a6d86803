/// The points of all sets of criteria, eight criteria at a time.
struct PointTable {
    /// By eight criteria, then by which of them are met.
    private let points: [UInt32]

    init(_ rules: PriorityRules) {
        let groupCount = max(1, (rules.criteria.count + 7) / 8)
        var points = [UInt32](repeating: 0, count: groupCount << 8)
        for group in 0..<groupCount {
            for met in UInt64(0)..<256 {
                let known = rules.criteria.count - 8 * group
                let mask: UInt64 = known < 8 ? 1 << UInt64(known) - 1 : 0xFF
                points[group << 8 | Int(met)] = UInt32(rules.points(.init(rawValue: (met & mask) << UInt64(8 * group))))
            }
        }
        self.points = points
    }

    /// The points of criteria that the rules know.
    func points(_ met: PriorityRules.Met) -> UInt32 {
        var (sum, rest, group) = (points[Int(truncatingIfNeeded: met.rawValue & 0xFF)], met.rawValue >> 8, 1)
        while rest != 0 {
            sum += points[group << 8 | Int(truncatingIfNeeded: rest & 0xFF)]
            rest >>= 8
            group += 1
        }
        return sum
    }
}
