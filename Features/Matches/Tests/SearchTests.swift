import HTTPTypes
import LotseCore
import LotseData
import LotseMatching
import LotseTestSupport
import Testing

@testable import Matches

@Suite struct SearchTests {
    static let profile = SearchProfile(
        occupations: [81302, 83112],
        recognition: .partial,
        level: 2,
        skills: ["care"],
        learning: ["plc"],
        german: .b1,
        hours: 20...35,
        shifts: [.late, .night],
        pay: Money(cents: 300_000),
        limits: WayLimits(walk: 20, car: 45),
        earliestOn: InventedLand.day("2027-01-01"),
        latestOn: InventedLand.day("2027-06-01"),
        permit: .skilledOnly,
        contracts: [.permanent],
        familyTerms: [.kitaHours],
        help: [.home]
    )

    @Test(arguments: TestStore.engines)
    func `what somebody looks for is kept as it was told, one version after the other`(engine: Dialect) async throws {
        try await MatchesHouse.with(engine) { room in
            let store = room.store
            func write(_ profile: SearchProfile, at version: Int) async throws {
                try await store.write(as: .system) { transaction in
                    try SearchStore.write(
                        profile,
                        of: InventedLand.anna,
                        in: InventedLand.caseFile,
                        InventedLand.alliance,
                        seenAt: version,
                        in: transaction
                    )
                }
            }
            try await write(Self.profile, at: 0)
            let kept = try await store.read { try SearchStore.profiles(of: InventedLand.caseFile, from: $0) }
            #expect(kept == [InventedLand.anna: Kept(value: Self.profile, version: 1)])
            await #expect(throws: StoreError.stale) { try await write(Self.profile, at: 0) }
            var changed = Self.profile
            changed.limits = WayLimits(transit: 60)
            changed.pay = nil
            changed.latestOn = nil
            try await write(changed, at: 1)
            let later = try await store.read { try SearchStore.profiles(in: InventedLand.alliance, from: $0) }
            #expect(later == [InventedLand.anna: Kept(value: changed, version: 2)])
        }
    }

    @Test(arguments: TestStore.engines)
    func `what a child needs lies sealed, is found by the program and journalled for people`(
        engine: Dialect
    ) async throws {
        try await MatchesHouse.with(engine) { room in
            let page = "/de/musterland/faelle/\(InventedLand.caseFile)/suche/kinder/\(InventedLand.cora)"
            try await room.visit { browser in
                let unasked = try await browser.submit(page, to: page, [("inclusion", "1"), ("version", "0")])
                #expect(unasked.status == .unprocessableContent)
                let fields = [("language", "pl"), ("inclusion", "1"), ("agreed", "1"), ("version", "0")]
                #expect(try await browser.submit(page, to: page, fields).status == .seeOther)
                let late = try await browser.submit(page, to: page, fields)
                #expect(late.status == .conflict && late.main.contains("Inklusion"))
                let adult = page.replacing("\(InventedLand.cora)", with: "\(InventedLand.anna)")
                #expect(try await browser.get(adult).status == .notFound)
                let list = try await browser.get("/de/musterland/faelle/\(InventedLand.caseFile)/passende-stellen")
                #expect(list.main.contains("Polnisch") && !list.main.contains("Inklusion"))
            }
            let (needs, opened) = try await room.store.read { reader in
                (
                    try room.ports.childNeeds.list(in: InventedLand.alliance, from: reader),
                    try reader.row(
                        "SELECT COUNT(*) AS count FROM journal WHERE subject = 'child_needs' AND action = 'read'"
                    )?.value("count", as: Int.self)
                )
            }
            let expected = ChildNeeds(language: Language("pl"), needsInclusion: true)
            #expect(needs == [InventedLand.cora: Kept(value: expected, version: 1)])
            #expect(opened == 2, "the form that was opened again, and the page of the conflict")
        }
    }

    @Test func `only a Kita that has what a child needs fits, and what is missing is named`() async throws {
        let child = FamilyQuestion.Child(
            label: "Cora",
            person: nil,
            bornOn: InventedLand.day("2022-09-01"),
            needs: ChildNeeds(language: Language("uk"), needsInclusion: true)
        )
        let home = HomeSearch(
            dwelling: .rent,
            halfRooms: 4,
            earliestOn: Berlin.day(at: TestStore.moment),
            arriveBy: InventedLand.day("2026-09-01"),
            childMinutes: 30
        )
        let adult = FamilyQuestion.Adult(label: "Anna", person: nil, profile: nil, course: nil)
        let question = FamilyQuestion(adults: [adult], children: [child], home: home)
        func answer(_ languages: Set<Language>, inclusion: Bool) async throws -> FamilyAnswer {
            let market = InventedMarket()
            market.change { open in
                open.places[0].languages = languages
                open.places[0].takesInclusion = inclusion
            }
            var answer: FamilyAnswer?
            try await MatchesHouse.with { room in
                var region = try await room.ports.regions.market(of: InventedLand.alliance)
                region.take(try await market.changes(of: InventedLand.alliance, since: 0))
                answer = try FamilyAnswer(question, in: region, BundleTable(region))
            }
            return try #require(answer)
        }
        let ukrainian = try #require(Language("uk"))
        #expect(try await answer([ukrainian], inclusion: true).bundles.count == 1)
        let silent = try await answer([], inclusion: true)
        #expect(silent.bundles.isEmpty)
        #expect(silent.obstacles?.block.contains(.language(child: 0)) == true)
        let alone = try await answer([ukrainian], inclusion: false)
        #expect(alone.bundles.isEmpty)
        #expect(alone.obstacles?.block.contains(.inclusion(child: 0)) == true)
    }

