import LotseCore
import LotseMatching

/// What suits one person on the market, after what was decided about it.
struct MatchList: Sendable {
    struct Entry: Sendable {
        let vacancy: OpenVacancy
        let assessment: Assessment

        /// How well it fits, of a hundred.
        func percent(of most: Int) -> Int { most == 0 ? 0 : assessment.score * 100 / most }
    }

    let entries: [Entry]
    let census: VacancyCensus
    let mostScore: Int
    let learned: LearnedLimits

    /// So many stand on a page.
    static let length = 10

    /// - Parameters:
    ///   - profile: what the person looks for.
    ///   - decisions: what was decided about earlier ones.
    ///   - start: where ways begin; nil for who would move anywhere.
    ///   - region: what there is.
    ///   - limit: how many at most.
    /// - Throws: `Seeker.Fault` where a profile holds what no form would take.
    init(
        _ profile: SearchProfile,
        after decisions: [MatchDecision],
        from start: TravelPlace?,
        in region: RegionMarket,
        limit: Int = length
    ) throws {
        let learned = LearnedLimits(profile, after: decisions)
        let seeker = learned.profile.seeker(home: start, in: region)
        // Those decided about are still in the index: as many more are asked for.
        let spare = decisions.count + (learned.otherWork.isEmpty && learned.employers.isEmpty ? 0 : 500)
        let ranks = try region.index.ranks(for: seeker, limit: limit + spare)
        let assessor = Assessor(rules: region.rules, travel: region.travel)
        self.learned = learned
        entries = ranks.lazy.compactMap { rank in
            guard let vacancy = region.vacancies[rank.number]?.open, learned.admits(vacancy),
                let row = region.index[rank.number], let assessment = assessor.assessment(of: seeker, for: row)
            else { return nil }
            return Entry(vacancy: vacancy, assessment: assessment)
        }.prefix(limit).map(\.self)
        census = try region.index.census(for: seeker)
        mostScore = region.rules.mostScore
    }

    /// A vacancy assessed for the person, whether it stands on the list or not; nil where it is of another trade.
    static func assessment(
        of profile: SearchProfile,
        for vacancy: Identifier<Listing>,
        from start: TravelPlace?,
        in region: RegionMarket
    ) -> Assessment? {
        guard let number = region.number(of: vacancy), let row = region.index[number] else { return nil }
        let assessor = Assessor(rules: region.rules, travel: region.travel)
        return assessor.assessment(of: profile.seeker(home: start, in: region), for: row)
    }
}

extension Assessment {
    /// The way to work that it counted.
    var way: MatchDecision.Seen.Way? {
        for part in contributions {
            if case .commute(let mode, let time) = part.fact { return .init(mode: mode, minutes: time.minutes) }
        }
        return nil
    }
}
