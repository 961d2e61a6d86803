import LotseCore
import LotseMatching

/// Vacancies and people of a country that does not exist, at the proportions of Germany.
///
/// 11,000 municipalities on 640 × 870 km whose sizes fall with their rank, so that the largest has about 4 % of the
/// people; 1,200 occupations in 37 main groups whose shares fall likewise, the most frequent with about 3 %.
/// Everybody and everything is drawn by its number, so that nothing need be kept.
struct InventedVacancies {
    private let places: [TravelPlace]
    /// Kilometres around the middle in which half of a municipality lives.
    private let spread: [Int]
    private let sizes: Shares
    private let occupations: [Int]
    private let frequencies: Shares
    private let seed: UInt64

    /// That of every run.
    static let country = InventedVacancies(seed: 20_261_121)

    /// Chances that fall with a power of the rank.
    private struct Shares {
        private var sums: [Double] = []

        init(count: Int, power: (Int) -> Double) {
            var sum = 0.0
            for rank in 0..<count {
                sum += power(rank)
                sums.append(sum)
            }
        }

        func draw(_ random: inout SplitMix64) -> Int {
            let mark = Double.random(in: 0..<(sums.last ?? 1), using: &random)
            var (low, high) = (0, sums.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] <= mark { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// The main groups of the Klassifikation der Berufe 2010.
    private static let mainGroups = [
        1, 11, 12, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 32, 33, 34, 41, 42, 43, 51, 52, 53, 54, 61, 62, 63, 71, 72,
        73,
        81, 82, 83, 84, 91, 92, 93, 94,
    ]

    init(seed: UInt64) {
        self.seed = seed
        var random = SplitMix64(seed: seed)
        places = (0..<11_000).map { _ in
            TravelPlace(
                x: .random(in: 280_000...920_000, using: &random),
                y: .random(in: 5_240_000...6_110_000, using: &random)
            )
        }
        spread = (0..<11_000).map { max(1, 12 - $0 / 20) }
        sizes = Shares(count: 11_000) { 1 / (Double($0) + 3) }
        occupations = Self.mainGroups.flatMap { group in
            (0..<33).map { group * 1_000 + (1 + $0 / 12) * 100 + $0 / 4 % 3 * 10 + 1 + $0 % 4 }
        }.shuffled(using: &random)
        // The power 3/4.
        frequencies = Shares(count: occupations.count) {
            1 / (Double($0) + 2).squareRoot() / (Double($0) + 2).squareRoot().squareRoot()
        }
    }

    private func dice(_ sort: UInt64, _ number: Int) -> SplitMix64 {
        var random = SplitMix64(seed: seed &+ sort &* 0x9E37_79B9 &+ UInt64(number))
        return SplitMix64(seed: random.next())
    }

    private func place(_ random: inout SplitMix64) -> TravelPlace {
        let town = sizes.draw(&random)
        let metres = -spread[town] * 1_000...spread[town] * 1_000
        // The mean of two draws: denser in the middle.
        let east = Int.random(in: metres, using: &random) + Int.random(in: metres, using: &random)
        let north = Int.random(in: metres, using: &random) + Int.random(in: metres, using: &random)
        return TravelPlace(x: places[town].x + east / 2, y: places[town].y + north / 2)
    }

    /// Skills of an occupation: thirty of its own, shared in part with its neighbours.
    private func skills(_ occupation: Int, _ count: Int, _ random: inout SplitMix64) -> [Int] {
        var skills: [Int] = []
        while skills.count < count {
            let skill = (occupation / 10 * 17 + Int.random(in: 0..<30, using: &random)) % 13_900
            if !skills.contains(skill) { skills.append(skill) }
        }
        return skills
    }

    private static let nursing = 81

    func vacancy(_ number: Int) -> Vacancy {
        var random = dice(1, number)
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        let occupation = occupations[frequencies.draw(&random)]
        let required = 1 + below(5)
        let skills = skills(occupation, required + below(4), &random)
        let level = occupation % 10
        let startsOn = below(120)
        let isPartTime = below(4) == 0
        return Vacancy(
            number: number,
            occupation: occupation,
            isRegulated: occupation / 1_000 == Self.nursing && level > 1,
            required: Array(skills.prefix(required)),
            wished: Array(skills.dropFirst(required)),
            german: LanguageLevel.allCases[min(6, level + below(3))],
            hours: isPartTime ? 15 + below(10)...30 : 35...40,
            shifts: below(3) == 0 ? Shifts(rawValue: UInt8(below(16))) : [],
            pay: below(3) == 0 ? 0 : Int64(220_000 + level * 60_000 + below(100) * 1_000),
            place: place(&random),
            startsOn: startsOn,
            fillBy: below(2) == 0 ? nil : startsOn + 30 + below(120),
            contract: below(10) == 0 ? nil : Contract.allCases[min(4, below(8) * below(8) / 12)],
            family: FamilyTerms(rawValue: UInt8(below(16) & below(16))),
            help: EmployerHelp(rawValue: UInt8(below(4) & below(4))),
            helpsWithPermit: below(5) == 0
        )
    }

    /// Somebody with a limit of minutes, or who would move anywhere.
    func seeker(_ number: Int, moves: Bool) -> Seeker {
        var random = dice(2, number)
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        let trades = (0...below(2)).map { _ in
            Seeker.Trade(
                occupation: occupations[frequencies.draw(&random)],
                recognition: Recognition.allCases[below(4)]
            )
        }
        var limits: [TravelMode: Int] = [:]
        if below(5) > 0 { limits[.car] = 25 + below(4) * 10 } else { limits[.transit] = 30 + below(4) * 10 }
        if below(4) == 0 { limits[.bicycle] = 20 }
        let own = skills(trades[0].occupation, 4 + below(10), &random)
        let earliestOn = below(150)
        let isPartTime = below(4) == 0
        return Seeker(
            number: number,
            trades: trades,
            level: trades[0].occupation % 10,
            skills: Array(own.dropLast()),
            learning: Array(own.suffix(1)),
            german: LanguageLevel.allCases[1 + below(6)],
            hours: isPartTime ? 20...30 : 30...40,
            shifts: Shifts(rawValue: UInt8(below(16))),
            pay: Int64(200_000 + below(20) * 10_000),
            home: place(&random),
            limits: TravelLimits(moves ? [:] : limits),
            earliestOn: earliestOn,
            latestOn: below(2) == 0 ? nil : earliestOn + 60,
            permit: below(5) == 0 ? WorkPermit.allCases[below(4)] : .unrestricted,
            contracts: below(3) == 0 ? [.permanent] : [],
            family: FamilyTerms(rawValue: UInt8(below(16) & below(16))),
            help: EmployerHelp(rawValue: UInt8(below(4) & below(4)))
        )
    }
}
