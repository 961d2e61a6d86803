/// Finds the best that a few hundred households can have, and proves it, as far as its effort reaches.
///
/// Branch and bound over a `ProofCore`: what a household takes of a resource is settled one way and the other, the
/// relaxation of each half is solved, and a half that cannot hold anything better is closed by `ProofBound`. What is
/// found is checked in whole numbers too, so that rounding errors of the relaxation cost time and never the truth.
struct ProofSearch {
    /// The best bundles of the households, −1 for none; nil where nothing better than the start was found.
    private(set) var chosen: [Int32]?
    private(set) var best: Int
    /// No choice of these households is worth more than this.
    private(set) var bound: Int
    private(set) var work = 0

    private var core: ProofCore
    private let effort: Int
    /// The most that a half which was not looked into may hold.
    private var open = Int.min

    /// A relaxation with more rows takes longer than the search is worth.
    static let mostRows = 640
    /// Options of which a decision is tried both ways before one is taken.
    private static let trials = 8

    /// - Parameters:
    ///   - core: what is to be decided.
    ///   - best: what is to be exceeded.
    ///   - bound: what the choice is known not to exceed.
    ///   - effort: multiplications, about; the same on every machine.
    init(_ core: ProofCore, best: Int, bound: Int, effort: Int) {
        (self.core, self.best, self.bound, self.effort) = (core, best, bound, effort)
    }

    /// - Throws: `CancellationError` where the task is cancelled.
    mutating func run() throws {
        guard !core.households.isEmpty, core.households.count + core.rowCount <= Self.mostRows else { return }
        var root = ProofRelaxation(core)
        _ = root.solve(cutoff: Double(best + 1), steps: Self.mostSteps)
        var cliques = ProofCliques(core)
        for _ in 0..<Self.cliqueRounds {
            guard case let broken = cliques.broken(by: root), !broken.isEmpty else { break }
            work += root.work
            core = core.obeying(broken)
            root = root.obeying(core)
            guard core.households.count + core.rowCount <= Self.mostRows else { break }
            if root.solve(cutoff: Double(best + 1), steps: Self.mostSteps) == .belowCutoff { break }
        }
        try explore(&root, below: bound)
        bound = max(best, min(bound, open))
    }

    private static let mostSteps = 20_000
    private static let cliqueRounds = 12

    /// Looks for something better in what a relaxation leaves open.
    private mutating func explore(_ node: inout ProofRelaxation, below ceiling: Int) throws {
        var ceiling = ceiling
        while true {
            try Task.checkCancellation()
            guard let reached = settle(&node, below: ceiling) else { return }
            ceiling = reached
            var doubts = doubts(of: node)
            if doubts.isEmpty {
                keepIfBetter((0..<core.optionCount).filter { node.share(of: $0) > 0.5 })
                guard ceiling > best else { return }
                // The relaxation seems decided, and is not proven: decide anything.
                doubts = firstChoice(of: node)
            }
            guard !doubts.isEmpty else {
                keepIfBetter((0..<core.optionCount).filter { !node.isBarred[$0] })
                return
            }
            guard work < effort else {
                open = max(open, ceiling)
                return
            }
            switch split(node, by: doubts) {
            case .closed: return
            case .narrowed(let rest): node = rest
            case .halved(var first, var second):
                try explore(&first, below: ceiling)
                try explore(&second, below: ceiling)
                return
            }
        }
    }

    private enum Split {
        case closed
        /// One side of a decision was closed at once.
        case narrowed(ProofRelaxation)
        /// The half that promises more comes first.
        case halved(ProofRelaxation, ProofRelaxation)
    }

    /// Tries some decisions both ways and takes the one after which both halves promise least (strong branching).
    private mutating func split(_ node: ProofRelaxation, by doubts: [Doubt]) -> Split {
        var most = -Double.infinity
        var halves = Split.closed
        for doubt in doubts.prefix(Self.trials) {
            var (with, without) = (node, node)
            // Copying takes time as multiplying does.
            work += node.size * node.size / 4
            for choice in doubt.others { with.bar(choice) }
            for choice in doubt.options { without.bar(choice) }
            let (isWithOpen, isWithoutOpen) = (tryOut(&with), tryOut(&without))
            guard isWithOpen || isWithoutOpen else { return .closed }
            guard isWithOpen && isWithoutOpen else { return .narrowed(isWithOpen ? with : without) }
            let score = max(node.objective - with.objective, 0.1) * max(node.objective - without.objective, 0.1)
            guard score > most else { continue }
            most = score
            halves = with.objective >= without.objective ? .halved(with, without) : .halved(without, with)
        }
        return halves
    }

