import LotseCore
import LotseMatching
import Synchronization
import Testing

@testable import Matches

/// A market in memory answers the same, however its vacancies came into it.
@Suite struct RegionMarketTests {
    private static let number = 90

    private static var empty: RegionMarket {
        RegionMarket(
            towns: InventedLand.towns.compactMap { town in town.position.map { .init(key: town.key, position: $0) } },
            skillNumbers: ["care": 1]
        )
    }

    /// Ninety vacancies of some trades, each seventh with more hours a week than there are.
    private static func vacancies() async throws -> [OpenVacancy] {
        let known = try await InventedMarket().changes(of: InventedLand.alliance, since: 0).open.vacancies
        return (0..<number).map { place in
            var vacancy = known[place % known.count]
            let frame = vacancy.listing
            vacancy.listing = OpenListing(
                id: InventedLand.id(10 + place),
                title: frame.title,
                town: frame.town,
                municipality: frame.municipality,
                position: frame.position,
                statedOn: frame.statedOn
            )
            vacancy.monthlyPay = Money(cents: Int64(200_000 + place * 997 % 400 * 100))
            if place % 7 == 3 { vacancy.weeklyHours = 40...900 }
            return vacancy
        }
    }

    private static func changes(_ revision: Int, _ vacancies: some Sequence<OpenVacancy>) -> MarketChanges {
        var open = OpenMarket()
        open.vacancies = Array(vacancies)
        return MarketChanges(revision: revision, open: open, gone: [])
    }

    /// What a nurse is offered: listings in their order, with their points.
    private static func offers(_ market: RegionMarket) throws -> [String] {
        let home = try #require(InventedLand.towns[0].position)
        let seeker = Seeker(
            number: 0,
            trades: [.init(occupation: 81302, recognition: .full)],
            level: 2,
            hours: 20...40,
            home: market.plane.place(home),
            earliestOn: InventedLand.day("2026-03-02").daysSince1970
        )
        return try market.index.ranks(for: seeker, limit: number).map { rank in
            let open = try #require(market.vacancies[rank.number]?.open)
            #expect(market.number(of: open.listing.id) == rank.number)
            return "\(open.listing.id) \(rank.score)"
        }
    }

    @Test func `vacancies that came all at once are offered as those that came one by one`() async throws {
        let vacancies = try await Self.vacancies()
        var (atOnce, oneByOne) = (Self.empty, Self.empty)
        atOnce.take(Self.changes(1, vacancies))
        for (place, vacancy) in vacancies.enumerated() { oneByOne.take(Self.changes(place + 1, [vacancy])) }
        let offers = try Self.offers(atOnce)
        #expect(try offers == Self.offers(oneByOne))
        #expect(offers.count > 40)
        #expect(atOnce.vacancies.count == oneByOne.vacancies.count && atOnce.index.changes == 0)
    }

    @Test func `a vacancy that no index takes is left out of the first reading, and comes in once it is mended`()
        async throws
    {
        let vacancies = try await Self.vacancies()
        var market = Self.empty
        market.take(Self.changes(1, vacancies))
        #expect(market.vacancies.count == Self.number - 13)
        var mended = vacancies[3]
        #expect(market.vacancy(mended.listing.id) == nil)
        mended.weeklyHours = 20...40
        market.take(Self.changes(2, [mended]))
        #expect(market.vacancy(mended.listing.id) == mended)
        #expect(market.vacancies.count == Self.number - 12 && market.index.count == Self.number - 12)
    }

    @Test func `openings that are held are gone for others, and stay in the market itself`() async throws {
        var vacancies = try await Self.vacancies()
        vacancies[0].openings = 3
        var market = Self.empty
        market.take(Self.changes(1, vacancies))
        let (held, other) = (vacancies[0].listing.id, vacancies[1].listing.id)
        let rest = market.holding([held: 2])
        #expect(rest.vacancy(held)?.openings == 1 && market.vacancy(held)?.openings == 3)
        #expect(rest.vacancy(other) == vacancies[1])
    }

    // MARK: - The markets of the house

    /// A market that takes its time to be read, and counts how often all of it was.
    private final class SlowMarket: MarketSource {
        private let market = InventedMarket()
        private let whole = Mutex(0)
        var timesRead: Int { whole.withLock { $0 } }
        private let first: Duration

        /// - Parameter first: how long the first reading takes.
        init(first: Duration = .milliseconds(50)) {
            self.first = first
        }

        func changes(of alliance: Identifier<Alliance>, since revision: Int) async throws -> MarketChanges {
            if revision == 0 {
                let time = whole.withLock { times in
                    times += 1
                    return times
                }
                try await Task.sleep(for: time == 1 ? first : .milliseconds(1))
            }
            return try await market.changes(of: alliance, since: revision)
        }
    }

    /// Words that change while the server runs.
    private final class NewWords: OccupationSource {
        private let words = Mutex(InventedWords())
        var edition: Int { words.withLock { $0.edition } }
        func renew() { words.withLock { $0.edition += 1 } }

        func reading(of title: String, in language: Language) -> OccupationReading {
            InventedWords().reading(of: title, in: language)
        }
        func name(of occupation: Int, in language: Language) -> String? {
            InventedWords().name(of: occupation, in: language)
        }
        func isRegulated(_ occupation: Int) -> Bool { InventedWords().isRegulated(occupation) }
        /// The second skill comes with the second edition.
        func skills(in language: Language) -> [NamedSkill] {
            Array(InventedWords().skills(in: language).prefix(edition + 1))
        }
        func skills(of occupation: Int, in language: Language) -> [NamedSkill] { [] }
        func skill(named text: String, in language: Language) -> NamedSkill? { nil }
    }

    @Test func `a market is read once for all who ask at the same time, and again once other words came in`()
        async throws
    {
        try await MatchesHouse.with { room in
            let (market, words) = (SlowMarket(), NewWords())
            let markets = RegionMarkets(market, network: InventedLand(), occupations: words, in: room.store)
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await markets.market(of: InventedLand.alliance).vacancies.count }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(counts == Array(repeating: 3, count: 8))
            #expect(market.timesRead == 1)
            #expect(try await !markets.prepare(InventedLand.alliance), "it is there already")
            #expect(market.timesRead == 1)
            let skills = words.skills(in: .german).map(\.key)
            #expect(try await markets.market(of: InventedLand.alliance).skills(skills).count == 1)
            words.renew()
            #expect(try await markets.prepare(InventedLand.alliance))
            #expect(market.timesRead == 2)
            let more = words.skills(in: .german).map(\.key)
            #expect(try await markets.market(of: InventedLand.alliance).skills(more).count == 2)
            #expect(market.timesRead == 2, "it was made ready before anybody asked")
        }
    }

    @Test func `who waits with somebody who goes away gets the market all the same`() async throws {
        try await MatchesHouse.with { room in
            let market = SlowMarket(first: .seconds(600))
            let markets = RegionMarkets(market, network: InventedLand(), occupations: InventedWords(), in: room.store)
            let first = Task { try await markets.market(of: InventedLand.alliance) }
            while market.timesRead == 0 { await Task.yield() }
            async let second = markets.market(of: InventedLand.alliance).vacancies.count
            try await Task.sleep(for: .milliseconds(50))
            first.cancel()
            #expect(try await second == 3)
            #expect(market.timesRead == 2)
            await #expect(throws: CancellationError.self) { try await first.value }
        }
    }
}
