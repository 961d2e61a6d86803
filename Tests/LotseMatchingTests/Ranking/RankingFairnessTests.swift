import LotseCore
import Testing

@testable import LotseMatching

/// No criterion uses sex, origin, religion, disability or age (§ 1 AGG).
@Suite struct RankingFairnessTests {
    /// All that may enter a ranking from a person.
    ///
    /// Who changes this list needs a reason that stands in the article on ranking.
    private static let allowed: Set<String> = [
        "number", "trades", "trades.occupation", "trades.recognition", "level", "skills", "learning", "german",
        "hours", "shifts", "shifts.rawValue", "pay", "home", "home.x", "home.y", "home.side", "home.locality",
        "limits", "limits.minutes", "earliestOn", "latestOn", "permit", "contracts", "family", "family.rawValue",
        "help", "help.rawValue",
    ]

    private static let allowedOfVacancies: Set<String> = [
        "number", "occupation", "isRegulated", "required", "wished", "german", "hours", "shifts", "shifts.rawValue",
        "pay",
        "place", "place.x", "place.y", "place.side", "place.locality", "startsOn", "fillBy", "contract", "family",
        "family.rawValue", "help", "help.rawValue", "helpsWithPermit",
    ]

    @Test func `only what is written here enters a ranking`() throws {
        var seeker = Seeker(
            number: 1,
            trades: [.init(occupation: 81_302, recognition: .full)],
            level: 2,
            skills: [1],
            learning: [2],
            hours: 20...40,
            home: TravelPlace(x: 0, y: 0, locality: 0),
            limits: TravelLimits([.car: 30]),
            earliestOn: 0,
            latestOn: 1
        )
        seeker.contracts = [.permanent]
        #expect(Set(Self.fields(of: seeker)) == Self.allowed)
        let vacancy = Vacancy(
            number: 1,
            occupation: 81_302,
            required: [1],
            wished: [2],
            hours: 20...40,
            place: TravelPlace(x: 0, y: 0, locality: 0),
            startsOn: 0,
            fillBy: 1,
            contract: .permanent
        )
        #expect(Set(Self.fields(of: vacancy)) == Self.allowedOfVacancies)
    }

    /// Names of stored properties, those of our own types inside included.
    private static func fields(of subject: Any, under path: String = "") -> [String] {
        Mirror(reflecting: subject).children.flatMap { child -> [String] in
            let name = child.label.map { path.isEmpty ? $0 : "\(path).\($0)" } ?? path
            guard child.label != "minutes", child.label != "hours" else { return [name] }
            return (name == path ? [] : [name]) + fields(of: unwrapped(child.value), under: name)
        }
    }

    /// What is inside optionals and collections; they themselves are no fields.
    private static func unwrapped(_ value: Any) -> Any {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional?: return mirror.children.first.map { unwrapped($0.value) } ?? 0
        case .collection?, .set?: return mirror.children.first.map { unwrapped($0.value) } ?? 0
        default: return value
        }
    }

    @Test func `who somebody is changes no score`() throws {
        for seed in Instances.seeds(sample: 10) {
            let market = try RankingMarket(seed: seed)
            let index = try VacancyIndex(market.vacancies, rules: market.rules, travel: market.travel)
            for seeker in market.seekers {
                var other = seeker
                other.number = Seeker.mostNumber - seeker.number
                #expect(try index.matches(for: seeker, limit: 60) == index.matches(for: other, limit: 60))
            }
        }
    }

    @Test func `the order in which trades and skills are named changes no score`() throws {
        for seed in Instances.seeds(sample: 10) {
            let market = try RankingMarket(seed: seed)
            let index = try VacancyIndex(market.vacancies, rules: market.rules, travel: market.travel)
            for seeker in market.seekers {
                var other = seeker
                (other.trades, other.skills) = (seeker.trades.reversed(), seeker.skills.reversed())
                #expect(try index.ranks(for: seeker, limit: 60) == index.ranks(for: other, limit: 60))
            }
        }
    }
}
