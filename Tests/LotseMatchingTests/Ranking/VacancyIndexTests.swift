import LotseCore
import Testing

@testable import LotseMatching

@Suite struct VacancyIndexTests {
    private static func expected(
        _ seeker: Seeker,
        _ vacancies: [Vacancy],
        _ market: RankingMarket,
        limit: Int
    ) -> [Listed] {
        let assessor = Assessor(rules: market.rules, travel: market.travel)
        return Listed.all(
            vacancies.compactMap { vacancy in
                assessor.assessment(of: seeker, for: vacancy).map { (number: vacancy.number, assessment: $0) }
            },
            limit: limit
        )
    }

    @Test func `the list is what one gets who assesses every vacancy and sorts`() throws {
        var (listed, passable, full) = (0, 0, 0)
        for seed in Instances.seeds(sample: 80) {
            let market = try RankingMarket(seed: seed)
            let index = try VacancyIndex(market.vacancies, rules: market.rules, travel: market.travel)
            for seeker in market.seekers {
                let limit = 1 + Int(seed % 12)
                let found = try index.ranks(for: seeker, limit: limit).map(Listed.init)
                #expect(found == Self.expected(seeker, market.vacancies, market, limit: limit), "seed \(seed)")
                listed += found.count
                passable += found.count { !$0.isClear }
                if found.count == limit { full += 1 }
            }
        }
        #expect(listed > 1_000)
        #expect(passable > 150)
        #expect(full > 60)
    }

    @Test func `in a market where much is skipped nothing is missed`() throws {
        for seed in Instances.seeds(sample: 8) {
            let market = try RankingMarket(seed: seed, vacancies: 500, seekers: 6)
            let index = try VacancyIndex(market.vacancies, rules: market.rules, travel: market.travel)
            for seeker in market.seekers {
                let found = try index.ranks(for: seeker, limit: 5).map(Listed.init)
                #expect(found == Self.expected(seeker, market.vacancies, market, limit: 5), "seed \(seed)")
            }
        }
    }

    @Test func `of vacancies that meet everything the lowest numbers are found`() throws {
        var perfect = 0
        for seed in Instances.seeds(sample: 12) {
            let market = try RankingMarket(seed: seed, vacancies: 20, seekers: 4)
            var random = SplitMix64(seed: seed)
            for var seeker in market.seekers {
                // A way that takes no time: bounds are met exactly, not only held.
                seeker.limits = TravelLimits([.walk: 10])
                let numbers = (200..<230).shuffled(using: &random)
                let vacancies = market.vacancies + numbers.map { Vacancy(number: $0, perfectFor: seeker) }
                let index = try VacancyIndex(vacancies, rules: market.rules, travel: market.travel)
                let found = try index.ranks(for: seeker, limit: 4)
                #expect(found.map(Listed.init) == Self.expected(seeker, vacancies, market, limit: 4), "seed \(seed)")
                perfect += found.count { $0.number >= 200 }
            }
        }
        #expect(perfect > 80)
    }

    @Test func `what explains a match sums to its score and speaks of every criterion`() throws {
        for seed in Instances.seeds(sample: 12) {
            let market = try RankingMarket(seed: seed)
            let index = try VacancyIndex(market.vacancies, rules: market.rules, travel: market.travel)
            for seeker in market.seekers {
                let matches = try index.matches(for: seeker, limit: 20)
                let ranks = try index.ranks(for: seeker, limit: 20)
                #expect(matches.map(\.number) == ranks.map(\.number))
                for (match, rank) in zip(matches, ranks) {
                    let contributions = match.assessment.contributions
                    #expect(contributions.map(\.criterion) == Criterion.allCases)
                    #expect(contributions.reduce(0) { $0 + $1.points } == rank.score)
                    #expect(contributions.allSatisfy { (0...$0.most).contains($0.points) })
                    #expect(contributions.map(\.most) == Criterion.allCases.map { market.rules.weight($0) * 1_000 })
                    #expect(match.assessment.blocking == nil)
                }
            }
        }
    }