    @Test(arguments: TestStore.engines)
    func `what a household looked for goes when its case is no longer worked on`(engine: Dialect) async throws {
        try await MatchesHouse.with(engine) { room in
            let gone: Identifier<CaseFile> = InventedLand.id(77)
            for (caseFile, person) in [(InventedLand.caseFile, InventedLand.anna), (gone, InventedLand.bela)] {
                try await room.store.write(as: .system) { transaction in
                    try SearchStore.write(
                        Self.profile,
                        of: person,
                        in: caseFile,
                        InventedLand.alliance,
                        seenAt: 0,
                        in: transaction
                    )
                }
            }
            let forgotten = try await MatchesUpkeep.forget(InventedLand(), in: room.store)
            #expect(forgotten == 1)
            let left = try await room.store.read { try SearchStore.caseFiles(from: $0) }
            #expect(left == [InventedLand.caseFile])
            let again = try await MatchesUpkeep.forget(InventedLand(), in: room.store)
            #expect(again == 0)
        }
    }

    @Test func `nothing forbidden can be told about somebody who looks for work`() {
        let fields = Mirror(reflecting: Self.profile).children.compactMap(\.label)
        #expect(
            fields == [
                "occupations", "recognition", "level", "skills", "learning", "german", "hours", "shifts", "pay",
                "limits", "earliestOn", "latestOn", "permit", "contracts", "familyTerms", "help",
            ]
        )
    }
}

@Suite struct LearnedLimitsTests {
    private func decision(_ reason: MatchDecision.Reason?, _ seen: MatchDecision.Seen) -> MatchDecision {
        MatchDecision(
            listing: InventedMarket.nurse,
            verdict: reason == nil ? .aside : .unfit,
            reason: reason,
            note: "",
            seen: seen
        )
    }

    private let seen = MatchDecision.Seen(
        title: "Pflege",
        occupation: 81302,
        offeredBy: "Klinikum",
        way: .init(mode: .car, minutes: 38),
        pay: Money(cents: 320_000),
        shifts: [.night]
    )

    @Test func `each reason teaches its own lesson and no other`() {
        let profile = SearchTests.profile
        let far = LearnedLimits(profile, after: [decision(.tooFar, seen)])
        #expect(far.profile.limits.car == 37 && far.profile.pay == profile.pay)
        let pay = LearnedLimits(profile, after: [decision(.pay, seen)])
        #expect(pay.profile.pay == Money(cents: 320_001) && pay.profile.limits == profile.limits)
        let shifts = LearnedLimits(profile, after: [decision(.shifts, seen)])
        #expect(shifts.profile.shifts == [.late])
        let work = LearnedLimits(profile, after: [decision(.otherWork, seen)])
        #expect(work.otherWork == [81302] && work.profile == profile)
        let employer = LearnedLimits(profile, after: [decision(.employer, seen)])
        #expect(employer.employers == ["klinikum"] && employer.profile == profile)
        for reason in [MatchDecision.Reason.other, nil] {
            let none = LearnedLimits(profile, after: [decision(reason, seen)])
            #expect(none.profile == profile && none.decided == [InventedMarket.nurse])
        }
    }

    @Test func `a limit never becomes longer, nor a wish smaller, by what was refused`() {
        var weak = seen
        (weak.way, weak.pay) = (.init(mode: .car, minutes: 120), Money(cents: 100_000))
        let learned = LearnedLimits(SearchTests.profile, after: [decision(.tooFar, weak), decision(.pay, weak)])
        #expect(learned.profile == SearchTests.profile)
    }
}

@Suite struct CohortTests {
    @Test func `a group takes exactly those who are of its age on the day`() {
        let day = InventedLand.day("2027-08-01")
        let births = Cohorts.births(12...36, on: day)
        for (birth, isTaken) in [
            ("2026-08-01", true), ("2026-08-02", false), ("2024-07-01", false), ("2024-07-02", true),
        ] {
            #expect(births.contains(InventedLand.day(birth).daysSince1970) == isTaken, "\(birth)")
        }
    }

    @Test func `grades are years of entering school`() {
        #expect(Cohorts.entries(1...4, on: InventedLand.day("2027-09-01")) == 2024...2027)
        #expect(Cohorts.entries(1...4, on: InventedLand.day("2027-07-31")) == 2023...2026)
        #expect(Cohorts.entry(bornOn: InventedLand.day("2020-06-30")) == 2026)
        #expect(Cohorts.entry(bornOn: InventedLand.day("2020-07-01")) == 2027)
        #expect(Cohorts.isAtSchool(bornOn: InventedLand.day("2020-06-30"), on: InventedLand.day("2026-08-01")))
        #expect(!Cohorts.isAtSchool(bornOn: InventedLand.day("2020-06-30"), on: InventedLand.day("2026-07-31")))
    }
}
