import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Synchronization
import Testing

@testable import Cases

/// One plan for a household (journey N4): made by the adviser, read, changed and agreed on by the person.
@Suite struct PlanPageTests {
    private static let token = String(repeating: "p", count: 43)
    private static let own = "/uk/muster/my-request/\(token)/plan"

    private static func on(
        _ body: @escaping @Sendable (any Store, CaseFile.Head, String) async throws -> Void
    ) async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations() + House.migrations()) { store in
            let head = try await store.openFile(
                Sample.opening(
                    household: [Sample.person(mail: "olena@example.org")],
                    needs: [.init(topic: .recognition, detail: "Diplom aus Lwiw")]
                )
            )
            try await store.write(as: .member(Sample.adviser)) { transaction in
                _ = try MatterStore.insert(
                    alliance: head.alliance,
                    language: .ukrainian,
                    tokenHash: SecretToken.hash(of: token),
                    caseFile: head.id,
                    in: transaction
                )
            }
            try await body(store, head, "/de/muster/faelle/\(head.id.text)/plan")
        }
    }

    @Test func `a plan is made, proposed, changed on request and agreed on`() async throws {
        try await Self.on { store, head, plan in
            let need = try await store.read { try NeedStore.list(of: head.id, from: $0)[0] }
            try await CasesHouse.visit(as: .owner, on: store) { adviser in
                let empty = try await adviser.get(plan).text
                #expect(empty.contains("Noch kein Plan") && empty.contains("Ziel für den Bedarf Anerkennung"))
                let made = try await adviser.submit(
                    "\(plan)/ziele/neu",
                    to: "\(plan)/ziele/neu",
                    [("title", "Als Pflegefachfrau arbeiten"), ("about", "need:\(need.id.text)")]
                )
                #expect(made.location == plan)
                let goal = try await store.plan(of: head).goals[0]
                let steps = "\(plan)/ziele/\(goal.id.text)/schritte/neu"
                let typed = [("title", "Zeugnisse übersetzen"), ("who", "household"), ("due", "31.2.2026")]
                let refused = try await adviser.submit(steps, to: steps, typed)
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("Zeugnisse übersetzen"))
                for (title, who) in [("Zeugnisse übersetzen", "household"), ("Bescheid holen", "adviser")] {
                    let added = try await adviser.submit(
                        steps,
                        to: steps,
                        [("title", title), ("who", who), ("due", "1.4.2026")]
                    )
                    #expect(added.location == plan)
                }
                let page = try await adviser.get(plan)
                #expect(page.text.contains("bedarfe/\(need.id.text)/weitergeben"))
                let propose = "\(plan)/vorschlag"
                let proposed = try await adviser.post(propose, [], token: page.token(of: propose))
                #expect(proposed.location == plan)
            }
            let mails = try await store.read { reader in
                try reader.number("SELECT COUNT(*) FROM outbox_message WHERE kind = 'mail'")
            }
            #expect(mails == 1)
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                let matter = try await person.get("/uk/muster/my-request/\(Self.token)")
                #expect(matter.text.contains(Self.own))
                let page = try await person.get(Self.own)
                #expect(page.text.contains("Zeugnisse übersetzen") && page.text.contains("lang=\"de\""))
                #expect(page.text.contains("мова тексту: німецька"))
                let bare = try await person.submit(Self.own, to: "\(Self.own)/change", [("wish", "")])
                #expect(bare.status == .unprocessableContent)
                let asked = try await person.submit(
                    Self.own,
                    to: "\(Self.own)/change",
                    [("wish", "Спершу курс <b>"), ("edition", try #require(Self.edition(in: page.text)))]
                )
                #expect(asked.location == Self.own)
                #expect(try await person.get(Self.own).text.contains("Спершу курс &lt;b&gt;"))
            }
            let stale = Mutex("")
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                let page = try await person.get(Self.own)
                stale.withLock { $0 = Self.edition(in: page.text) ?? "" }
            }
            try await CasesHouse.visit(as: .owner, on: store) { adviser in
                let page = try await adviser.get(plan)
                #expect(page.text.contains("Спершу курс &lt;b&gt;"))
                let step = try await store.plan(of: head).goals[0].steps[0]
                let path = "\(plan)/schritte/\(step.id.text)"
                let saved = try await adviser.submit(
                    path,
                    to: path,
                    [("title", "Kurs besuchen"), ("who", "household"), ("due", ""), ("version", "\(step.version)")]
                )
                #expect(saved.location == plan)
                let again = try await adviser.get(plan)
                _ = try await adviser.post("\(plan)/vorschlag", [], token: again.token(of: "\(plan)/vorschlag"))
            }
            let old = stale.withLock { $0 }
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                let page = try await person.get(Self.own)
                let agree = "\(Self.own)/agree"
                let late = try await person.post(agree, [("edition", old)], token: page.token(of: agree))
                #expect(late.status == .conflict && late.text.contains("Kurs besuchen"))
                let now = try #require(Self.edition(in: late.text))
                for _ in 0..<2 {
                    let agreed = try await person.post(agree, [("edition", now)], token: late.token(of: agree))
                    #expect(agreed.location == Self.own)
                }
                #expect(try await person.get(Self.own).text.contains("Узгоджено"))
            }
            let plan = try await store.plan(of: head)
            #expect(plan.editions.map { $0.answer?.kind } == [.changeWanted, .agreed])
            #expect(try await Journal.verify(store).fault == nil)
        }
    }

    @Test func `after an agreement a change is asked about again and says what changed, a done step does not`()
        async throws
    {
        try await Self.on { store, head, plan in
            let goal = try await store.addGoal("Ankommen", .recognition, to: head)
            try await store.addStep("Antrag stellen", .household, to: goal, of: head)
            try await store.answer(try await store.propose(head), .agreed, of: head)
            try await CasesHouse.visit(as: .owner, on: store) { adviser in
                let step = try await store.plan(of: head).goals[0].steps[0]
                let end = "\(plan)/schritte/\(step.id.text)/ende"
                let fields = [("status", "done"), ("version", "\(step.version)")]
                let done = try await adviser.submit(plan, to: end, fields)
                #expect(done.location == plan)
                let page = try await adviser.get(plan).text
                #expect(page.contains("Vereinbart") && !page.contains("Der Person vorschlagen"))
            }
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                let page = try await person.get(Self.own).text
                #expect(page.contains("Зроблено") && page.contains("Узгоджено"))
            }
            try await store.addStep("Wohnung suchen", .adviser, to: goal, of: head)
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                // Nothing that nobody proposed is shown.
                let page = try await person.get(Self.own).text
                #expect(!page.contains("Wohnung suchen"))
            }
            try await store.propose(head)
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                let page = try await person.get(Self.own).text
                #expect(page.contains("Новий крок: Wohnung suchen"))
                #expect(page.contains("Чекаємо на вашу відповідь"))
            }
        }
    }

    @Test func `an answer on paper is noted with its day, and a wish needs its words`() async throws {
        try await Self.on { store, head, plan in
            _ = try await store.addGoal("Ankommen", .recognition, to: head)
            let edition = try await store.propose(head)
            try await CasesHouse.visit(as: .owner, on: store) { adviser in
                let path = "\(plan)/antwort"
                let fields = [("answer", "change-wanted"), ("way", "oral"), ("edition", edition.text)]
                for on in ["2026-03-03", "2026-03-01", "2026-03-02"] {
                    let refused = try await adviser.submit(path, to: path, fields + [("on", on)])
                    #expect(refused.status == .unprocessableContent, "\(on)")
                }
                let agreed = [("answer", "agreed"), ("way", "paper"), ("edition", edition.text), ("on", "2026-03-02")]
                #expect(try await adviser.submit(path, to: path, agreed).location == plan)
                #expect(try await adviser.get(plan).text.contains("auf Papier"))
                #expect(try await adviser.get(path).status == .notFound)
            }
        }
    }

    @Test func `the plan speaks every public language`() async throws {
        try await Self.on { store, head, _ in
            let goal = try await store.addGoal("Ankommen", .recognition, to: head)
            try await store.addStep("Antrag stellen", .household, to: goal, of: head)
            try await store.answer(try await store.propose(head), .agreed, of: head)
            try await store.addStep("Wohnung suchen", .adviser, to: goal, of: head)
            try await store.propose(head)
            try await CasesHouse.visit(as: .stranger, on: store) { person in
                for language in Language.publicLanguages {
                    let path = PlanPaths.own.link(language, alliance: "muster", ["token": Self.token])
                    let page = try await person.get(path)
                    #expect(page.status == .ok && !page.text.contains("⟦"), "\(language) \(page.missingWord)")
                    #expect(page.text.contains("lang=\"de\" dir=\"auto\">Antrag stellen"), "\(language)")
                }
                let other = String(repeating: "x", count: 43)
                let unknown = PlanPaths.own.link(.german, alliance: "muster", ["token": other])
                #expect(try await person.get(unknown).status == .notFound)
            }
        }
    }

    private static func edition(in page: String) -> String? { JourneyTests.value(of: "edition", in: page) }
}
