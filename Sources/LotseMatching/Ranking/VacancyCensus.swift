/// How many vacancies of near trades there are for somebody, and why some are not listed.
///
/// Every vacancy is counted once: `clear`, `passable` and all that are blocked make `considered`.
public struct VacancyCensus: Sendable, Hashable {
    /// All vacancies of near trades (`RankingRules.leastDigits`).
    public internal(set) var considered = 0
    /// Nothing stands between.
    public internal(set) var clear = 0
    /// There is a way around every obstacle.
    public internal(set) var passable = 0
    /// By the first obstacle without any way around, in the order of `Obstacle.Kind`.
    public internal(set) var blocked: [Obstacle.Kind: Int] = [:]
}

extension VacancyIndex {
    /// Counts for somebody; looks at every vacancy of a near trade, apart from those that lie too far in every case.
    ///
    /// - Throws: `Seeker.Fault`, naming the first number that cannot be.
    public func census(for seeker: Seeker) throws(Seeker.Fault) -> VacancyCensus {
        if let fault = seeker.fault(in: travel) { throw fault }
        var query = SeekerQuery(seeker, rules, gauge, sides: sides, skills: skills)
        var tally = Tally()
        for (group, _) in query.groups() {
            query.open(group)
            for block in table.base.blocks.blocks(of: group) {
                let isFar = isBeyondReach(block, query)
                for place in table.base.blocks.rows(of: block) where !table.removed.contains(place) {
                    let code = Int(table.base.codes[place])
                    guard query.codePoints[code] >= 0 else { continue }
                    tally.add(isFar ? Tally.far : Self.gate(table.base.rows[place], code, query))
                }
            }
            for entry in table.recent[group] where query.codePoints[Int(entry.code)] >= 0 {
                tally.add(Self.gate(entry.row, Int(entry.code), query))
            }
        }
        return tally.census
    }

    private func isBeyondReach(_ block: Int, _ query: SeekerQuery) -> Bool {
        guard let home = query.home, !query.knowsShortcuts else { return false }
        return CellGrid.metres(from: home, to: table.base.blocks.cells[block]) > query.reach
    }

    private static func gate(_ row: VacancyRow, _ code: Int, _ query: SeekerQuery) -> Int {
        let way = query.commute(row).gate
        return way >= SeekerQuery.closed ? way : max(way, query.gate(row, code))
    }

    /// Counts by what `SeekerQuery.gate` says.
    private struct Tally {
        static let far = SeekerQuery.closed + Obstacle.Kind.commute.rawValue
        private var counts = [Int](repeating: 0, count: SeekerQuery.closed + Obstacle.Kind.allCases.count)

        mutating func add(_ gate: Int) { counts[gate] += 1 }

        var census: VacancyCensus {
            var census = VacancyCensus()
            census.considered = counts.reduce(0, +)
            census.clear = counts[SeekerQuery.open]
            census.passable = counts[SeekerQuery.passable]
            for kind in Obstacle.Kind.allCases where counts[SeekerQuery.closed + kind.rawValue] > 0 {
                census.blocked[kind] = counts[SeekerQuery.closed + kind.rawValue]
            }
            return census
        }
    }
}
