import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct ReferralStoreTests {
    @Test(arguments: TestStore.engines)
    func `a referral goes from draft to done, and the need with it`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let sent = try await ReferralWorld.send(in: store)
            #expect(sent.status == .sent)
            #expect(try await ReferralWorld.needStatus(in: store) == .referred)
            let seen = try await ReferralWorld.take(.see, on: sent, in: store)
            let answer = ReferralAnswer(
                reason: nil,
                remark: "Drei Stellen passen.",
                freePlaces: 3,
                possibleFrom: Day("2026-04-01")
            )
            let accepted = try await ReferralWorld.take(.accept, on: seen, answer: answer, in: store)
            #expect(accepted.answer == answer)
            #expect(accepted.times.answered != nil)
            #expect(try await ReferralWorld.needStatus(in: store) == .inWork)
            let begun = try await ReferralWorld.take(.begin, on: accepted, in: store)
            let done = try await ReferralWorld.take(.finish, on: begun, in: store)
            #expect(done.status == .done)
            #expect(done.times.closed != nil)
            #expect(try await ReferralWorld.needStatus(in: store) == .met)
            let events = try await store.read { try ReferralStepStore.list(of: done.id, from: $0) }
            #expect(events.map(\.step) == [.send, .see, .accept, .begin, .finish])
            #expect(try await Journal.verify(store).fault == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `nothing is sent without a consent for this body and this topic`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            await #expect(throws: ReferralError.noConsent) {
                try await store.write(as: .member(ReferralWorld.adviser)) { transaction in
                    let consent = ReferralWorld.consentDraft(for: .care)
                    try ConsentStore.insert(
                        consent,
                        for: .caseFile(ReferralWorld.caseFile),
                        alliance: ReferralWorld.alliance,
                        in: transaction
                    )
                    let referral = try ReferralStore.insert(ReferralWorld.draft(), in: transaction)
                    try ReferralStepStore.take(.send, on: referral, by: .sender, in: transaction)
                }
            }
            let count = try await store.read { try $0.number("SELECT COUNT(*) FROM referral") }
            #expect(count == 0)
        }
    }

    @Test(arguments: TestStore.engines)
    func `declining needs a reason, and some reasons a sentence`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let sent = try await ReferralWorld.send(in: store)
            await #expect(throws: ReferralError.reasonMissing) {
                _ = try await ReferralWorld.take(.decline, on: sent, in: store)
            }
            let silent = ReferralAnswer(reason: .notResponsible, remark: "", freePlaces: nil, possibleFrom: nil)
            await #expect(throws: ReferralError.remarkMissing) {
                _ = try await ReferralWorld.take(.decline, on: sent, answer: silent, in: store)
            }
            var answer = silent
            answer.remark = "Das macht das Jobcenter."
            let declined = try await ReferralWorld.take(.decline, on: sent, answer: answer, in: store)
            #expect(declined.answer == answer)
            #expect(try await ReferralWorld.needStatus(in: store) == .open)
        }
    }

    @Test(arguments: TestStore.engines)
    func `two officers who answer at once: the second is told`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let sent = try await ReferralWorld.send(in: store)
            _ = try await ReferralWorld.take(.accept, on: sent, in: store)
            await #expect(throws: StoreError.stale) {
                _ = try await ReferralWorld.take(.accept, on: sent, in: store)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `several bodies work on one case side by side`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let work = try await ReferralWorld.send(in: store)
            let care = try await ReferralWorld.send(
                ReferralWorld.draft(of: ReferralWorld.otherNeed, topic: .childcare, to: ReferralWorld.town),
                in: store
            )
            _ = try await ReferralWorld.take(.accept, on: work, in: store)
            #expect(try await ReferralWorld.needStatus(in: store) == .inWork)
            #expect(try await ReferralWorld.needStatus(ReferralWorld.otherNeed, in: store) == .referred)
            let inbox = try await store.read {
                try ReferralStore.inbox(
                    of: [ReferralWorld.town],
                    alliance: ReferralWorld.alliance,
                    statuses: Set(ReferralStatus.allCases),
                    limit: 50,
                    from: $0
                )
            }
            #expect(inbox.map(\.id) == [care.id])
        }
    }

    @Test(arguments: TestStore.engines)
    func `a withdrawn consent takes back what it carried, and nothing else`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let work = try await ReferralWorld.send(in: store)
            let care = try await ReferralWorld.send(
                ReferralWorld.draft(of: ReferralWorld.otherNeed, topic: .childcare, to: ReferralWorld.agency),
                in: store
            )
            let count = try await store.write(as: .link("matter")) { transaction in
                let owner = ConsentOwner.caseFile(ReferralWorld.caseFile)
                let consents = try ConsentStore.list(of: ReferralWorld.caseFile, from: transaction.reader)
                let mine = consents.first { $0.purpose == .referral(.work) }
                guard let mine, let was = try ConsentStore.withdraw(mine.id, of: owner, way: .link, in: transaction)
                else { return 0 }
                return try ReferralStepStore.withdraw(
                    relyingOn: was,
                    in: ReferralWorld.caseFile,
                    transaction: transaction
                )
            }
            #expect(count == 1)
            let (first, second, consents) = try await store.read { reader in
                (
                    try ReferralStore.fetch(work.id, from: reader), try ReferralStore.fetch(care.id, from: reader),
                    try ConsentStore.list(of: ReferralWorld.caseFile, from: reader)
                )
            }
            #expect(first?.status == .withdrawn)
            #expect(second?.status == .sent)
            let today = Berlin.day(at: TestStore.moment)
            let facts = SharedFacts([.name: .text("Oksana Kowalenko")])
            #expect(first.flatMap { ReferralView($0, facts: facts, consents: consents, on: today) } == nil)
            #expect(second.flatMap { ReferralView($0, facts: facts, consents: consents, on: today) } != nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a secret link opens its referral until it ends or the referral is withdrawn`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            let sent = try await ReferralWorld.send(ReferralWorld.draft(channel: .link), in: store)
            let token = SecretToken()
            try await store.write(as: .system) { try ReferralLinkStore.insert(token, for: sent.id, in: $0) }
            let today = Berlin.day(at: TestStore.moment)
            func opened(_ text: String, on day: Day) async throws -> Identifier<Referral>? {
                try await store.read { try ReferralLinkStore.fetch(token: text, on: day, from: $0)?.id }
            }
            #expect(try await opened(token.text, on: today) == sent.id)
            #expect(try await opened(SecretToken().text, on: today) == nil)
            #expect(try await opened(token.text, on: today.adding(months: 7)) == nil)
            let kept = try await store.read { reader in
                try reader.list("SELECT token_hash FROM referral_link") { try $0.value("token_hash", as: String.self) }
            }
            #expect(kept == [token.hash])
            _ = try await ReferralWorld.take(.withdraw, on: sent, by: .sender, in: store)
            #expect(try await opened(token.text, on: today) == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `only an open need of the same case file and topic can be passed on`(engine: Dialect) async throws {
        try await ReferralWorld.on(engine) { store in
            for draft in [
                ReferralWorld.draft(topic: .care), ReferralWorld.draft(of: ReferralWorld.id(99, Need.self)),
            ] {
                await #expect(throws: ReferralError.needNotOpen) {
                    try await store.write(as: .system) { _ = try ReferralStore.insert(draft, in: $0) }
                }
            }
        }
    }
}
