import LotseCore
import LotseMatching
import LotseTestSupport
import Testing

@testable import Matches

/// From what families wish and an alliance has published to the engine's numbers, and back.
struct RoundProblemTests {
    private typealias Land = PlacementLand

    private static func outcome(_ question: RoundQuestion) throws -> RoundOutcome {
        RoundOutcome(of: InventedLand.id(70), try RoundProblem(question))
    }

    /// What a child has at its wishes by one criterion, in their order.
    private static func points(
        of child: Identifier<HouseholdMember>,
        by criterion: PlaceCriterion,
        _ wishes: [Identifier<HouseholdMember>: PlaceWish],
        terms: [Identifier<CaseFile>: PlaceFamily] = [:],
        employed: Set<Identifier<HouseholdMember>> = [],
        placed: [Identifier<HouseholdMember>: Identifier<Listing>] = [:]
    ) throws -> [Int] {
        let problem = try RoundProblem(
            Land.question(wishes, by: [criterion], terms: terms, employed: employed, placed: placed)
        )
        let number = try #require(problem.children.firstIndex { $0.person.id == child })
        return problem.problem.children[number].wishes.map { problem.problem.rules.points($0.met) }
    }

    @Test func `the program tells five things by itself, and nothing that a person is born with`() {
        let own = PlaceCriterion.Kind.allCases.filter { $0 != .office }.map(\.rawValue)
        #expect(own == ["sibling-there", "sibling-asks", "parents-work", "near", "last-year"])
    }

    @Test func `a brother or sister counts where it goes, was promised a place or accepted one`() throws {
        let (there, both) = (Land.criterion(.siblingThere, 30), [Land.sparrows, Land.frogs])
        let cora = InventedLand.cora
        var wish = Land.wish(both)
        #expect(try Self.points(of: cora, by: there, [cora: wish]) == [0, 0])
        wish.siblingAt = Land.frogs
        #expect(try Self.points(of: cora, by: there, [cora: wish]) == [0, 30])
        var carl = Land.wish(both)
        carl.promised = Land.sparrows
        #expect(try Self.points(of: cora, by: there, [cora: Land.wish(both), Land.carl: carl]) == [30, 0])
        let placed = [Land.carl: Land.frogs]
        #expect(try Self.points(of: cora, by: there, [cora: Land.wish(both)], placed: placed) == [0, 30])
        // Another family's child is no brother.
        let paul = [Land.paul: Land.frogs]
        #expect(try Self.points(of: cora, by: there, [cora: Land.wish(both)], placed: paul) == [0, 0])
    }

    @Test func `a brother or sister who asks counts where both ask`() throws {
        let asks = Land.criterion(.siblingAsks, 5)
        let wishes = [
            InventedLand.cora: Land.wish([Land.sparrows, Land.frogs]), Land.carl: Land.wish([Land.frogs]),
            Land.paul: Land.wish([Land.sparrows]),
        ]
        #expect(try Self.points(of: InventedLand.cora, by: asks, wishes) == [0, 5])
        #expect(try Self.points(of: Land.paul, by: asks, wishes) == [0])
    }

    @Test func `work counts where all adults have it, known to the office or taken up`() throws {
        let (work, cora) = (Land.criterion(.parentsWork, 20), InventedLand.cora)
        let wishes = [cora: Land.wish([Land.sparrows])]
        #expect(try Self.points(of: cora, by: work, wishes) == [0])
        #expect(try Self.points(of: cora, by: work, wishes, employed: [InventedLand.anna]) == [0])
        let terms = [InventedLand.caseFile: PlaceFamily(working: [InventedLand.bela])]
        #expect(try Self.points(of: cora, by: work, wishes, terms: terms, employed: [InventedLand.anna]) == [20])
    }

    @Test func `nearness is measured from where the family lives or would live`() throws {
        // The two towns lie about nine kilometres apart.
        let wishes = [InventedLand.cora: Land.wish([Land.sparrows, Land.frogs])]
        let near = Land.criterion(.near, 10, kilometres: 8)
        let far = Land.criterion(.near, 10, kilometres: 10)
        #expect(try Self.points(of: InventedLand.cora, by: near, wishes) == [10, 0])
        #expect(try Self.points(of: InventedLand.cora, by: far, wishes) == [10, 10])
    }

