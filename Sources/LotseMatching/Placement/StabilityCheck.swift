/// Looks for what is wrong with a placement, without the eyes of the engine that made it.
///
/// Reads the problem as the caller gave it and works priorities out anew; of the engine it takes only the lots.
struct StabilityCheck {
    private let problem: PlacementProblem
    /// The programme of each child; nil where it has none.
    private let given: [Int?]
    private var holders: [[Int]]
    /// Children whose families take nothing but a joint wish.
    private let heldBack: Set<Int>

    init(_ given: [Int?], _ problem: PlacementProblem) {
        self.problem = problem
        self.given = given
        holders = [[Int]](repeating: [], count: problem.capacities.count)
        for (child, programme) in given.enumerated() {
            if let programme { holders[programme].append(child) }
        }
        heldBack = Set(problem.contracts.filter { !$0.takesApart }.flatMap(\.children))
    }

    func report() -> StabilityReport {
        var report = StabilityReport()
        report.overfull = holders.indices.filter { holders[$0].count > problem.capacities[$0] }
        var together: Set<Int> = []
        for (number, contract) in problem.contracts.enumerated() {
            let present = contract.wishes.firstIndex { holds($0, contract) }
            if present != nil { together.formUnion(contract.children) }
            let better = contract.wishes[..<(present ?? contract.wishes.count)]
            if let wish = better.firstIndex(where: { isGranted($0, contract) }) {
                report.familyEnvy.append(.init(contract: number, wish: wish))
            }
        }
        checkChildren(except: together, &report)
        return report
    }

    /// A child's rank at a programme; more comes first.
    private struct Rank: Comparable {
        let isPromised: Bool
        let points: Int
        let lotteryNumber: Int

        static func < (one: Rank, other: Rank) -> Bool {
            guard one.isPromised == other.isPromised else { return other.isPromised }
            return (one.points, -one.lotteryNumber) < (other.points, -other.lotteryNumber)
        }
    }

    private func rank(_ child: Int, at programme: Int) -> Rank {
        let wish = problem.children[child].wishes.first { $0.programme == programme }
        return Rank(
            isPromised: problem.children[child].promised == programme,
            points: wish.map { problem.rules.points($0.met) } ?? 0,
            lotteryNumber: problem.lotteryNumber(of: child)
        )
    }

    private func checkChildren(except together: Set<Int>, _ report: inout StabilityReport) {
        let last = holders.enumerated().map { programme, children in
            children.map { (rank: rank($0, at: programme), child: $0) }.min { $0.rank < $1.rank }
        }
        var askers = [Int](repeating: 0, count: holders.count)
        for child in given.indices where !together.contains(child) {
            let asked = asked(by: child)
            let place = given[child].flatMap { asked.firstIndex(of: $0) }
            if given[child] != nil, place == nil { report.unasked.append(child) }
            // What it asks for ends with what it was promised: to hold any of it keeps the promise.
            if problem.children[child].promised != nil, place == nil { report.brokenPromises.append(child) }
            for programme in asked[..<(place ?? asked.count)] {
                if holders[programme].count < problem.capacities[programme] { askers[programme] += 1 }
                guard let last = last[programme], last.rank < rank(child, at: programme) else { continue }
                report.envy.append(.init(child: child, programme: programme, holder: last.child))
            }
        }
        for programme in holders.indices where askers[programme] > 0 {
            report.wastedPlaces += min(askers[programme], problem.capacities[programme] - holders[programme].count)
        }
    }

    /// What a child asks for alone, the best first.
    private func asked(by child: Int) -> [Int] {
        let person = problem.children[child]
        let wishes = heldBack.contains(child) ? [] : person.wishes.map(\.programme)
        guard let promised = person.promised else { return wishes }
        return wishes.prefix { $0 != promised } + [promised]
    }

    private func programmes(_ wish: [Int?], _ contract: SiblingContract) -> [Int?] {
        zip(contract.children, wish).map { $1 ?? problem.children[$0].promised }
    }

    private func holds(_ wish: [Int?], _ contract: SiblingContract) -> Bool {
        programmes(wish, contract) == contract.children.map { given[$0] }
    }

    /// Whether each programme would choose all whom the family sends, from them and those it holds.
    private func isGranted(_ wish: [Int?], _ contract: SiblingContract) -> Bool {
        let wanted = programmes(wish, contract)
        return Set(wanted.compactMap(\.self)).allSatisfy { programme in
            let sent = zip(contract.children, wanted).filter { $1 == programme }.map(\.0)
            let others = holders[programme].filter { !contract.children.contains($0) }
            let ranked = (sent + others).sorted { rank($1, at: programme) < rank($0, at: programme) }
            return Set(sent).isSubset(of: ranked.prefix(problem.capacities[programme]))
        }
    }
}
