import LotseCore

@testable import LotseMatching

/// A random market and people, so small that everybody can be compared with everything.
///
/// Numbers are few and round, so that much is equal and much is just in reach or just out of it.
struct RankingMarket {
    var vacancies: [Vacancy]
    var seekers: [Seeker]
    let rules: RankingRules
    let travel: TravelModel

    init(seed: UInt64, vacancies vacancyCount: Int = 60, seekers seekerCount: Int = 6) throws {
        var random = SplitMix64(seed: seed)
        rules = Self.rules(&random)
        let hasTable = Int.random(in: 0..<4, using: &random) == 0
        let table = (0..<4).map { _ in
            TravelModel.Entry(
                from: Int.random(in: 0..<3, using: &random),
                to: Int.random(in: 0..<3, using: &random),
                mode: TravelMode.allCases[Int.random(in: 0..<4, using: &random)],
                minutes: Int.random(in: 0..<60, using: &random)
            )
        }
        travel = try TravelModel(
            detours: [.init(between: 0, and: 1, minutes: Int.random(in: 0..<25, using: &random))],
            localityCount: hasTable ? 3 : 0,
            table: hasTable ? table : []
        )
        vacancies = (0..<vacancyCount).shuffled(using: &random).map { number in
            Self.vacancy(number: 3 * number, localities: hasTable ? 3 : 0, &random)
        }
        seekers = (0..<seekerCount).shuffled(using: &random).map { number in
            Self.seeker(number: 2 * number + 5, localities: hasTable ? 3 : 0, &random)
        }
    }

    static func rules(_ random: inout SplitMix64) -> RankingRules {
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        guard below(3) > 0 else { return RankingRules() }
        var weights: [Criterion: Int] = [:]
        for criterion in Criterion.allCases where below(2) == 0 { weights[criterion] = [0, 10, 100, 1_000][below(4)] }
        return RankingRules(
            weights: weights,
            leastDigits: below(5),
            mostMinutesBeyond: below(3) * 15,
            mostHoursBeyond: below(3) * 4,
            mostDaysBeyond: below(3) * 30,
            commuteSpan: 30 + below(3) * 40
        )
    }

    static func place(_ localities: Int, _ random: inout SplitMix64) -> TravelPlace {
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        // Far away now and then: what lies apart must be found as well.
        let far = below(12) == 0 ? 400_000 : 0
        return TravelPlace(
            x: below(11) * 5_000 - 20_000 + far,
            y: below(7) * 6_000 - far,
            side: below(5) == 0 ? 1 : 0,
            locality: localities > 0 && below(2) == 0 ? below(localities) : nil
        )
    }

    private static func skills(_ most: Int, _ random: inout SplitMix64) -> [Int] {
        Array((0..<9).shuffled(using: &random).prefix(Int.random(in: 0...most, using: &random)))
    }

    private static func occupation(_ random: inout SplitMix64) -> Int {
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        return [81_300, 81_310, 81_330, 82_100, 26_120, 43_400, 1_100][below(7)] + 1 + below(4)
    }

    static func vacancy(number: Int, localities: Int = 0, _ random: inout SplitMix64) -> Vacancy {
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        let (required, wished) = (skills(4, &random), skills(3, &random))
        let startsOn = below(5) * 20
        let leastHours = 10 + below(4) * 8
        return Vacancy(
            number: number,
            occupation: occupation(&random),
            isRegulated: below(4) == 0,
            required: required,
            wished: wished.filter { !required.contains($0) },
            german: LanguageLevel.allCases[below(7)],
            hours: leastHours...leastHours + below(3) * 5,
            shifts: Shifts(rawValue: UInt8(below(16) & below(16))),
            pay: Int64(below(4) * 90_001),
            place: place(localities, &random),
            startsOn: startsOn,
            fillBy: below(2) == 0 ? nil : startsOn + below(3) * 30,
            contract: below(4) == 0 ? nil : Contract.allCases[below(5)],
            family: FamilyTerms(rawValue: UInt8(below(16))),
            help: EmployerHelp(rawValue: UInt8(below(4))),
            helpsWithPermit: below(2) == 0
        )
    }