    @Test func `the last year before school and what the office decided count for the child alone`() throws {
        let wishes = [Land.tina: Land.wish([Land.sparrows]), Land.paul: Land.wish([Land.sparrows])]
        let last = Land.criterion(.lastYear, 15)
        #expect(try Self.points(of: Land.tina, by: last, wishes) == [15])
        #expect(try Self.points(of: Land.paul, by: last, wishes) == [0])
        var decided = wishes
        decided[Land.paul]?.ticked = ["k4", "k9"]
        let office = Land.criterion(.office, 8, key: "k4")
        #expect(try Self.points(of: Land.paul, by: office, decided) == [8])
        #expect(try Self.points(of: Land.tina, by: office, decided) == [0])
    }

    @Test func `only children of the kind take part who need a place by the day and accepted none`() throws {
        var late = Land.wish([Land.sparrows])
        late.wantedOn = Land.day.adding(days: 1)
        let wishes = [
            InventedLand.cora: late, Land.carl: Land.wish([Land.sparrows]), Land.paul: Land.wish([Land.sparrows]),
        ]
        let problem = try RoundProblem(Land.question(wishes, placed: [Land.carl: Land.frogs]))
        #expect(problem.children.map(\.person.id) == [Land.paul])
        let school = try RoundProblem(Land.question(wishes, kind: .school))
        #expect(school.children.isEmpty && school.programmes.map(\.listing.id) == [Land.school])
        // A year later Tina is at school: what she wished for then takes her no more.
        let tina = [Land.tina: Land.wish([Land.sparrows])]
        let year = try Self.outcome(Land.question(tina, kind: .school, on: InventedLand.day("2027-08-01")))
        #expect(year.shares.map(\.state) == [.leftOver] && year.shares.first?.content.unsuited == 1)
    }

