import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Cases

@Suite struct CasePageTests {
    /// A case with something of everything in it.
    struct Furnished: Sendable {
        let head: CaseFile.Head
        let twin: CaseFile.Head
        /// Values of the paths' parameters.
        let values: [String: String]
    }

    static func furnish(_ store: any Store) async throws -> Furnished {
        let child = Sample.person("Марко", "Мельник", part: .child, born: "2019-02-28", sex: .man)
        let head = try await store.openFile(
            Sample.opening(
                place: "Lwiw",
                household: [Sample.person(phone: "0355 123456"), child],
                needs: [
                    .init(topic: .recognition, priority: 1, wishedOn: Sample.day("2026-02-01"), detail: "B1 <fehlt>")
                ]
            )
        )
        let twin = try await store.openFile(Sample.opening(household: [Sample.person("Olena", "Melnyk")]))
        let people = try await store.household(head.id)
        let need = try await store.read { try NeedStore.list(of: head.id, from: $0)[0] }
        var values = [
            "caseFile": head.id.text, "person": people[1].id.text, "need": need.id.text, "other": twin.id.text,
            "merge": Sample.id(900, CaseMerge.self).text,
        ]
        let made = try await store.write(as: .member(Sample.adviser)) { transaction in
            try addRecords(to: head, people[0], transaction)
        }
        values.merge(made) { _, new in new }
        return Furnished(head: try await store.head(head.id), twin: twin, values: values)
    }

    private static func addRecords(
        to head: CaseFile.Head,
        _ person: Person,
        _ transaction: Transaction
    ) throws -> [String: String] {
        let consultation = try ConsultationStore.insert(
            Consultation.Draft(
                person: person.id,
                heldOn: Sample.day("2026-02-27"),
                minutes: 50,
                channel: .outreachDesk,
                topics: [.recognition],
                language: .ukrainian,
                adviser: Sample.adviser,
                summary: "Diplom liegt vor"
            ),
            into: head.id,
            of: head.alliance,
            in: transaction
        )
        let task = try TaskStore.insert(
            "Antrag prüfen",
            due: Sample.day("2026-03-01"),
            assignee: Sample.adviser,
            creator: Sample.adviser,
            into: head,
            in: transaction
        )
        let documents = DocumentStore(TestHouse.vault)
        let text = Array("Hallo".utf8)
        let document = try documents.insert("Brief.txt", text, uploader: Sample.adviser, into: head, in: transaction)
        let note = try SensitiveNoteStore(TestHouse.vault).insert(
            "Diabetes",
            category: .health,
            person: person.id,
            author: Sample.adviser,
            into: head,
            in: transaction
        )
        try NoteStore.insert("Ruft am Montag zurück", author: Sample.colleague, into: head, in: transaction)
        let goal = try PlanStore.insert(.init(title: "Ankommen", topic: .housing), into: head, in: transaction)
        let step = try PlanStepStore.insert(
            .init(title: "Wohnung suchen", party: .household),
            into: try PlanStore.goal(goal, of: head.id, from: transaction.reader),
            of: head,
            in: transaction
        )
        try PlanEditionStore.propose(in: .german, by: Sample.adviser, of: head, in: transaction)
        return [
            "consultation": consultation.text, "task": task.text, "document": document.text, "note": note.text,
            "goal": goal.text, "step": step.text,
        ]
    }

    static let pages: [(Path, Set<CasesHouse.Visitor>)] = {
        let readers: Set<CasesHouse.Visitor> = [.owner, .colleague, .lead, .auditor]
        let writers: Set<CasesHouse.Visitor> = [.owner, .lead]
        return [
            (CasesPaths.today, [.owner, .colleague, .lead, .neighbour]),
            (CasesPaths.list, [.owner, .colleague, .lead, .neighbour, .auditor]),
            (CasesPaths.new, [.owner, .colleague, .lead, .neighbour]),
            (CasesPaths.report, [.owner, .colleague, .lead, .neighbour, .auditor, .manager]),
            (CasesPaths.reportTable, [.owner, .colleague, .lead, .neighbour, .auditor, .manager]),
            (CasesPaths.one, readers), (CasesPaths.history, readers), (CasesPaths.edit, writers),
            (CasesPaths.status, writers), (CasesPaths.handOver, writers), (CasesPaths.newPerson, writers),
            (CasesPaths.person, writers), (CasesPaths.newSensitive, writers), (CasesPaths.sensitive, writers),
            (CasesPaths.newNeed, writers), (CasesPaths.need, writers), (CasesPaths.needStatus, writers),
            (CasesPaths.newConsultation, writers), (CasesPaths.consultation, writers), (CasesPaths.newTask, writers),
            (CasesPaths.task, writers), (CasesPaths.newDocument, writers), (CasesPaths.document, writers),
            (PlanPaths.plan, [.owner, .colleague, .lead]), (PlanPaths.answer, writers), (PlanPaths.newGoal, writers),
            (PlanPaths.goal, writers), (PlanPaths.dropGoal, writers), (PlanPaths.newStep, writers),
            (PlanPaths.step, writers), (PlanPaths.dropStep, writers),
            (CasesPaths.removeDocument, writers), (CasesPaths.duplicates, writers), (CasesPaths.duplicate, writers),
        ]
    }()

