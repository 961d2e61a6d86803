import AllianceNetwork
import LotseCore
import LotseData
import LotseTestSupport
import Testing

@Suite struct NetworkStoreTests {
    @Test(arguments: TestStore.engines)
    func `the demo region is the same however often it is loaded`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let entries = try await store.read { try $0.number("SELECT COUNT(*) FROM journal") }
            try await NetworkDemo.load(into: store)
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM journal") } == entries)
            let names = try await StoredNetwork(store).alliances().map(\.name)
            #expect(names.count == 6)
            #expect(names.first == "Ab in die Wachstumsregion Dresden!")
        }
    }

    @Test(arguments: TestStore.engines)
    func `the letter of intent bears the functions of those who signed`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let agreements = try await store.read { try AgreementStore.list(of: NetworkFixture.spreeNeisse, $0) }
            let letter = try #require(agreements.first { $0.kind == .letterOfIntent })
            #expect(letter.signedOn == day("2025-11-03"))
            #expect(letter.signatories.map(\.function) == ["Landrat", "Verbandsvorsteherin", "Geschäftsführerin"])
            #expect(letter.document?.title == "Absichtserklärung vom 3. November 2025")
        }
    }

    @Test(arguments: TestStore.engines)
    func `a firm belongs to an association from its first day through its last, and once`(engine: Dialect) async throws
    {
        try await NetworkFixture.withDemo(engine) { store in
            let association = NetworkDemo.organisation("bvmw-wachstumsregion")
            let firm = NetworkDemo.organisation("stadt-kamenz")
            let period = try #require(Period(from: day("2026-03-01"), through: nil))
            func enter() async throws {
                try await store.write(as: .system) { transaction in
                    let membership = AssociationMembership(
                        id: transaction.newIdentifier(),
                        association: association,
                        member: firm,
                        period: period
                    )
                    try AssociationMembershipStore.insert(membership, in: transaction)
                }
            }
            func associations(on day: Day) async throws -> Set<Identifier<Organisation>>? {
                try await StoredNetwork(store).associations(of: [firm], on: day)[firm]
            }
            try await enter()
            await #expect(throws: NetworkError.memberTwice) { try await enter() }
            #expect(try await associations(on: day("2026-02-28")) == nil)
            #expect(try await associations(on: day("2026-03-01")) == [association])
            let entered = try await store.read { try AssociationMembershipStore.list(of: association, $0) }
            let kept = try #require(entered.first { $0.member == firm })
            var ended = kept
            ended.period = try #require(Period(from: day("2026-03-01"), through: day("2026-06-30")))
            let (first, second) = (kept, ended)
            try await store.write(as: .system) { transaction in
                try AssociationMembershipStore.update(second, from: first, in: transaction)
            }
            #expect(try await associations(on: day("2026-06-30")) == [association])
            #expect(try await associations(on: day("2026-07-01")) == nil)
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .system) { transaction in
                    try AssociationMembershipStore.update(second, from: first, in: transaction)
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `the Welcome Center has two lines`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let id = NetworkDemo.organisation("landkreis-spree-neisse")
            let units = try await store.read { try OrganisationUnitStore.list(of: id, $0) }
            let center = try #require(units.first { $0.name == "Welcome Center Spree-Neiße" })
            #expect(units.first { $0.id == center.parent }?.name == "Fachbereich Schule, Kultur und Sport")
            #expect(center.lead == .function("Integrationsbeauftragte"))
        }
    }

    @Test(arguments: TestStore.engines)
    func `every question of other rooms takes two statements at most`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let network = StoredNetwork(store)
            let today = day("2026-03-02")
            let alliance = NetworkFixture.dresden
            let questions: [@Sendable () async throws -> Void] = [
                { _ = try await network.alliance(slug: "wachstumsregion-dresden") },
                { _ = try await network.alliances() },
                { _ = try await network.organisations(of: alliance, on: today) },
                { _ = try await network.organisation(NetworkDemo.organisation("stadt-kamenz")) },
                { _ = try await network.municipalities(of: alliance, on: today) },
                { _ = try await network.municipality(place("14625250")) },
                {
                    _ = try await network.responsibility(
                        for: .work,
                        in: place("14625250"),
                        on: today,
                        alliance: alliance
                    )
                },
            ]
            for question in questions {
                let meter = QueryMeter()
                try await QueryMeter.$current.withValue(meter) { try await question() }
                #expect((1...2).contains(meter.total), "\(meter.log)")
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `one question and the whole plan agree`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            for alliance in [NetworkFixture.dresden, NetworkFixture.spreeNeisse] {
                let surprises = try await store.read { reader in
                    let plan = try ResponsibilityStore.plan(of: alliance, reader)
                    let places = try MunicipalityStore.list(around: alliance, reader).map(\.key)
                    var surprises: [String] = []
                    for topic in Topic.allCases {
                        for turn in plan.turningPoints(for: topic) {
                            for today in [turn.adding(days: -1), turn] {
                                for place in places.prefix(20) + places.suffix(12) {
                                    let answer = try ResponsibilityStore.answer(
                                        for: topic,
                                        in: place,
                                        on: today,
                                        alliance: alliance,
                                        reader
                                    )
                                    let planned = plan.answer(for: topic, in: place, on: today)
                                    if answer != planned { surprises.append("\(topic) \(place) \(today)") }
                                }
                            }
                        }
                    }
                    return surprises
                }
                #expect(surprises == [])
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a first day put right moves the places that came with it`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let city = NetworkDemo.organisation("stadt-dresden")
            try await store.write(as: .system) { transaction in
                let all = try PartnershipStore.list(of: NetworkFixture.dresden, transaction.reader)
                var part = try #require(all.first { $0.organisation == city })
                part.period = period(day("2016-02-01"))
                try PartnershipStore.update(part, because: "Tag der Ratssitzung", in: transaction)
            }
            let memberships = try await store.read { try TerritoryStore.list(of: NetworkFixture.dresden, $0) }
            let dresden = try #require(memberships.first { $0.municipality.text == "14612000" })
            #expect(dresden.period.start == day("2016-02-01"))
            let plan = try await store.read { try ResponsibilityStore.plan(of: NetworkFixture.dresden, $0) }
            #expect(plan.turningPoints(for: .work).contains(day("2016-02-01")))
            #expect(!plan.turningPoints(for: .work).contains(day("2016-01-18")))
        }
    }

    @Test(arguments: TestStore.engines)
    func `a partnership keeps some places and gives others back`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let arnsdorf = place("14625010")
            try await store.write(as: .system) { transaction in
                let all = try PartnershipStore.list(of: NetworkFixture.dresden, transaction.reader)
                let district = NetworkDemo.organisation("landkreis-bautzen")
                let part = try #require(all.first { $0.organisation == district })
                try TerritoryStore.end([arnsdorf], by: part, lastDay: day("2026-03-31"), in: transaction)
            }
            let network = StoredNetwork(store)
            let before = try await network.municipalities(of: NetworkFixture.dresden, on: day("2026-03-31"))
            let after = try await network.municipalities(of: NetworkFixture.dresden, on: day("2026-04-01"))
            #expect(before.count == 59)
            #expect(Set(before.map(\.key)).subtracting(after.map(\.key)) == [arnsdorf])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a partner that leaves takes its places and its answers along`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let city = NetworkDemo.organisation("stadt-dresden")
            try await store.write(as: .system) { transaction in
                let all = try PartnershipStore.list(of: NetworkFixture.dresden, transaction.reader)
                for part in all where part.organisation == city {
                    try PartnershipStore.leave(part, lastDay: day("2026-06-30"), in: transaction)
                }
            }
            let plan = try await store.read { try ResponsibilityStore.plan(of: NetworkFixture.dresden, $0) }
            let dresden = place("14612000")
            #expect(plan.answer(for: .housing, in: dresden, on: day("2026-06-30")).bodies.count == 1)
            let after = plan.answer(for: .housing, in: dresden, on: day("2026-07-01"))
            #expect(after == .gap(.outsideTerritory))
        }
    }
}
