/// Who is there for a demand plan, and how many are missing: numbers of people, for those who may see them.
public struct Pipeline: Sendable, Hashable {
    /// What is there for one line of the plan.
    public struct Line: Sendable, Hashable {
        public let needed: Int
        /// Who could begin without any obstacle, the best first.
        public internal(set) var clear: [Int] = []
        /// Who could with a way around every obstacle, the best first.
        public internal(set) var passable: [Int] = []
        /// How many more would have to be won.
        public var missing: Int { needed - clear.count - passable.count }
    }

    /// In the order of the plan.
    public let lines: [Line]
}

extension SeekerIndex {
    /// Sets people against an employer's plan.
    ///
    /// Nobody counts twice. Lines are served by the day on which people are needed, those without a day last, of equal
    /// ones the earlier in the plan first: each takes the best who are still there, all without an obstacle before all
    /// with one.
    ///
    /// - Throws: `DemandPlan.Fault`, naming the first line that cannot be.
    public func pipeline(for plan: DemandPlan) throws(DemandPlan.Fault) -> Pipeline {
        var people = 0
        for (number, line) in plan.lines.enumerated() {
            if let field = line.vacancy.fault(in: travel) { throw .vacancy(line: number, field) }
            guard (0...DemandPlan.mostPeople - people).contains(line.count) else { throw .count(line: number) }
            people += line.count
        }
        let order = plan.lines.indices.sorted {
            (plan.lines[$0].vacancy.fillBy ?? .max, $0) < (plan.lines[$1].vacancy.fillBy ?? .max, $1)
        }
        var lines = plan.lines.map { Pipeline.Line(needed: $0.count) }
        var taken: Set<Int> = []
        for number in order {
            // As many as have been taken could stand before those who are free.
            let limit = taken.count + lines[number].needed
            let found: [MatchRank]
            do throws(Vacancy.Field) {
                found = try ranks(for: plan.lines[number].vacancy, limit: limit)
            } catch {
                throw .vacancy(line: number, error)
            }
            for rank in found.lazy.filter({ !taken.contains($0.number) }).prefix(lines[number].needed) {
                if rank.isClear {
                    lines[number].clear.append(rank.number)
                } else {
                    lines[number].passable.append(rank.number)
                }
                taken.insert(rank.number)
            }
        }
        return Pipeline(lines: lines)
    }
}