    @Test(arguments: CasesHouse.Visitor.allCases)
    func `each page opens for those who may see it and for nobody else`(_ visitor: CasesHouse.Visitor) async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations() + Self.sessions()) { store in
            let furnished = try await Self.furnish(store)
            try await CasesHouse.visit(as: visitor, on: store) { browser in
                let unknown = try await browser.get("/de/muster/faelle/\(Sample.id(999, CaseFile.self).text)")
                for (path, allowed) in Self.pages {
                    for language in Language.staffLanguages {
                        let link = path.link(language, alliance: "muster", furnished.values)
                        let answer = try await browser.get(link)
                        if allowed.contains(visitor) {
                            #expect(answer.status == .ok, "\(visitor) \(link)")
                            #expect(!answer.text.contains("⟦"), "\(link) \(answer.missingWord)")
                        } else if visitor == .stranger {
                            #expect(answer.status == .seeOther, "\(link)")
                        } else {
                            #expect(answer.status == .notFound, "\(visitor) \(link)")
                            if language == .german {
                                #expect(answer.anonymous == unknown.anonymous, "\(visitor) \(link)")
                            }
                        }
                    }
                }
            }
        }
    }

    @Test func `every page of these subjects is named in the table`() async throws {
        try await TestStore.withEmbedded { store in
            var routes = RouteTable()
            CasesFeature(CasesHouse.ports(store)).addRoutes(to: &routes)
            let named = Set(Self.pages.map(\.0)).union([CasesPaths.reportRecords, CasesPaths.reportRecordsTable]).union(
                ReferralPageTests.named
            )
            let missing = Set(routes.routes.filter { $0.method == .get }.map(\.path)).subtracting(named)
            #expect(missing.map(\.english) == [])
        }
    }

    @Test func `an auditor reads the case without names, words and documents`() async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations() + Self.sessions()) { store in
            let furnished = try await Self.furnish(store)
            try await CasesHouse.visit(as: .auditor, on: store) { browser in
                let page = try await browser.get("/de/muster/faelle/\(furnished.head.id.text)").text
                for secret in [
                    "Мельник", "Олена", "0355", "Diplom", "Antrag", "Brief.txt", "Ruft", "fehlt", "Diabetes",
                    "Wohnung suchen",
                ] {
                    #expect(!page.contains(secret), "\(secret)")
                }
                #expect(page.contains("2026-0001"))
                #expect(page.contains("Anerkennung"))
                let list = try await browser.get("/de/muster/faelle?search=Melnyk&whose=team").text
                #expect(!list.contains("Мельник"))
                #expect(list.contains("2 Fälle"))
            }
        }
    }

    @Test func `the case's page has a budget of statements`() async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations() + Self.sessions()) { store in
            let furnished = try await Self.furnish(store)
            try await CasesHouse.visit(as: .owner, on: store) { browser in
                let meter = QueryMeter()
                _ = try await QueryMeter.$current.withValue(meter) {
                    try await browser.get("/de/muster/faelle/\(furnished.head.id.text)")
                }
                #expect((8...28).contains(meter.total), "\(meter.log.joined(separator: "\n---\n"))")
            }
        }
    }

    static func sessions() throws -> [Migration] { try House.migrations() }
}

extension TestBrowser.Answer {
    /// The first word that no catalogue has.
    var missingWord: String {
        guard let start = text.firstIndex(of: "⟦") else { return "" }
        return String(text[start...].prefix(60))
    }

    /// The body without what differs from request to request.
    var anonymous: String {
        withoutTokens.replacing(#/href="\/(de|en)[^"]*"/#, with: "href").replacing(#/<code[^>]*>[^<]*/#, with: "")
    }
}

extension Sample {
    static func id<Subject>(_ number: Int64, _: Subject.Type) -> Identifier<Subject> { id(number) }
}
