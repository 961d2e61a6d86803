import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct IntakeStoreTests {
    static var answers: IntakeAnswers {
        var answers = IntakeAnswers()
        answers.intention = .come
        answers.name = .init(given: "Оксана", family: "Коваленко")
        answers.people = .init(adults: 2, children: 2)
        answers.children = [Day(daysSince1970: 18_000), Day(daysSince1970: 19_000)]
        answers.origin = .init(country: "UA", place: "Lwiw")
        answers.destination = .municipality("12071372")
        answers.arrival = .by(Day(daysSince1970: 20_600))
        answers.topics = [.work, .housing, .childcare]
        answers.mostUrgent = .childcare
        answers.occupation = "Krankenschwester"
        answers.message = "Wir kommen im Sommer."
        answers.contact = .init(mail: "oksana@example.org", phone: "", language: .ukrainian, wantsInterpreter: true)
        answers.consent = .init(
            advice: true,
            followUp: false,
            bodies: [.init(topic: .work, organisation: Sample.agency)],
            basis: answers.consentBasis
        )
        return answers
    }

    private func on<Value>(
        _ engine: Dialect,
        at moment: Timestamp = TestStore.moment,
        _ body: (any Store) async throws -> Value
    ) async throws -> Value {
        try await TestStore.with(
            engine,
            migrations: CasesSchema.migrations(),
            sources: .seeded(3, at: moment)
        ) { try await body($0) }
    }

    static func submitted(in store: any Store, token: SecretToken = SecretToken()) async throws -> Intake {
        try await store.write(as: .visitor) { transaction in
            let draft = try IntakeStore.insertDraft(
                answers,
                alliance: Sample.alliance,
                language: .ukrainian,
                tokenHash: token.hash,
                in: transaction
            )
            _ = try IntakeStore.submit(draft, to: Sample.welcomeCenter, in: transaction)
            guard let intake = try IntakeStore.fetch(of: draft.matter, from: transaction.reader) else {
                throw CasesError.notFound
            }
            return intake
        }
    }

    private var conversion: IntakeConversion {
        IntakeConversion(
            answers: Self.answers,
            names: .init(child: { "\($0). Kind" }, adult: { "\($0). Person" })
        )
    }

    @Test(arguments: TestStore.engines)
    func `answers come back as they were given, and a sent request takes no more`(engine: Dialect) async throws {
        try await on(engine) { store in
            let token = SecretToken()
            let intake = try await Self.submitted(in: store, token: token)
            #expect(intake.answers == Self.answers)
            #expect(intake.status == .submitted)
            let (isKept, isSentAgain) = try await store.write(as: .visitor) { transaction in
                (
                    try IntakeStore.save(IntakeAnswers(), in: intake.id, transaction: transaction),
                    try IntakeStore.submit(intake, to: Sample.welcomeCenter, in: transaction)
                )
            }
            #expect(!isKept && !isSentAgain)
            let (mine, nobodys) = try await store.read { reader in
                (
                    try MatterStore.fetch(token: token.text, from: reader),
                    try MatterStore.fetch(token: SecretToken().text, from: reader)
                )
            }
            #expect(mine?.id == intake.matter)
            #expect(nobodys == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a request lies in the office's inbox and in no other`(engine: Dialect) async throws {
        try await on(engine) { store in
            let intake = try await Self.submitted(in: store)
            let (mine, others, elsewhere) = try await store.read { reader in
                (
                    try IntakeStore.inbox(of: [Sample.welcomeCenter], alliance: Sample.alliance, from: reader),
                    try IntakeStore.inbox(of: [Sample.agency], alliance: Sample.alliance, from: reader),
                    try IntakeStore.fetch(
                        intake.id,
                        of: [Sample.welcomeCenter],
                        alliance: Sample.otherAlliance,
                        from: reader
                    )
                )
            }
            #expect(mine.map(\.id) == [intake.id])
            #expect(others.isEmpty && elsewhere == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a request becomes a case file without anything typed twice`(engine: Dialect) async throws {
        try await on(engine) { store in
            let intake = try await Self.submitted(in: store)
            let id = try await store.write(as: .member(Sample.adviser)) { transaction in
                try ConsentStore.insert(
                    ReferralWorld.consentDraft(to: Sample.agency),
                    for: .intake(intake.id),
                    alliance: Sample.alliance,
                    in: transaction
                )
                return try IntakeDecisionStore.take(intake, as: conversion, owner: Sample.adviser, in: transaction)
            }
            let head = try await store.head(id)
            #expect(head.language == .ukrainian && head.wantsInterpreter)
            #expect(head.origin == CaseFile.Origin(country: Country("UA"), place: "Lwiw"))
            #expect(head.target == MunicipalityKey("12071372"))
            let people = try await store.household(id)
            #expect(people.map(\.part) == [.main, .partner, .child, .child])
            #expect(people.first?.name == "Оксана Коваленко")
            #expect(people.compactMap(\.bornOn).count == 2)
            let (needs, consents, matters) = try await store.read { reader in
                (
                    try NeedStore.list(of: id, from: reader), try ConsentStore.list(of: id, from: reader),
                    try MatterStore.list(of: id, from: reader)
                )
            }
            #expect(needs.map(\.topic) == [.childcare, .work, .housing])
            #expect(needs.first?.detail == "Wir kommen im Sommer.")
            #expect(consents.count == 1)
            #expect(matters.map(\.id) == [intake.matter])
            await #expect(throws: StoreError.stale) {
                _ = try await store.write(as: .member(Sample.adviser)) {
                    try IntakeDecisionStore.take(intake, as: conversion, owner: Sample.adviser, in: $0)
                }
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a second request joins the file that is there and adds only what is new`(engine: Dialect) async throws {
        try await on(engine) { store in
            let head = try await store.openFile(
                Sample.opening(needs: [Need.Draft(topic: .work), Need.Draft(topic: .health)])
            )
            let intake = try await Self.submitted(in: store)
            try await store.write(as: .member(Sample.adviser)) {
                try IntakeDecisionStore.join(
                    intake,
                    as: conversion,
                    to: head,
                    note: "Neue Angaben",
                    by: Sample.adviser,
                    in: $0
                )
            }
            let topics = try await store.read { try NeedStore.list(of: head.id, from: $0).map(\.topic) }
            #expect(Set(topics) == [.work, .health, .housing, .childcare])
            #expect(topics.count == 4)
            let found = try await store.read { try IntakeStore.fetch(of: intake.matter, from: $0) }
            #expect(found?.status == .joined)
        }
    }

    @Test(arguments: TestStore.engines)
    func `drafts are forgotten thirty days after the last change, requests are not`(engine: Dialect) async throws {
        try await on(engine) { store in
            _ = try await Self.submitted(in: store)
            try await store.write(as: .visitor) { transaction in
                _ = try IntakeStore.insertDraft(
                    Self.answers,
                    alliance: Sample.alliance,
                    language: .german,
                    tokenHash: SecretToken().hash,
                    in: transaction
                )
            }
            let early = try await IntakeSweep(store: store).run(at: TestStore.moment.adding(hours: 24 * 30))
            #expect(early.drafts == 0)
            let late = try await IntakeSweep(store: store).run(at: TestStore.moment.adding(hours: 24 * 30 + 1))
            #expect(late.drafts == 1)
            let left = try await store.read { try $0.number("SELECT COUNT(*) FROM intake") }
            #expect(left == 1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what somebody withdraws before there is a file never travels`(engine: Dialect) async throws {
        try await on(engine) { store in
            let intake = try await Self.submitted(in: store)
            let consents = try await store.write(as: .link("matter")) { transaction in
                let id = try ConsentStore.insert(
                    ReferralWorld.consentDraft(to: Sample.agency),
                    for: .intake(intake.id),
                    alliance: Sample.alliance,
                    in: transaction
                )
                _ = try ConsentStore.withdraw(id, of: .intake(intake.id), way: .link, in: transaction)
                #expect(try ConsentStore.withdraw(id, of: .intake(intake.id), way: .link, in: transaction) == nil)
                return try ConsentStore.list(of: intake.id, from: transaction.reader)
            }
            let fields = ConsentRule(consents).fields(
                for: .referral(.work),
                recipient: Sample.agency,
                on: Berlin.day(at: TestStore.moment)
            )
            #expect(fields.isEmpty)
            #expect(consents.first?.evidence.text == "Ja.")
        }
    }
}
