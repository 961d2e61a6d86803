import AllianceNetwork
import LotseCore
import LotseData
import LotseTestSupport
import Testing

/// What the network refuses, and that nothing of it is kept.
///
/// Today is 2 March 2026.
@Suite struct NetworkRefusalTests {
    private func refused(
        _ expected: NetworkError,
        on engine: Dialect,
        _ change: @escaping @Sendable (Transaction) throws -> Void
    ) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let entries = try await store.read { try $0.number("SELECT COUNT(*) FROM journal") }
            await #expect(throws: expected) { try await store.write(as: .system) { try change($0) } }
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM journal") } == entries)
        }
    }

    private static func partnership(_ organisation: String, _ from: String, in transaction: Transaction) -> Partnership
    {
        Partnership(
            id: transaction.newIdentifier(),
            alliance: NetworkFixture.dresden,
            organisation: NetworkDemo.organisation(organisation),
            role: .partner,
            period: period(day(from))
        )
    }

    private static func rule(
        _ organisation: String,
        _ from: String,
        unit: String? = nil,
        territory: ResponsibilityRule.Territory = .alliance,
        in transaction: Transaction
    ) -> ResponsibilityRule {
        ResponsibilityRule(
            id: transaction.newIdentifier(),
            body: .init(
                organisation: NetworkDemo.organisation(organisation),
                unit: unit.map { NetworkDemo.unit($0) }
            ),
            topics: [.care],
            territory: territory,
            period: period(day(from))
        )
    }

    @Test(arguments: TestStore.engines)
    func `the same role twice at a time`(engine: Dialect) async throws {
        try await refused(.partnershipOverlaps, on: engine) {
            try PartnershipStore.insert(Self.partnership("stadt-kamenz", "2026-04-01", in: $0), in: $0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `joining in the past without a reason`(engine: Dialect) async throws {
        try await refused(.reasonNeeded, on: engine) {
            try PartnershipStore.insert(Self.partnership("stadt-forst", "2026-03-01", in: $0), because: " ", in: $0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `putting a past day right without a reason`(engine: Dialect) async throws {
        try await refused(.reasonNeeded, on: engine) { transaction in
            let all = try PartnershipStore.list(of: NetworkFixture.dresden, transaction.reader)
            var part = try #require(all.first)
            part.period = period(day("2015-02-01"))
            try PartnershipStore.update(part, in: transaction)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a paper of another alliance`(engine: Dialect) async throws {
        try await refused(.notOfThisAlliance, on: engine) { transaction in
            var partnership = Self.partnership("stadt-forst", "2026-03-02", in: transaction)
            partnership.agreement =
                try AgreementStore.list(of: NetworkFixture.spreeNeisse, transaction.reader).first?.id
            try PartnershipStore.insert(partnership, in: transaction)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a rule of somebody who takes no part`(engine: Dialect) async throws {
        try await refused(.notAPartner, on: engine) {
            try ResponsibilityStore.insert(
                Self.rule("stadt-forst", "2026-03-02", in: $0),
                in: NetworkFixture.dresden,
                transaction: $0
            )
        }
    }

    @Test(arguments: TestStore.engines)
    func `a rule of another organisation's unit`(engine: Dialect) async throws {
        try await refused(.unitOfOtherOrganisation, on: engine) {
            try ResponsibilityStore.insert(
                Self.rule("stadt-kamenz", "2026-03-02", unit: "nexus-hub", in: $0),
                in: NetworkFixture.dresden,
                transaction: $0
            )
        }
    }

    @Test(arguments: TestStore.engines)
    func `a rule for a place that nobody knows`(engine: Dialect) async throws {
        try await refused(.placeUnknown, on: engine) {
            try ResponsibilityStore.insert(
                Self.rule("stadt-kamenz", "2026-03-02", territory: .municipalities([place("99999999")]), in: $0),
                in: NetworkFixture.dresden,
                transaction: $0
            )
        }
    }

    @Test(arguments: TestStore.engines)
    func `ending a rule on a day that is over without a reason`(engine: Dialect) async throws {
        try await refused(.reasonNeeded, on: engine) { transaction in
            let rules = try ResponsibilityStore.list(of: NetworkFixture.dresden, transaction.reader)
            let rule = try #require(rules.first)
            let lastDay = day("2026-02-28")
            try ResponsibilityStore.end(rule, of: NetworkFixture.dresden, lastDay: lastDay, in: transaction)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a unit above itself`(engine: Dialect) async throws {
        try await refused(.unitsInACircle, on: engine) { transaction in
            let id = NetworkDemo.unit("fachbereich-schule-kultur-sport")
            var department = try #require(try OrganisationUnitStore.fetch(id, transaction.reader))
            department.parent = NetworkDemo.unit("welcome-center-spree-neisse")
            try OrganisationUnitStore.update(department, in: transaction)
        }
    }

    @Test(arguments: TestStore.engines)
    func `places beyond the partnership's days`(engine: Dialect) async throws {
        try await refused(.outsidePartnership, on: engine) { transaction in
            let partnership = try #require(
                try PartnershipStore.list(of: NetworkDemo.alliance("nordostniedersachsen"), transaction.reader)
                    .first { $0.period.end != nil }
            )
            let later = period(day("2026-03-02"))
            try TerritoryStore.insert([place("14612000")], by: partnership, for: later, in: transaction)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an edit of a record that somebody else has changed`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let id = NetworkDemo.organisation("stadt-kamenz")
            var town = try #require(try await store.read { try OrganisationStore.fetch(id, $0) })
            town.name = "Stadt Kamenz – Kamjenc"
            let edited = town
            try await store.write(as: .system) { try OrganisationStore.update(edited, in: $0) }
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .system) { try OrganisationStore.update(edited, in: $0) }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a rule is taken back with a reason, stays to be seen and counts no more`(engine: Dialect) async throws {
        try await NetworkFixture.withDemo(engine) { store in
            let agency = NetworkDemo.organisation("agentur-dresden")
            try await store.write(as: .system) { transaction in
                let rules = try ResponsibilityStore.list(of: NetworkFixture.dresden, transaction.reader)
                let rule = try #require(rules.first { $0.body.organisation == agency })
                try ResponsibilityStore.withdraw(
                    rule,
                    of: NetworkFixture.dresden,
                    because: "Falsche Agentur",
                    in: transaction
                )
            }
            let rules = try await store.read { try ResponsibilityStore.list(of: NetworkFixture.dresden, $0) }
            let rule = try #require(rules.first { $0.body.organisation == agency })
            #expect(rule.withdrawal?.reason == "Falsche Agentur")
            let answer = try await StoredNetwork(store).responsibility(
                for: .work,
                in: place("14612000"),
                on: day("2026-03-02"),
                alliance: NetworkFixture.dresden
            )
            #expect(answer == .gap(.nobody))
        }
    }
}
