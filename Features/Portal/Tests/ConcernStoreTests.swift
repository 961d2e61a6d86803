import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Portal

@Suite struct ConcernStoreTests {
    private func draft(_ recipient: Concern.Recipient = .office, topic: Topic? = .work) -> ConcernDraft {
        ConcernDraft(
            alliance: InventedRegion.alliance,
            kind: .employer,
            sender: .init(
                name: "Ömer Çelik",
                organisation: "Öl & Söhne",
                mail: "o@example.org",
                phone: "",
                language: .arabic
            ),
            subject: .init(
                topic: topic,
                place: "Grünau",
                municipality: InventedRegion.towns[0].key,
                text: "Zeile 1\nZeile 2"
            ),
            consentVersion: "concern-1",
            recipient: recipient
        )
    }

    private func insert(_ draft: ConcernDraft, into store: any Store) async throws -> Concern {
        let id = try await store.write(as: .visitor) { try ConcernStore.insert(draft, in: $0) }
        return try #require(try await store.read { try ConcernStore.fetch(id, $0) })
    }

    @Test(arguments: TestStore.engines)
    func `what was sent is kept as it was sent`(engine: Dialect) async throws {
        try await PortalHouse.with(engine) { portal in
            let sent = draft(.organisation(InventedRegion.townHall, name: "Stadt Grünau"), topic: nil)
            let kept = try await insert(sent, into: portal.store)
            #expect(kept.sender == sent.sender && kept.subject == sent.subject && kept.recipient == sent.recipient)
            #expect(kept.status == .new && kept.consentVersion == "concern-1" && kept.version == 1)
            #expect(kept.receivedAt == TestStore.moment && kept.settledAt == nil && kept.handler == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `each step leads to its state, once for a version`(engine: Dialect) async throws {
        try await PortalHouse.with(engine) { portal in
            let (store, handler): (any Store, Identifier<Account>) = (portal.store, InventedRegion.id(31))
            let new = try await insert(draft(), into: store)
            try await store.write(as: .system) { try ConcernStore.take(new, by: handler, in: $0) }
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .system) { try ConcernStore.setAside(new, by: handler, in: $0) }
            }
            let taken = try #require(try await store.read { try ConcernStore.fetch(new.id, $0) })
            #expect(taken.status == .taken && taken.handler == handler && taken.version == 2)
            let chamber = Concern.Recipient.organisation(InventedRegion.chamber, name: "Kammer")
            try await store.write(as: .system) { try ConcernStore.pass(taken, to: chamber, in: $0) }
            let passed = try #require(try await store.read { try ConcernStore.fetch(new.id, $0) })
            #expect(passed.status == .new && passed.handler == nil && passed.recipient == chamber)
            try await store.write(as: .system) {
                try ConcernStore.answer(passed, with: "Gern.", by: handler, in: $0)
            }
            let answered = try #require(try await store.read { try ConcernStore.fetch(new.id, $0) })
            #expect(answered.status == .answered && answered.answer == "Gern." && answered.settledAt != nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `lists hold the walls between alliances and between recipients`(engine: Dialect) async throws {
        try await PortalHouse.with(engine) { portal in
            let store = portal.store
            let office = try await insert(draft(), into: store)
            let routed = try await insert(draft(.organisation(InventedRegion.townHall, name: "Stadt")), into: store)
            func list(
                _ recipients: ConcernStore.Recipients?,
                of alliance: Identifier<Alliance>
            ) async throws
                -> [Identifier<Concern>]
            {
                try await store.read { reader in
                    try ConcernStore.list(of: alliance, routedTo: recipients, isOpen: true, limit: 9, reader).map(\.id)
                }
            }
            let (own, office2) = (InventedRegion.alliance, InventedRegion.office)
            #expect(try await list(nil, of: own) == [office.id, routed.id])
            #expect(try await list(nil, of: InventedRegion.otherAlliance) == [])
            let townHall: Set = [InventedRegion.townHall]
            #expect(try await list(.init(organisations: townHall, office: office2), of: own) == [routed.id])
            #expect(try await list(.init(organisations: [office2], office: office2), of: own) == [office.id])
            #expect(try await list(.init(organisations: [], office: office2), of: own) == [])
            #expect(try await list(.init(organisations: [], office: nil), of: own) == [])
        }
    }

    @Test(arguments: TestStore.engines)
    func `what is settled for its time is gone, and the journal never knew who it was`(engine: Dialect) async throws {
        try await PortalHouse.with(engine) { portal in
            let (store, handler): (any Store, Identifier<Account>) = (portal.store, InventedRegion.id(31))
            let (answered, aside) = (try await insert(draft(), into: store), try await insert(draft(), into: store))
            let open = try await insert(draft(), into: store)
            try await store.write(as: .system) { transaction in
                try ConcernStore.answer(answered, with: "Geheimantwort", by: handler, in: transaction)
                try ConcernStore.setAside(aside, by: handler, in: transaction)
            }
            let today = Berlin.day(at: TestStore.moment)
            func forget(_ days: Int) async throws -> Int {
                try await PortalUpkeep.forget(on: today.adding(days: days), in: store)
            }
            #expect(try await forget(29) == 0)
            #expect(try await forget(30) == 1)
            #expect(try await forget(183) == 0)
            #expect(try await forget(184) == 1)
            let left = try await store.read {
                try $0.list("SELECT id FROM concern") { try $0.value("id", as: String.self) }
            }
            #expect(left == [open.id.text])
            let details = try await store.read { reader in
                try reader.rows("SELECT * FROM journal_detail").map { "\($0.allValues)" }.joined()
            }
            for canary in ["Ömer", "Öl & Söhne", "o@example.org", "Zeile 1", "Geheimantwort"] {
                #expect(!details.contains(canary))
            }
            #expect(try await Journal.verify(store).fault == nil)
        }
    }
}
