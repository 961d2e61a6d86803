/// Rules that every allocation obeys and that the prices of single resources do not know: of options that exclude each
/// other, each from another cause, at most one can be chosen.
///
/// Two options exclude each other where they are the same household's or ask together for more of a resource than there
/// is. The relaxation happily takes half of each of three that exclude each other in pairs; a rule forbids it (clique
/// inequalities: Padberg 1973).
struct ProofCliques {
    private let core: ProofCore
    private var known: Set<[Int]> = []

    /// So many at most are added at a time.
    private static let most = 24

    init(_ core: ProofCore) { self.core = core }

    /// The rules that a relaxation breaks, those broken most first.
    mutating func broken(by relaxation: ProofRelaxation) -> [[Int]] {
        let chosen = (0..<core.optionCount).filter { relaxation.share(of: $0) > 1e-6 }
            .map { (option: $0, share: relaxation.share(of: $0)) }
            .sorted { ($0.share, $1.option) > ($1.share, $0.option) }
        let candidates = chosen.filter { $0.share < 1 - 1e-6 }
        var found: [(excess: Double, clique: [Int])] = []
        for (option, share) in candidates {
            var (clique, sum) = ([option], share)
            for (other, share) in candidates where other != option && excludes(other, all: clique) {
                clique.append(other)
                sum += share
            }
            guard sum > 1.01, clique.count > 2 else { continue }
            // What excludes all of them belongs to the rule too, though the relaxation does not choose it now.
            for other in 0..<core.optionCount
            where !relaxation.isBarred[other] && !clique.contains(other) && excludes(other, all: clique) {
                clique.append(other)
            }
            clique.sort()
            if known.insert(clique).inserted { found.append((sum, clique)) }
        }
        let worst = found.sorted { $0.excess > $1.excess }.prefix(Self.most)
        for (_, clique) in found.filter({ found in !worst.contains { $0.clique == found.clique } }) {
            known.remove(clique)
        }
        return worst.map(\.clique)
    }

    private func excludes(_ option: Int, all others: [Int]) -> Bool {
        others.allSatisfy { excludes(option, $0) }
    }

    private func excludes(_ one: Int, _ other: Int) -> Bool {
        if core.place[one] == core.place[other] { return true }
        for use in core.uses(of: one) {
            for rival in core.uses(of: other) where core.row[rival] == core.row[use] {
                if Int(core.amount[use]) + Int(core.amount[rival]) > core.rowCapacity[Int(core.row[use])] {
                    return true
                }
            }
        }
        return false
    }
}
