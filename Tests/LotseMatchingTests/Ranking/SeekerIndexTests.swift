import LotseCore
import Testing

@testable import LotseMatching

@Suite struct SeekerIndexTests {
    private static func expected(
        _ vacancy: Vacancy,
        _ seekers: [Seeker],
        _ market: RankingMarket,
        limit: Int
    ) -> [Listed] {
        let assessor = Assessor(rules: market.rules, travel: market.travel)
        return Listed.all(
            seekers.compactMap { seeker in
                assessor.assessment(of: seeker, for: vacancy).map { (number: seeker.number, assessment: $0) }
            },
            limit: limit
        )
    }

    @Test func `the list is what one gets who assesses everybody and sorts`() throws {
        var (listed, passable) = (0, 0)
        for seed in Instances.seeds(sample: 80) {
            let market = try RankingMarket(seed: seed, vacancies: 6, seekers: 60)
            let index = try SeekerIndex(market.seekers, rules: market.rules, travel: market.travel)
            #expect(index.count == 60)
            for vacancy in market.vacancies {
                let limit = 1 + Int(seed % 12)
                let found = try index.ranks(for: vacancy, limit: limit).map(Listed.init)
                #expect(found == Self.expected(vacancy, market.seekers, market, limit: limit), "seed \(seed)")
                #expect(try index.matches(for: vacancy, limit: limit).map(\.number) == found.map(\.number))
                listed += found.count
                passable += found.count { !$0.isClear }
            }
        }
        #expect(listed > 1_000)
        #expect(passable > 150)
    }

    @Test func `where many are skipped nobody is missed`() throws {
        for seed in Instances.seeds(sample: 8) {
            let market = try RankingMarket(seed: seed, vacancies: 6, seekers: 500)
            let index = try SeekerIndex(market.seekers, rules: market.rules, travel: market.travel)
            for vacancy in market.vacancies {
                let found = try index.ranks(for: vacancy, limit: 5).map(Listed.init)
                #expect(found == Self.expected(vacancy, market.seekers, market, limit: 5), "seed \(seed)")
            }
        }
    }

    @Test func `of people who meet everything the lowest numbers are found`() throws {
        for seed in Instances.seeds(sample: 12) {
            let market = try RankingMarket(seed: seed, vacancies: 1, seekers: 20)
            var random = SplitMix64(seed: seed)
            for var seeker in market.seekers.prefix(4) {
                seeker.limits = TravelLimits([.walk: 10])
                let vacancy = Vacancy(number: 1, perfectFor: seeker)
                let equals = (200..<230).shuffled(using: &random).map { number in
                    seeker.number = number
                    return seeker
                }
                let seekers = market.seekers + equals
                let index = try SeekerIndex(seekers, rules: market.rules, travel: market.travel)
                let found = try index.ranks(for: vacancy, limit: 4)
                #expect(found.map(Listed.init) == Self.expected(vacancy, seekers, market, limit: 4), "seed \(seed)")
            }
        }
    }

    @Test func `both directions give a pair the same score`() throws {
        for seed in Instances.seeds(sample: 15) {
            let market = try RankingMarket(seed: seed, vacancies: 20, seekers: 20)
            let vacancies = try VacancyIndex(market.vacancies, rules: market.rules, travel: market.travel)
            let seekers = try SeekerIndex(market.seekers, rules: market.rules, travel: market.travel)
            let there = try market.seekers.flatMap { seeker in
                try vacancies.ranks(for: seeker, limit: 20).map { [seeker.number, $0.number, $0.score] }
            }
            let back = try market.vacancies.flatMap { vacancy in
                try seekers.ranks(for: vacancy, limit: 20).map { [$0.number, vacancy.number, $0.score] }
            }
            #expect(Set(there) == Set(back))
            #expect(there.count == back.count)
        }
    }