    @Test func `more points go first, among equals the lot decides, and each learns what stood against it`() throws {
        let wishes = [
            InventedLand.cora: Land.wish([Land.sparrows]), Land.paul: Land.wish([Land.sparrows, Land.frogs]),
            Land.tina: Land.wish([Land.sparrows]),
        ]
        let question = Land.question(
            wishes,
            by: [Land.criterion(.lastYear, 15)],
            places: Land.places(sparrows: 2, frogs: 1)
        )
        let outcome = try Self.outcome(question)
        #expect(outcome.report.isStable && outcome.report.firstWish == 2)
        let shares = Dictionary(uniqueKeysWithValues: outcome.shares.map { ($0.person, $0.content) })
        #expect(shares[Land.tina]?.place?.points == 15 && shares[Land.tina]?.missed == [])
        let (cora, paul) = (try #require(shares[InventedLand.cora]), try #require(shares[Land.paul]))
        // Tina's points take the first place; the lot says who of the other two gets the second.
        let isPaulFirst = paul.lot < cora.lot
        #expect(paul.place?.listing == (isPaulFirst ? Land.sparrows : Land.frogs))
        let loser = isPaulFirst ? cora : paul
        #expect(loser.missed.first?.reason == .laterLot)
        #expect(loser.missed.first?.last?.lot == min(paul.lot, cora.lot))
        #expect(outcome.report.placed == (isPaulFirst ? 2 : 3))
        let sparrows = try #require(outcome.report.programmes.first { $0.listing == Land.sparrows })
        #expect((sparrows.places, sparrows.filled, sparrows.promised) == (2, 2, 0))
    }

    @Test func `the same seed gives the same answer, and another one may not`() throws {
        let wishes = [
            InventedLand.cora: Land.wish([Land.sparrows]), Land.paul: Land.wish([Land.sparrows]),
            Land.tina: Land.wish([Land.sparrows]), Land.carl: Land.wish([Land.sparrows]),
        ]
        var answers: Set<[Bool]> = []
        for seed in 1...40 {
            let question = Land.question(wishes, places: Land.places(sparrows: 1), seed: seed)
            let (first, second) = (try Self.outcome(question), try Self.outcome(question))
            #expect(first.shares == second.shares && first.report == second.report)
            answers.insert(first.shares.map { $0.content.place != nil })
        }
        #expect(answers.count == 4, "each child wins by some seed")
    }

    @Test func `a promised place is kept against any points, and given up for what is liked better`() throws {
        var paul = Land.wish([Land.frogs])
        paul.promised = Land.sparrows
        let wishes = [
            Land.paul: paul, Land.tina: Land.wish([Land.sparrows]), InventedLand.cora: Land.wish([Land.frogs]),
        ]
        let strict = [Land.criterion(.lastYear, 1_000)]
        let full = try Self.outcome(Land.question(wishes, by: strict, places: Land.places(sparrows: 1, frogs: 0)))
        let kept = try #require(full.shares.first { $0.person == Land.paul }?.content)
        #expect(kept.place?.listing == Land.sparrows && kept.place?.isPromised == true && kept.place?.wish == nil)
        #expect(kept.missed.map(\.reason) == [.noPlaces])
        let tina = try #require(full.shares.first { $0.person == Land.tina }?.content)
        #expect(tina.place == nil && tina.missed.map(\.reason) == [.allPromised])
        #expect(full.report.isStable)
        let open = try Self.outcome(Land.question(wishes, by: strict, places: Land.places(sparrows: 1, frogs: 2)))
        #expect(open.shares.first { $0.person == Land.paul }?.content.place?.listing == Land.frogs)
        #expect(open.shares.first { $0.person == Land.tina }?.content.place?.listing == Land.sparrows)
    }

    @Test func `a promise that cannot be kept is said before anybody is placed`() throws {
        var (paul, tina) = (Land.wish([Land.frogs]), Land.wish([Land.frogs]))
        (paul.promised, tina.promised) = (Land.frogs, Land.frogs)
        let crowded = Land.question([Land.paul: paul, Land.tina: tina])
        #expect(throws: RoundProblem.Fault.morePromised(title: "Kita Frösche")) { try RoundProblem(crowded) }
        paul.promised = InventedLand.id(99)
        let unknown = Land.question([Land.paul: paul])
        #expect(throws: RoundProblem.Fault.promiseNotOffered(caseNumber: "2026-0003")) { try RoundProblem(unknown) }
    }

    @Test func `brothers and sisters who want to be together are, where a house takes both`() throws {
        let wishes = [
            InventedLand.cora: Land.wish([Land.frogs, Land.sparrows]),
            Land.carl: Land.wish([Land.frogs, Land.sparrows]),
        ]
        let alone = try Self.outcome(Land.question(wishes))
        #expect(Set(alone.shares.compactMap { $0.content.place?.listing }) == [Land.frogs, Land.sparrows])
        let terms = [InventedLand.caseFile: PlaceFamily(isTogether: true)]
        let together = try Self.outcome(Land.question(wishes, terms: terms))
        #expect(together.shares.compactMap { $0.content.place?.listing } == [Land.sparrows, Land.sparrows])
        #expect(together.shares.allSatisfy { $0.content.siblings == .together })
        #expect((together.report.families, together.report.together, together.report.isStable) == (1, 1, true))
        let missed = together.shares.flatMap(\.content.missed).map(\.reason)
        #expect(missed == [.withSiblings, .withSiblings])
    }

    @Test func `rounds of any wishes and promises have no justified envy`() throws {
        var random = SplitMix64(seed: 11)
        let children = [InventedLand.cora, Land.carl, Land.paul, Land.tina]
        for seed in 1...300 {
            var wishes: [Identifier<HouseholdMember>: PlaceWish] = [:]
            for child in children where Int.random(in: 0..<5, using: &random) > 0 {
                let listings = [Land.sparrows, Land.frogs].shuffled(using: &random)
                var wish = Land.wish(Array(listings.prefix(Int.random(in: 1...2, using: &random))))
                if child == Land.paul, Bool.random(using: &random) { wish.promised = Land.sparrows }
                if Bool.random(using: &random) { wish.ticked = ["k2"] }
                wishes[child] = wish
            }
            let question = Land.question(
                wishes,
                by: [Land.criterion(.lastYear, 15), Land.criterion(.office, 20, key: "k2")],
                places: Land.places(
                    sparrows: Int.random(in: 1...3, using: &random),
                    frogs: Int.random(in: 0...2, using: &random)
                ),
                seed: seed
            )
            let outcome = try Self.outcome(question)
            #expect(outcome.report.isStable, "seed \(seed)")
            #expect(outcome.report.children == wishes.count)
            #expect(outcome.report.programmes.allSatisfy { $0.filled <= $0.places })
        }
    }
}