    @Test func `an index that was changed answers like one that is made anew`() throws {
        var removals = 0
        for seed in Instances.seeds(sample: 25) {
            let market = try RankingMarket(seed: seed)
            var random = SplitMix64(seed: ~seed)
            var kept = market.vacancies
            var index = try VacancyIndex(kept, rules: market.rules, travel: market.travel)
            for step in 0..<40 {
                let number = Int.random(in: 0..<240, using: &random)
                let place = kept.firstIndex { $0.number == number }
                if Int.random(in: 0..<3, using: &random) == 0 {
                    #expect(index.remove(number) == (place != nil))
                    if let place { kept.remove(at: place) }
                    removals += place == nil ? 0 : 1
                } else {
                    let vacancy = RankingMarket.vacancy(number: number, &random)
                    try index.put(vacancy)
                    if let place { kept[place] = vacancy } else { kept.append(vacancy) }
                }
                if step % 17 == 16 { index.merge() }
                guard step % 7 == 6 else { continue }
                #expect(index.count == kept.count)
                for seeker in market.seekers.prefix(2) {
                    let found = try index.ranks(for: seeker, limit: 9).map(Listed.init)
                    #expect(found == Self.expected(seeker, kept, market, limit: 9), "seed \(seed), step \(step)")
                }
            }
            let anew = try VacancyIndex(kept, rules: market.rules, travel: market.travel)
            for seeker in market.seekers {
                #expect(try index.matches(for: seeker, limit: 30) == anew.matches(for: seeker, limit: 30))
                #expect(try index.census(for: seeker) == anew.census(for: seeker))
            }
            for vacancy in kept { #expect(index[vacancy.number] == vacancy) }
        }
        #expect(removals > 40)
    }

    @Test func `every vacancy of a near trade is counted once, under its first obstacle without a way`() throws {
        var blocked: [Obstacle.Kind: Int] = [:]
        for seed in Instances.seeds(sample: 40) {
            let market = try RankingMarket(seed: seed)
            let index = try VacancyIndex(market.vacancies, rules: market.rules, travel: market.travel)
            let assessor = Assessor(rules: market.rules, travel: market.travel)
            for seeker in market.seekers {
                var expected = VacancyCensus()
                for vacancy in market.vacancies {
                    guard let assessment = assessor.assessment(of: seeker, for: vacancy) else { continue }
                    expected.considered += 1
                    if let blocking = assessment.blocking {
                        expected.blocked[blocking.kind, default: 0] += 1
                        blocked[blocking.kind, default: 0] += 1
                    } else if assessment.obstacles.isEmpty {
                        expected.clear += 1
                    } else {
                        expected.passable += 1
                    }
                }
                #expect(try index.census(for: seeker) == expected, "seed \(seed)")
            }
        }
        #expect(blocked.count == Obstacle.Kind.allCases.count)
    }

    @Test func `many are answered on several threads as each alone`() async throws {
        let market = try RankingMarket(seed: 5, vacancies: 200, seekers: 40)
        let index = try VacancyIndex(market.vacancies, rules: market.rules, travel: market.travel)
        for threads in [1, 2, 3, 64] {
            let lists = try await index.ranks(for: market.seekers, limit: 7, threads: threads)
            #expect(lists == (try market.seekers.map { try index.ranks(for: $0, limit: 7) }))
        }
        #expect(try await index.ranks(for: [], limit: 7).isEmpty)
    }

    @Test func `no market, no limit and no reach give an empty list`() throws {
        let empty = try VacancyIndex([])
        let market = try RankingMarket(seed: 3)
        let index = try VacancyIndex(market.vacancies, travel: market.travel)
        var seeker = market.seekers[0]
        #expect(try empty.ranks(for: seeker).isEmpty)
        #expect(try empty.census(for: seeker) == VacancyCensus())
        #expect(try index.ranks(for: seeker, limit: 0).isEmpty)
        #expect(try index.ranks(for: seeker, limit: -1).isEmpty)
        seeker.home = TravelPlace(x: -TravelPlace.most, y: TravelPlace.most)
        seeker.limits = TravelLimits([.car: 0])
        #expect(try index.ranks(for: seeker).isEmpty)
    }

    @Test func `a vacancy that cannot be is named and changes nothing`() throws {
        let market = try RankingMarket(seed: 8)
        var index = try VacancyIndex(market.vacancies, travel: market.travel)
        let good = market.vacancies[0]
        func fault(_ change: (inout Vacancy) -> Void) -> VacancyIndex.Fault? {
            var vacancy = good
            change(&vacancy)
            do throws(VacancyIndex.Fault) {
                try index.put(vacancy)
                return nil
            } catch {
                return error
            }
        }
        let number = good.number
        #expect(fault { $0.number = -1 } == .vacancy(-1, .number))
        #expect(fault { $0.number = Int(Int32.max) } == .vacancy(Int(Int32.max), .number))
        #expect(fault { $0.occupation = 81_305 } == .vacancy(number, .occupation))
        #expect(fault { $0.occupation = 181_302 } == .vacancy(number, .occupation))
        #expect(fault { $0.required = Array(0...30) } == .vacancy(number, .skills))
        #expect(fault { ($0.required, $0.wished) = ([7], [7]) } == .vacancy(number, .skills))
        #expect(fault { $0.wished = [32_768] } == .vacancy(number, .skills))
        #expect(fault { $0.hours = 0...101 } == .vacancy(number, .hours))
        #expect(fault { $0.pay = 100_000_001 } == .vacancy(number, .pay))
        #expect(fault { $0.place.x = 21_000_001 } == .vacancy(number, .place))
        #expect(fault { $0.fillBy = $0.startsOn - 1 } == .vacancy(number, .days))
        #expect(fault { $0.startsOn = .min } == .vacancy(number, .days))
        #expect(index.count == market.vacancies.count)
        #expect(index[number] == good)
        #expect(throws: VacancyIndex.Fault.repeatedNumber(number)) {
            try VacancyIndex(market.vacancies + [good], travel: market.travel)
        }
        #expect(index.remove(Int.max) == false)
        #expect(index[Int.max] == nil)
    }
}
