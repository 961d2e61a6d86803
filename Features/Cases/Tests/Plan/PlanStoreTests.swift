import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct PlanStoreTests {
    static func on(
        _ engine: Dialect,
        _ body: @escaping @Sendable (any Store, CaseFile.Head) async throws -> Void
    ) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let child = Sample.person("Марко", "Мельник", part: .child, born: "2019-02-28", sex: .man)
            let head = try await store.openFile(
                Sample.opening(household: [Sample.person(), child], needs: [.init(topic: .recognition)])
            )
            try await body(store, head)
        }
    }

    @Test(arguments: TestStore.engines)
    func `goals and steps are kept, changed, ordered and ended, and the journal tells of it`(
        _ engine: Dialect
    ) async throws {
        try await Self.on(engine) { store, head in
            let child = try await store.household(head.id)[1]
            let body = PlanStep.Party.body(Sample.agency, name: "Agentur")
            let goal = try await store.addGoal("Anerkannt arbeiten", .recognition, to: head)
            for party in [.household, .adviser, .person(child.id), body] as [PlanStep.Party] {
                try await store.addStep("\(party)", party, due: "2026-04-01", to: goal, of: head)
            }
            var plan = try await store.plan(of: head)
            #expect(plan.goals[0].steps.map(\.draft.party) == [.household, .adviser, .person(child.id), body])
            let last = plan.goals[0].steps[3]
            try await store.write(as: .member(Sample.adviser)) { transaction in
                try PlanStepStore.moveUp(last, of: head, in: transaction)
            }
            plan = try await store.plan(of: head)
            #expect(plan.goals[0].steps.map(\.draft.party) == [.household, .adviser, body, .person(child.id)])
            let first = plan.goals[0].steps[0]
            try await store.write(as: .member(Sample.adviser)) { transaction in
                try PlanStepStore.change(first, to: .done, by: Sample.adviser, of: head, in: transaction)
            }
            for (status, reason) in [(PlanStep.Status.dropped, "zu spät"), (.done, "")] {
                await #expect(throws: CasesError.denied(.wrongState)) {
                    let now = try await store.plan(of: head).goals[0].steps[0]
                    try await store.write(as: .member(Sample.adviser)) { transaction in
                        try PlanStepStore.change(
                            now,
                            to: status,
                            because: reason,
                            by: Sample.adviser,
                            of: head,
                            in: transaction
                        )
                    }
                }
            }
            await #expect(throws: StoreError.stale) {
                try await store.write(as: .member(Sample.lead)) { transaction in
                    try PlanStepStore.update(first, to: first.draft, of: head, in: transaction)
                }
            }
            #expect(try await Journal.verify(store).fault == nil)
        }
    }

    @Test(arguments: TestStore.engines)
    func `steps of somebody who leaves the household become everybody's`(_ engine: Dialect) async throws {
        try await Self.on(engine) { store, head in
            let child = try await store.household(head.id)[1]
            let goal = try await store.addGoal("Schule", .school, to: head)
            try await store.addStep("Anmelden", .person(child.id), to: goal, of: head)
            try await store.write(as: .member(Sample.adviser)) { transaction in
                try HouseholdStore.remove(child, of: head.alliance, in: transaction)
            }
            #expect(try await store.plan(of: head).goals[0].steps[0].draft.party == .household)
        }
    }

    @Test(arguments: TestStore.engines)
    func `an answer belongs to the text that was read, and an agreement stands`(_ engine: Dialect) async throws {
        try await Self.on(engine) { store, head in
            let goal = try await store.addGoal("Anerkannt arbeiten", .recognition, to: head)
            let first = try await store.propose(head)
            await #expect(throws: CasesError.denied(.wrongState)) { try await store.propose(head) }
            try await store.answer(first, .changeWanted, of: head, wish: "Lieber erst der Kurs")
            try await store.addStep("Kurs", .household, to: goal, of: head)
            let second = try await store.propose(head)
            // Whoever still has the first text open agrees to nothing that they have not read.
            await #expect(throws: CasesError.denied(.wrongState)) { try await store.answer(first, .agreed, of: head) }
            try await store.answer(second, .agreed, of: head)
            await #expect(throws: CasesError.denied(.wrongState)) {
                try await store.answer(second, .changeWanted, of: head, wish: "Doch nicht")
            }
            try await store.addStep("Prüfung", .household, to: goal, of: head)
            let plan = try await store.plan(of: head)
            #expect(plan.editions.map { $0.answer?.kind } == [.changeWanted, .agreed])
            #expect(plan.agreed?.terms.goals[0].steps.map(\.title) == ["Kurs"])
            #expect(plan.stage(of: plan.terms(naming: [:])) == .revised)
            let timeline = try await store.read { try TimelineStore.list(of: head.id, from: $0) }
            #expect(timeline.count { $0.kind == .plan } == 4)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a plan moves with its file when two become one, and back`(_ engine: Dialect) async throws {
        try await Self.on(engine) { store, kept in
            let absorbed = try await store.openFile(Sample.opening(needs: [.init(topic: .work)]))
            for head in [kept, absorbed] {
                let goal = try await store.addGoal("Ziel von \(head.number)", .work, to: head)
                try await store.addStep("Schritt", .household, to: goal, of: head)
                _ = try await store.propose(head)
            }
            let before = (try await store.plan(of: kept), try await store.plan(of: absorbed))
            try await store.merge(try await store.head(absorbed.id), into: try await store.head(kept.id))
            let merged = try await store.plan(of: kept)
            #expect(merged.goals.count == 2 && merged.editions.count == 2)
            #expect(merged.stage(of: merged.terms(naming: [:])) == .revised)
            #expect(try await store.plan(of: absorbed) == .empty)
            try await store.undoMerge(into: kept.id)
            #expect(try await store.plan(of: kept) == before.0)
            #expect(try await store.plan(of: absorbed) == before.1)
        }
    }

    @Test(arguments: TestStore.engines)
    func `a plan goes with its file`(_ engine: Dialect) async throws {
        try await Self.on(engine) { store, head in
            let goal = try await store.addGoal("Ziel", .work, to: head)
            try await store.addStep("Schritt", .household, to: goal, of: head)
            _ = try await store.propose(head)
            try await store.write(as: .system) { transaction in
                try transaction.execute("DELETE FROM case_file WHERE id = \(head.id)")
            }
            for table in ["plan_goal", "plan_step", "plan_edition"] as [SQL] {
                #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM \(table)") } == 0)
            }
        }
    }

    @Test(arguments: TestStore.engines)
    func `steps that are due and wishes for a change wait on the worklist`(_ engine: Dialect) async throws {
        try await Self.on(engine) { store, head in
            let goal = try await store.addGoal("Ziel", .work, to: head)
            for (title, due) in [("gestern", "2026-03-01"), ("heute", "2026-03-02"), ("morgen", "2026-03-03")] {
                try await store.addStep(title, .household, due: due, to: goal, of: head)
            }
            func today() async throws -> [String] {
                let question = TodayQuestion(
                    alliance: Sample.alliance,
                    organisations: [Sample.welcomeCenter],
                    accounts: [Sample.adviser],
                    today: Sample.day("2026-03-02")
                )
                return try await store.read { try TodayStore.list(question, from: $0) }
                    .map { "\($0.section) \($0.key) \($0.title)" }
            }
            let due = ["overdue plan-step-overdue gestern", "due plan-step-due heute"]
            #expect(try await today() == due)
            let edition = try await store.propose(head)
            try await store.answer(edition, .changeWanted, of: head, wish: "Später")
            #expect(try await today() == due + ["news plan-change Олена Мельник"])
            _ = try await store.propose(head)
            #expect(try await today() == due)
        }
    }
}

