/// A family's wish that its children get places together.
///
/// The family ranks joint assignments and prefers each of them to all else. Where none can be had, its children take
/// places apart by their own wishes, or only what was promised them.
public struct SiblingContract: Sendable, Hashable {
    /// Whose children: numbers of two to `mostChildren` children.
    public var children: [Int]
    /// The best first; each names a programme for each child, nil for one that gets none (or keeps its promised place).
    public var wishes: [[Int?]]
    /// Whether the children take places apart where none of the joint wishes can be had.
    public var takesApart: Bool

    public static let mostChildren = 8
    public static let mostWishes = 500

    public init(children: [Int], wishes: [[Int?]], takesApart: Bool) {
        self.children = children
        self.wishes = wishes
        self.takesApart = takesApart
    }

    /// "Together first": all children in one house, the houses and groups they like most first.
    ///
    /// Joint wishes are ranked by the sum of the places that they have in the children's own lists; among equals by the
    /// first child's list, then the second's. Only the best `mostWishes` are kept.
    ///
    /// - Parameters:
    ///   - children: whose.
    ///   - programmes: the programmes that each of them wishes, the best first.
    ///   - houses: the house of each programme that there is; programmes of the same Kita or school have the same.
    ///   - takesApart: whether they take places apart where no house takes all of them.
    public init(together children: [Int], wishing programmes: [[Int]], houses: [Int], takesApart: Bool = true) {
        var joint: [Ranked] = []
        for house in Set(programmes.joined().map { houses[$0] }).sorted() {
            var partial = [Ranked(sum: 0, ranks: [])]
            for wished in programmes {
                let ranks = wished.indices.filter { houses[wished[$0]] == house }
                // The best of a whole are made of the best of its parts: what is cut here would be cut at the end.
                partial = Self.best(partial.flatMap { start in ranks.map { start.adding($0) } })
            }
            joint = Self.best(joint + partial)
        }
        self.init(
            children: children,
            wishes: joint.map { zip(programmes, $0.ranks).map { wished, rank in wished[rank] } },
            takesApart: takesApart
        )
    }

    /// A joint wish by the places that its programmes have in the children's lists.
    private struct Ranked {
        let sum: Int
        let ranks: [Int]

        func adding(_ rank: Int) -> Ranked { Ranked(sum: sum + rank, ranks: ranks + [rank]) }
    }

    private static func best(_ joint: [Ranked]) -> [Ranked] {
        let sorted = joint.sorted {
            $0.sum == $1.sum ? $0.ranks.lexicographicallyPrecedes($1.ranks) : $0.sum < $1.sum
        }
        return Array(sorted.prefix(mostWishes))
    }
}