    static func seeker(number: Int, localities: Int = 0, _ random: inout SplitMix64) -> Seeker {
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        var limits: [TravelMode: Int] = [:]
        if below(5) > 0 { limits[.car] = 10 + below(4) * 10 }
        if below(3) == 0 { limits[.transit] = 20 + below(4) * 15 }
        if below(4) == 0 { limits[.bicycle] = 10 + below(3) * 10 }
        if below(6) == 0 { limits[.walk] = below(3) * 20 }
        if below(40) == 0 { limits[.car] = TravelTime.most }
        let trades = (0...below(3)).map { _ in
            Seeker.Trade(occupation: occupation(&random), recognition: Recognition.allCases[below(4)])
        }
        let skills = skills(6, &random)
        let learning = Self.skills(3, &random).filter { !skills.contains($0) }
        let earliestOn = below(6) * 20
        let leastHours = below(4) * 10
        return Seeker(
            number: number,
            trades: trades,
            level: 1 + below(4),
            skills: below(9) == 0 ? skills + [Seeker.highestSkill] : skills,
            learning: learning,
            german: LanguageLevel.allCases[below(7)],
            hours: leastHours...leastHours + below(3) * 10,
            shifts: Shifts(rawValue: UInt8(below(16))),
            pay: Int64(below(4) * 100_000),
            home: below(6) == 0 ? nil : place(localities, &random),
            limits: TravelLimits(limits),
            earliestOn: earliestOn,
            latestOn: below(2) == 0 ? nil : earliestOn + below(3) * 30,
            permit: below(2) == 0 ? .unrestricted : WorkPermit.allCases[below(4)],
            contracts: Set((0..<below(3)).map { _ in Contract.allCases[below(5)] }),
            family: FamilyTerms(rawValue: UInt8(below(16) & below(16))),
            help: EmployerHelp(rawValue: UInt8(below(4)))
        )
    }
}

extension Vacancy {
    /// A vacancy that meets all that somebody wishes and asks for nothing they have not.
    init(number: Int, perfectFor seeker: Seeker) {
        self.init(
            number: number,
            occupation: seeker.trades[0].occupation / 10 * 10 + seeker.level,
            required: Array(seeker.skills.prefix(2)),
            hours: seeker.hours,
            pay: seeker.pay,
            place: seeker.home ?? TravelPlace(x: 0, y: 0),
            startsOn: seeker.earliestOn,
            contract: seeker.contracts.min { $0.rawValue < $1.rawValue },
            family: seeker.family,
            help: seeker.help,
            helpsWithPermit: true
        )
    }
}

/// A line of a list as tests compare it.
struct Listed: Equatable, CustomStringConvertible {
    let number: Int
    let score: Int
    let isClear: Bool

    init(_ rank: MatchRank) { (number, score, isClear) = (rank.number, rank.score, rank.isClear) }

    private init(_ number: Int, _ assessment: Assessment) {
        (self.number, score, isClear) = (number, assessment.score, assessment.obstacles.isEmpty)
    }

    var description: String { "\(number): \(score)\(isClear ? "" : " with an obstacle")" }

    /// What one gets who assesses everything and sorts.
    static func all(_ assessments: [(number: Int, assessment: Assessment)], limit: Int) -> [Listed] {
        Array(
            assessments.filter { $0.assessment.obstacles.allSatisfy { $0.way != nil } }
                .map { Listed($0.number, $0.assessment) }
                .sorted { one, other in
                    if one.isClear != other.isClear { return one.isClear }
                    if one.score != other.score { return one.score > other.score }
                    return one.number < other.number
                }
                .prefix(limit)
        )
    }
}