extension Store {
    func plan(of head: CaseFile.Head) async throws -> Plan {
        try await read { try PlanStore.fetch(of: head.id, from: $0) }
    }

    func addGoal(_ title: String, _ topic: Topic, to head: CaseFile.Head) async throws -> Identifier<PlanGoal> {
        try await write(as: .member(Sample.adviser)) { transaction in
            let need = try NeedStore.list(of: head.id, from: transaction.reader).first { $0.topic == topic }
            let draft = PlanGoal.Draft(title: title, topic: topic, need: need?.id)
            return try PlanStore.insert(draft, into: head, in: transaction)
        }
    }

    func addStep(
        _ title: String,
        _ party: PlanStep.Party,
        due: String? = nil,
        to goal: Identifier<PlanGoal>,
        of head: CaseFile.Head
    ) async throws {
        try await write(as: .member(Sample.adviser)) { transaction in
            let draft = PlanStep.Draft(title: title, party: party, dueOn: due.map(Sample.day))
            let goal = try PlanStore.goal(goal, of: head.id, from: transaction.reader)
            try PlanStepStore.insert(draft, into: goal, of: head, in: transaction)
        }
    }

    @discardableResult
    func propose(_ head: CaseFile.Head) async throws -> Identifier<PlanEdition> {
        try await write(as: .member(Sample.adviser)) { transaction in
            try PlanEditionStore.propose(in: .german, by: Sample.adviser, of: head, in: transaction)
        }
    }

    func answer(
        _ edition: Identifier<PlanEdition>,
        _ kind: PlanEdition.Answer.Kind,
        of head: CaseFile.Head,
        wish: String = ""
    ) async throws {
        try await write(as: .link("matter")) { transaction in
            let answer = PlanEdition.Answer(kind: kind, on: transaction.today, way: .link, notedBy: nil, wish: wish)
            try PlanEditionStore.answer(edition, answer, of: head.id, alliance: head.alliance, in: transaction)
        }
    }
}
