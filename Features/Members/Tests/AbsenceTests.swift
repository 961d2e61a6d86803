import LotseCore
import LotseTestSupport
import Testing

@testable import Members

@Suite struct StandInTests {
    private let people = (0..<8).map { Office.identifier(100 + $0, of: Account.self) }
    private let today = Berlin.day(at: TestStore.moment)

    private func absence(_ away: Int, _ standIn: Int, from: Int = 0, through: Int = 0) throws -> Absence {
        Absence(
            id: Office.identifier(1000 + away, of: Absence.self),
            account: people[away],
            standIn: people[standIn],
            period: try #require(Period(from: today.adding(days: from), through: today.adding(days: through)))
        )
    }

    @Test func `nobody stands in for somebody who is there`() throws {
        let standIns = StandIns([try absence(0, 1, from: 1, through: 3)], on: today)
        #expect(standIns[people[0]] == nil)
        #expect(StandIns([try absence(0, 1, from: -3, through: 0)], on: today)[people[0]] == people[1])
    }

    @Test func `the stand-in's stand-in follows`() throws {
        let standIns = StandIns([try absence(0, 1), try absence(1, 2), try absence(2, 3)], on: today)
        #expect(standIns[people[0]] == people[3])
        #expect(standIns[people[2]] == people[3])
    }

    @Test func `where everybody is away the first one named answers`() throws {
        let standIns = StandIns([try absence(0, 1), try absence(1, 2), try absence(2, 0)], on: today)
        #expect(standIns[people[0]] == people[1])
        let tail = StandIns([try absence(0, 1), try absence(1, 2), try absence(2, 1)], on: today)
        #expect(tail[people[0]] == people[1])
    }

    @Test(arguments: 0..<80) func `a chain ends with somebody who is there, if there is anybody`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var absences: [Absence] = []
        for away in people.indices where Bool.random(using: &random) {
            let others = people.indices.filter { $0 != away }
            absences.append(try absence(away, others.randomElement(using: &random) ?? 0))
        }
        let standIns = StandIns(absences, on: today)
        let away = Set(absences.map(\.account))
        for person in people {
            let standIn = standIns[person]
            #expect((standIn == nil) == !away.contains(person))
            #expect(standIn != person)
            var reachable: Set<Identifier<Account>> = []
            var next = person
            while let following = absences.first(where: { $0.account == next })?.standIn,
                reachable.insert(following).inserted
            {
                next = following
            }
            if let standIn, !reachable.isSubset(of: away) { #expect(!away.contains(standIn)) }
        }
    }
}

@Suite struct AbsenceRuleTests {
    private let today = Berlin.day(at: TestStore.moment)
    private let anna = Office.identifier(100, of: Account.self)
    private let berta = Office.identifier(101, of: Account.self)

    private func objection(
        from start: Int,
        through end: Int?,
        standIn: Identifier<Account>? = nil,
        others: [Absence] = [],
        standInGrants: [Grant] = [.harbourLead]
    ) throws -> AbsenceRule.Objection? {
        let period = try #require(Period(from: today.adding(days: start), through: end.map { today.adding(days: $0) }))
        let absence = Absence(
            id: Office.identifier(1, of: Absence.self),
            account: anna,
            standIn: standIn ?? berta,
            period: period
        )
        return AbsenceRule.objection(
            to: absence,
            on: today,
            others: others,
            grants: [.harbourAdviser],
            standInGrants: standInGrants
        )
    }

    @Test func `an absence has an end, is not over, and is not for ever`() throws {
        #expect(try objection(from: 0, through: 14) == nil)
        #expect(try objection(from: -20, through: 0) == nil)
        #expect(try objection(from: 0, through: nil) == .endless)
        #expect(try objection(from: -20, through: -1) == .past)
        #expect(try objection(from: 0, through: 365) == nil)
        #expect(try objection(from: 0, through: 366) == .tooLong)
    }

    @Test func `the stand-in is a colleague`() throws {
        #expect(try objection(from: 0, through: 1, standIn: anna) == .ownStandIn)
        #expect(try objection(from: 0, through: 1, standInGrants: [.lighthouseOfficer]) == .strangeStandIn)
        #expect(try objection(from: 0, through: 1, standInGrants: [.southAdviser]) == .strangeStandIn)
        #expect(try objection(from: 0, through: 1, standInGrants: []) == .strangeStandIn)
    }

    @Test func `nobody is away twice on one day`() throws {
        let period = try #require(Period(from: today.adding(days: 5), through: today.adding(days: 9)))
        let other = Absence(id: Office.identifier(2, of: Absence.self), account: anna, standIn: berta, period: period)
        #expect(try objection(from: 0, through: 4, others: [other]) == nil)
        #expect(try objection(from: 0, through: 5, others: [other]) == .overlap)
        #expect(try objection(from: 9, through: 12, others: [other]) == .overlap)
    }
}
