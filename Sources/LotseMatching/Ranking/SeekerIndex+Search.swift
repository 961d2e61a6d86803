extension SeekerIndex {
    /// The best people for a vacancy, explained; see `VacancyIndex.matches` for the order.
    ///
    /// - Parameters:
    ///   - vacancy: what is open.
    ///   - limit: at most so many, `BestList.most` in every case.
    /// - Returns: the best first.
    /// - Throws: `Vacancy.Field`, naming the first that cannot be.
    public func matches(for vacancy: Vacancy, limit: Int = 50) throws(Vacancy.Field) -> [RankedMatch] {
        if let field = vacancy.fault(in: travel) { throw field }
        let assessor = Assessor(rules: rules, travel: travel)
        return best(for: vacancy, limit: limit).map { entry in
            guard let found = table.row(entry),
                let assessment = assessor.assessment(of: found.row.seeker(found.details), for: vacancy),
                assessment.rank == entry.rank
            else { preconditionFailure("who is on the list is in the index, and the explanation sums to the score") }
            return RankedMatch(number: Int(entry.number), assessment: assessment)
        }
    }

    /// The same as numbers and scores only.
    public func ranks(for vacancy: Vacancy, limit: Int = 50) throws(Vacancy.Field) -> [MatchRank] {
        if let field = vacancy.fault(in: travel) { throw field }
        return best(for: vacancy, limit: limit).map(\.matchRank)
    }

    private func best(for vacancy: Vacancy, limit: Int) -> [BestList.Entry] {
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
                let rank = query.rank(entry.row, first: query.firstPoints(entry.row.traits), details, floor: best.floor)
                if rank >= best.floor { best.offerOnce(.init(rank, entry.row.number)) }
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
        let traits = table.base.traits.span
        let points = query.tradePoints.span
        for place in table.base.blocks.rows(of: block) {
            let code = Int(codes[unchecked: place])
            let own = points[code / 10]
            if own < 0 || own + query.othersMost < best.floor { continue }
            let first = query.firstPoints(traits[unchecked: place])
            if own + first + query.lastMost < best.floor || table.removed.contains(place) { continue }
            let rank = query.rank(rows[unchecked: place], first: first, details, floor: best.floor)
            if rank >= best.floor { best.offerOnce(.init(rank, rows[unchecked: place].number, at: place)) }
        }
    }
}
