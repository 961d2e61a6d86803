import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct HouseholdStoreTests {
    @Test(arguments: TestStore.engines)
    func `an edited person is found by the new name only`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile()
            let person = try #require(try await store.household(head.id).first)
            try await store.write(as: .member(Sample.adviser)) { transaction in
                let draft = Sample.person("Oksana", "Koval", born: nil)
                try HouseholdStore.update(person, to: draft, of: Sample.alliance, in: transaction)
            }
            let names = try await store.read { reader in
                try reader.list("SELECT key FROM person_key WHERE kind = 'name' ORDER BY key") {
                    try $0.value("key", as: String.self)
                }
            }
            #expect(names == ["koval", "oksana"])
        }
    }

    @Test(arguments: TestStore.engines)
    func `somebody who was advised cannot be taken off the list`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let partner = Sample.person("Іван", "Мельник", part: .partner, sex: .man)
            let child = Sample.person("Марко", "Мельник", part: .child, sex: .man)
            let head = try await store.openFile(Sample.opening(household: [Sample.person(), partner, child]))
            let people = try await store.household(head.id)
            _ = try await store.write(as: .member(Sample.adviser)) { transaction in
                try ConsultationStore.insert(
                    Consultation.Draft(
                        person: people[1].id,
                        heldOn: Sample.day("2026-03-02"),
                        minutes: 45,
                        channel: .office,
                        topics: [.work],
                        language: .ukrainian,
                        adviser: Sample.adviser
                    ),
                    into: head.id,
                    of: Sample.alliance,
                    in: transaction
                )
            }
            for place in [0, 1] {
                await #expect(throws: CasesError.personStillNeeded) {
                    try await store.write(as: .system) {
                        try HouseholdStore.remove(people[place], of: Sample.alliance, in: $0)
                    }
                }
            }
            try await store.write(as: .system) { try HouseholdStore.remove(people[2], of: Sample.alliance, in: $0) }
            #expect(try await store.household(head.id).count == 2)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what a sensitive note says lies sealed and each opening is journalled`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let head = try await store.openFile()
            let notes = SensitiveNoteStore(TestHouse.vault)
            let id = try await store.write(as: .member(Sample.adviser)) { transaction in
                try notes.insert(
                    "Diabetes type 1",
                    category: .health,
                    person: nil,
                    author: Sample.adviser,
                    into: head,
                    in: transaction
                )
            }
            let sealed: [UInt8] = try await store.read { reader in
                try reader.list("SELECT sealed FROM case_sensitive_note") { try $0.value("sealed") }[0]
            }
            #expect(!String(decoding: sealed, as: UTF8.self).contains("Diabetes"))
            let opened = try await store.write(as: .member(Sample.lead)) {
                try notes.open(id, of: head, because: "hospital appointment", in: $0).text
            }
            #expect(opened == "Diabetes type 1")
            let trace = try await store.read { reader in
                try reader.list(
                    """
                    SELECT j.actor, d.reason FROM journal j JOIN journal_detail d ON d.sequence = j.sequence
                    WHERE j.action = 'read' AND j.subject = 'case_sensitive_note'
                    """
                ) { [try $0.value("actor", as: String.self), try $0.value("reason")] }
            }
            #expect(trace == [[Sample.lead.text, "hospital appointment"]])
            let details = try await store.read { reader in
                try reader.number("SELECT COUNT(*) FROM journal_detail WHERE after_json LIKE '%Diabetes%'")
            }
            #expect(details == 0)
        }
    }
}