    @Test func `an index that was changed answers like one that is made anew`() throws {
        for seed in Instances.seeds(sample: 20) {
            let market = try RankingMarket(seed: seed, vacancies: 5, seekers: 30)
            var random = SplitMix64(seed: ~seed)
            var kept = market.seekers
            var index = try SeekerIndex(kept, rules: market.rules, travel: market.travel)
            for step in 0..<40 {
                let number = Int.random(in: 0..<80, using: &random)
                let place = kept.firstIndex { $0.number == number }
                if Int.random(in: 0..<3, using: &random) == 0 {
                    #expect(index.remove(number) == (place != nil))
                    if let place { kept.remove(at: place) }
                } else {
                    let seeker = RankingMarket.seeker(number: number, &random)
                    try index.put(seeker)
                    if let place { kept[place] = seeker } else { kept.append(seeker) }
                }
                if step % 17 == 16 { index.merge() }
            }
            #expect(index.count == kept.count)
            let anew = try SeekerIndex(kept, rules: market.rules, travel: market.travel)
            for vacancy in market.vacancies {
                let found = try index.ranks(for: vacancy, limit: 9)
                #expect(found.map(Listed.init) == Self.expected(vacancy, kept, market, limit: 9), "seed \(seed)")
                #expect(try index.matches(for: vacancy, limit: 30) == anew.matches(for: vacancy, limit: 30))
            }
            for seeker in kept { #expect(index[seeker.number] == seeker) }
        }
    }

    @Test func `a plan takes nobody twice and says who is missing`() throws {
        var seeker = Seeker(number: 1, trades: [.init(occupation: 26_112)], level: 2, hours: 35...40, earliestOn: 0)
        var seekers = (1...5).map { number in
            seeker.number = number
            seeker.german = number == 3 ? .b2 : .a2
            return seeker
        }
        // One comes only after the day by which people are needed.
        seekers[4].earliestOn = 130
        let index = try SeekerIndex(seekers)
        var vacancy = Vacancy(
            number: 0,
            occupation: 26_112,
            german: .b2,
            hours: 40...40,
            place: TravelPlace(x: 0, y: 0),
            startsOn: 0
        )
        var later = vacancy
        (vacancy.fillBy, later.fillBy) = (90, 120)
        var chemist = later
        chemist.occupation = 41_322
        let plan = DemandPlan(lines: [
            .init(vacancy: later, count: 4), .init(vacancy: vacancy, count: 2), .init(vacancy: chemist, count: 3),
        ])
        let pipeline = try index.pipeline(for: plan)
        #expect(pipeline.lines[1].clear == [3, 1])
        #expect(pipeline.lines[0].clear == [2, 4])
        #expect(pipeline.lines[0].passable == [5])
        #expect(pipeline.lines.map(\.missing) == [1, 0, 3])
        let tooMany = DemandPlan(lines: [.init(vacancy: vacancy, count: 9_999), .init(vacancy: later, count: 2)])
        #expect(throws: DemandPlan.Fault.count(line: 1)) { try index.pipeline(for: tooMany) }
        let negative = DemandPlan(lines: [.init(vacancy: vacancy, count: -1)])
        #expect(throws: DemandPlan.Fault.count(line: 0)) { try index.pipeline(for: negative) }
        chemist.occupation = 0
        let unknown = DemandPlan(lines: [.init(vacancy: chemist, count: 1)])
        #expect(throws: DemandPlan.Fault.vacancy(line: 0, .occupation)) { try index.pipeline(for: unknown) }
    }

    @Test func `who cannot be is named and changes nothing`() throws {
        let market = try RankingMarket(seed: 8, vacancies: 1, seekers: 12)
        var index = try SeekerIndex(market.seekers, travel: market.travel)
        let good = market.seekers[0]
        func fault(_ change: (inout Seeker) -> Void) -> Seeker.Fault? {
            var seeker = good
            change(&seeker)
            do throws(SeekerIndex.Fault) {
                try index.put(seeker)
                return nil
            } catch {
                if case .seeker(seeker.number, let fault) = error { return fault }
                return nil
            }
        }
        #expect(fault { $0.number = -1 } == .number)
        #expect(fault { $0.trades = [] } == .noTrade)
        #expect(fault { $0.trades = [Seeker.Trade](repeating: good.trades[0], count: 9) } == .tooManyTrades)
        #expect(fault { $0.trades[0].occupation = 100_001 } == .occupation(trade: 0))
        #expect(fault { $0.level = 5 } == .level)
        #expect(fault { ($0.skills, $0.learning) = (Array(0...150), Array(200..<250)) } == .tooManySkills)
        #expect(fault { ($0.skills, $0.learning) = ([4, 9], [9]) } == .skill(9))
        #expect(fault { $0.skills = [-1] } == .skill(-1))
        #expect(fault { $0.hours = 1...101 } == .hours)
        #expect(fault { $0.pay = -1 } == .pay)
        #expect(fault { $0.home = TravelPlace(x: 0, y: 0, locality: 5) } == .home)
        #expect(fault { $0.latestOn = $0.earliestOn - 1 } == .days)
        #expect(index.count == 12)
        #expect(index[good.number] == good)
        #expect(throws: SeekerIndex.Fault.repeatedNumber(good.number)) {
            try SeekerIndex(market.seekers + [good], travel: market.travel)
        }
        var broken = good
        broken.level = 0
        #expect(throws: Seeker.Fault.level) { try VacancyIndex([]).ranks(for: broken) }
    }
}
