extension SeekerIndex {
    /// The best people for a vacancy, explained; see `VacancyIndex.matches` for the order.
    ///
    /// - Parameters:
    ///   - vacancy: what is open.
    ///   - limit: at most so many, `BestList.most` in every case.
    /// - Returns: the best first.
    /// - Throws: `Vacancy.Field`, naming the first that cannot be.
    public func matches(for vacancy: Vacancy, limit: Int = 50) throws(Vacancy.Field) -> [RankedMatch] {
        let assessor = Assessor(rules: rules, travel: travel)
        return try ranks(for: vacancy, limit: limit).map { rank in
            guard let seeker = self[rank.number], let assessment = assessor.assessment(of: seeker, for: vacancy),
                assessment.score == rank.score
            else { preconditionFailure("who is on the list is in the index, and the explanation sums to the score") }
            return RankedMatch(number: rank.number, assessment: assessment)
        }
    }

    /// The same as numbers and scores only.
    public func ranks(for vacancy: Vacancy, limit: Int = 50) throws(Vacancy.Field) -> [MatchRank] {
        if let field = vacancy.fault(in: travel) { throw field }
        var query = VacancyQuery(vacancy, rules, gauge, sides: sides)
        var best = BestList(limit: limit)
        for (group, bound) in query.groups() {
            // The groups that follow have no greater bound.
            if bound < best.floor { break }
            query.open(group)
            for block in table.base.blocks.blocks(of: group) {
                if !query.knowsShortcuts, reach[block] < .max,
                    CellGrid.metres(from: query.point, to: table.base.blocks.cells[block]) > Int(reach[block])
                {
                    continue
                }
                scan(block, query, &best)
            }
            let details = table.recentDetails.span
            for entry in table.recent[group] where query.tradePoints[Int(entry.code) / 10] >= 0 {
                let rank = query.rank(entry.row, details, floor: best.floor)
                if rank >= best.floor { best.offerOnce(rank, entry.row.number) }
            }
        }
        return best.sorted()
    }

    /// Where another row of the same person has a nearer trade, that row's bound holds for both, and it is met as well.
    @inline(__always)
    private func scan(_ block: Int, _ query: borrowing VacancyQuery, _ best: inout BestList) {
        let rows = table.base.rows.span
        let codes = table.base.codes.span
        let details = table.base.details.span
        let points = query.tradePoints.span
        for place in table.base.blocks.rows(of: block) {
            let own = points[Int(codes[unchecked: place]) / 10]
            if own < 0 || own + query.othersMost < best.floor || table.removed.contains(place) { continue }
            let rank = query.rank(rows[unchecked: place], details, floor: best.floor)
            if rank >= best.floor { best.offerOnce(rank, rows[unchecked: place].number) }
        }
    }
}