    /// Solves a node and bars what cannot be part of anything better, until nothing changes.
    ///
    /// - Returns: its bound; nil where it is closed.
    private mutating func settle(_ node: inout ProofRelaxation, below ceiling: Int) -> Int? {
        var ceiling = ceiling
        for _ in 0..<Self.mostRounds {
            let before = node.work
            let outcome = node.solve(cutoff: Double(best + 1), steps: Self.mostSteps)
            work += node.work - before + core.row.count
            let proof = ProofBound(core, duals: node.duals, isBarred: node.isBarred)
            guard proof.worth > best else { return nil }
            ceiling = min(ceiling, proof.worth)
            for choice in node.isBarred.indices where !node.isBarred[choice] && proof.rulesOut(choice, beyond: best) {
                node.bar(choice)
            }
            if outcome != .optimal || !node.choosesBarred { break }
        }
        return ceiling
    }

    private static let mostRounds = 20

    /// Solves a half a little; false where that closes it.
    private mutating func tryOut(_ half: inout ProofRelaxation) -> Bool {
        let before = half.work
        let outcome = half.solve(cutoff: Double(best + 1), steps: 40)
        work += half.work - before + half.isBarred.count
        guard outcome == .belowCutoff else { return true }
        return ProofBound(core, duals: half.duals, isBarred: half.isBarred).worth > best
    }

    /// Something to decide: whether a household gets one of these options, or one of its others.
    private struct Doubt {
        let options: [Int]
        let others: [Int]
        /// How far the relaxation is from having decided it: 0.5 is furthest.
        let size: Double
    }

    /// What the relaxation leaves undecided, the most undecided first: what each household takes of each resource,
    /// whether it gets anything, and single options.
    private func doubts(of node: ProofRelaxation) -> [Doubt] {
        var found: [Doubt] = []
        for place in core.households.indices {
            let choices = choices(of: place, in: node)
            let options = choices.filter { $0 < core.optionCount }
            guard options.contains(where: { abs(node.share(of: $0) - 0.5) < 0.5 - 1e-6 }) else { continue }
            var sets: [Int32: [Int]] = [:]
            for option in options {
                for use in core.uses(of: option) { sets[core.row[use], default: []].append(option) }
            }
            let single = options.filter { node.share(of: $0) > 1e-6 }.map { [$0] }
            let different = Set(sets.values).union(single).union([options])
            for set in different.sorted(by: { $0.lexicographicallyPrecedes($1) }) where set.count < choices.count {
                let share = set.reduce(0) { $0 + node.share(of: $1) }
                guard share > 0.001, share < 0.999 else { continue }
                let others = choices.filter { !set.contains($0) }
                found.append(Doubt(options: set, others: others, size: 0.5 - abs(share - 0.5)))
            }
        }
        let order = found.indices.sorted { (found[$0].size, $1) > (found[$1].size, $0) }
        return order.map { found[$0] }
    }

    /// The first household that still has a choice, to be decided by its first option.
    private func firstChoice(of node: ProofRelaxation) -> [Doubt] {
        for place in core.households.indices {
            let choices = choices(of: place, in: node)
            guard choices.count > 1 else { continue }
            return [Doubt(options: [choices[0]], others: Array(choices.dropFirst()), size: 0)]
        }
        return []
    }

    /// What is not barred for a place: options, and behind them going without.
    private func choices(of place: Int, in node: ProofRelaxation) -> [Int] {
        (Array(core.options(of: place)) + [core.optionCount + place]).filter { !node.isBarred[$0] }
    }

    /// Takes over a choice, where it fits and is worth more than the best.
    private mutating func keepIfBetter(_ options: [Int]) {
        var free = core.rowCapacity
        var found = [Int32](repeating: -1, count: core.households.count)
        var worth = 0
        for option in options {
            guard found[core.place[option]] < 0 else { return }
            found[core.place[option]] = core.bundle[option]
            worth += core.worth[option]
            for use in core.uses(of: option) { free[Int(core.row[use])] -= Int(core.amount[use]) }
        }
        guard worth > best, free.allSatisfy({ $0 >= 0 }) else { return }
        (best, chosen) = (worth, found)
    }
}
