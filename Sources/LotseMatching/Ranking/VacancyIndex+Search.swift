extension VacancyIndex {
    /// The best vacancies for somebody, explained.
    ///
    /// Those without an obstacle come first, then those with a way around every obstacle; in each part the higher score
    /// and of equal ones the lower number. What is left out, `census` counts.
    ///
    /// - Parameters:
    ///   - seeker: who asks.
    ///   - limit: at most so many, `BestList.most` in every case.
    /// - Returns: the best first.
    /// - Throws: `Seeker.Fault`, naming the first number that cannot be.
    public func matches(for seeker: Seeker, limit: Int = 50) throws(Seeker.Fault) -> [RankedMatch] {
        if let fault = seeker.fault(in: travel) { throw fault }
        let assessor = Assessor(rules: rules, travel: travel)
        return best(for: seeker, limit: limit).map { entry in
            guard let found = table.row(entry),
                let assessment = assessor.assessment(
                    of: seeker,
                    for: found.row.vacancy(occupation: found.code, skills: found.details)
                ),
                assessment.rank == entry.rank
            else { preconditionFailure("what is on the list is in the index, and its explanation sums to its score") }
            return RankedMatch(number: Int(entry.number), assessment: assessment)
        }
    }

    /// The same as numbers and scores only.
    public func ranks(for seeker: Seeker, limit: Int = 50) throws(Seeker.Fault) -> [MatchRank] {
        if let fault = seeker.fault(in: travel) { throw fault }
        return best(for: seeker, limit: limit).map(\.matchRank)
    }

    /// The same for many, each of them on its own, on some threads.
    ///
    /// - Throws: the `Seeker.Fault` of the first who cannot be; `CancellationError` where the task is cancelled.
    public func ranks(for seekers: [Seeker], limit: Int = 50, threads: Int = 2) async throws -> [[MatchRank]] {
        for seeker in seekers {
            if let fault = seeker.fault(in: travel) { throw fault }
        }
        let share = max(1, (seekers.count + max(1, threads) - 1) / max(1, threads))
        return try await withThrowingTaskGroup(of: (Int, [[MatchRank]]).self) { group in
            for first in stride(from: 0, to: seekers.count, by: share) {
                group.addTask {
                    let part = seekers[first..<min(first + share, seekers.count)]
                    let lists = try part.map { seeker in
                        try Task.checkCancellation()
                        return best(for: seeker, limit: limit).map(\.matchRank)
                    }
                    return (first, lists)
                }
            }
            var parts: [(Int, [[MatchRank]])] = []
            for try await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap { $0.1 }
        }
    }

    private func best(for seeker: Seeker, limit: Int) -> [BestList.Entry] {
        var query = SeekerQuery(seeker, rules, gauge, sides: sides, skills: skills)
        var best = BestList(limit: limit)
        for (group, bound) in query.groups() {
            // The groups that follow have no greater bound.
            if bound < best.floor { break }
            query.open(group)
            if let home = query.home, !query.knowsShortcuts {
                table.base.blocks.visit(group, around: home, reach: query.reach) { block, metres in
                    scan(block, query, query.wayMost(metres: metres), &best)
                }
            } else {
                for block in table.base.blocks.blocks(of: group) { scan(block, query, query.anyWayMost, &best) }
            }
            scanRecent(group, query, &best)
        }
        return best.sorted()
    }

    @inline(__always)
    private func scan(_ block: Int, _ query: borrowing SeekerQuery, _ wayMost: Int32, _ best: inout BestList) {
        let rows = table.base.rows.span
        let codes = table.base.codes.span
        let details = table.base.details.span
        let points = query.codePoints.span
        let traits = table.base.traits.span
        let (rest, last) = (query.othersMost + wayMost, query.lastMost + wayMost)
        for place in table.base.blocks.rows(of: block) {
            let code = Int(codes[unchecked: place])
            let own = points[code]
            if own < 0 || own + rest < best.floor { continue }
            // What takes no decision first: most rows end here.
            let first = query.firstPoints(code: code, traits: traits[unchecked: place])
            if first + last < best.floor || table.removed.contains(place) { continue }
            let row = rows[unchecked: place]
            let rank = query.rank(row, code: code, first: first, details, wayMost: wayMost, floor: best.floor)
            if rank >= best.floor { best.offer(.init(rank, row.number, at: place)) }
        }
    }

    private func scanRecent(_ group: Int, _ query: borrowing SeekerQuery, _ best: inout BestList) {
        let details = table.recentDetails.span
        for entry in table.recent[group] where query.codePoints[Int(entry.code)] >= 0 {
            let rank = query.rank(
                entry.row,
                code: Int(entry.code),
                first: query.firstPoints(code: Int(entry.code), traits: entry.row.traits),
                details,
                wayMost: query.anyWayMost,
                floor: best.floor
            )
            if rank >= best.floor { best.offer(.init(rank, entry.row.number)) }
        }
    }
}
