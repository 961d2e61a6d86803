import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct MergeTests {
    @Test(arguments: TestStore.engines)
    func `a merged file's records belong to the kept one and fill its blanks`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let kept = try await store.openFile(
                Sample.opening(country: nil, household: [Sample.person(born: nil)], needs: [.init(topic: .work)])
            )
            let absorbed = try await store.openFile(
                Sample.opening(
                    place: "Lwiw",
                    household: [Sample.person(phone: "123456")],
                    needs: [.init(topic: .housing)]
                )
            )
            let (mine, theirs) = (try await store.household(kept.id)[0], try await store.household(absorbed.id)[0])
            try await store.write(as: .member(Sample.adviser)) { transaction in
                try MergeStore.merge(
                    absorbed,
                    into: kept,
                    pairing: [theirs.id: mine.id],
                    remark: "same family",
                    by: Sample.adviser,
                    in: transaction
                )
                return
            }
            let head = try await store.head(kept.id)
            #expect(head.origin == CaseFile.Origin(country: Sample.country("UA"), place: "Lwiw"))
            let household = try await store.household(kept.id)
            #expect(household.map(\.mergedInto) == [nil, mine.id])
            #expect(household[0].bornOn == Sample.day("1990-05-14"))
            #expect(household[0].phone == "123456")
            let needs = try await store.read { try NeedStore.list(of: kept.id, from: $0) }
            #expect(Set(needs.map(\.topic)) == [.work, .housing])
            let gone = try await store.head(absorbed.id)
            #expect(gone.status == .merged)
            #expect(gone.mergedInto == kept.id)
        }
    }

    @Test(arguments: TestStore.engines)
    func `what cannot be merged says why`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let file = try await store.openFile()
            let elsewhere = try await store.openFile(Sample.opening(organisation: Sample.agency))
            await #expect(throws: CasesError.merge(.sameFile)) { try await store.merge(file, into: file) }
            await #expect(throws: CasesError.merge(.otherOrganisation)) {
                try await store.merge(elsewhere, into: file)
            }
            let other = try await store.openFile()
            try await store.write(as: .system) { try CaseFileStore.change(file, to: .closed, in: $0) }
            let closed = try await store.head(file.id)
            await #expect(throws: CasesError.merge(.notRunning)) { try await store.merge(other, into: closed) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `work done after the merge outlives its undoing`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let kept = try await store.openFile(Sample.opening(country: nil))
            let absorbed = try await store.openFile(Sample.opening(country: "UA", place: "Lwiw"))
            try await store.merge(absorbed, into: kept)
            let merged = try await store.head(kept.id)
            var draft = merged.draft
            draft.origin = CaseFile.Origin(country: Sample.country("PL"), place: "Lwiw")
            let edited = draft
            try await store.write(as: .system) { transaction in
                try CaseFileStore.update(merged, to: edited, in: transaction)
                try NoteStore.insert("later", author: Sample.adviser, into: merged, in: transaction)
            }
            try await store.undoMerge(into: kept.id)
            let after = try await store.head(kept.id)
            #expect(after.origin == CaseFile.Origin(country: Sample.country("PL"), place: ""))
            let notes = try await store.read { try TimelineStore.list(of: kept.id, from: $0) }
            #expect(notes.contains { $0.kind == .note })
            await #expect(throws: (any Error).self) { try await store.undoMerge(into: kept.id) }
        }
    }

    @Test(arguments: TestStore.engines)
    func `a merge inside a later merge waits its turn`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let first = try await store.openFile()
            let second = try await store.openFile()
            let third = try await store.openFile()
            try await store.merge(first, into: second)
            try await store.merge(try await store.head(second.id), into: third)
            await #expect(throws: CasesError.merge(.notLatest)) { try await store.undoMerge(into: second.id) }
            try await store.undoMerge(into: third.id)
            try await store.undoMerge(into: second.id)
            #expect(try await store.head(first.id).status == .inProgress)
        }
    }

    @Test(arguments: TestStore.engines, 0..<12)
    func `merging and undoing leaves every row as it was`(_ engine: Dialect, _ seed: Int) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            var random = SplitMix64(seed: UInt64(seed))
            let kept = try await store.openRandomFile(&random)
            let absorbed = try await store.openRandomFile(&random)
            let before = try await store.snapshot()
            let (mine, theirs) = (try await store.household(kept.id), try await store.household(absorbed.id))
            var pairs: [Identifier<Person>: Identifier<Person>] = [:]
            for (left, right) in zip(theirs, mine) where Bool.random(using: &random) { pairs[left.id] = right.id }
            try await store.merge(absorbed, into: kept, pairing: pairs)
            #expect(try await store.snapshot() != before)
            try await store.undoMerge(into: kept.id)
            #expect(try await store.snapshot() == before)
        }
    }

    @Test func `every table of a case file knows whether it moves`() async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations()) { store in
            let tables: [String] = try await store.read { reader in
                try reader.list(
                    """
                    SELECT m.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND c.name = 'case_file_id' ORDER BY m.name
                    """
                ) { try $0.value("name") }
            }
            #expect(Set(tables).subtracting(MovableRecords.staying) == Set(MovableRecords.all.map(\.name)))
        }
    }
}

extension Store {
    func merge(
        _ absorbed: CaseFile.Head,
        into kept: CaseFile.Head,
        pairing pairs: [Identifier<Person>: Identifier<Person>] = [:]
    ) async throws {
        try await write(as: .member(Sample.adviser)) { transaction in
            _ = try MergeStore.merge(
                absorbed,
                into: kept,
                pairing: pairs,
                remark: "",
                by: Sample.adviser,
                in: transaction
            )
        }
    }

    func undoMerge(into kept: Identifier<CaseFile>) async throws {
        try await write(as: .member(Sample.adviser)) { transaction in
            let head = try CaseFileStore.find(kept, in: Sample.alliance, from: transaction.reader)
            guard let merge = try MergeStore.list(into: kept, from: transaction.reader).first else {
                throw CasesError.notFound
            }
            try MergeStore.undo(merge, of: head, by: Sample.adviser, in: transaction)
        }
    }

    func openRandomFile(_ random: inout SplitMix64) async throws -> CaseFile.Head {
        var seeds = random
        _ = random.next()
        let people = (0..<Int.random(in: 1...4, using: &seeds)).map { _ in
            Sample.person(
                ["Олена", "Anna", "محمد"].randomElement(using: &seeds) ?? "",
                ["Мельник", "Nowak", "الأحمد"].randomElement(using: &seeds) ?? "",
                part: [.partner, .child].randomElement(using: &seeds) ?? .partner,
                born: Bool.random(using: &seeds) ? "1990-05-14" : nil,
                sex: Bool.random(using: &seeds) ? .woman : .unknown,
                mail: Bool.random(using: &seeds) ? "a@example.org" : ""
            )
        }
        let needs = Topic.allCases.filter { _ in Int.random(in: 0..<4, using: &seeds) == 0 }.map {
            Need.Draft(topic: $0)
        }
        let place = Bool.random(using: &seeds) ? "Lwiw" : ""
        let head = try await openFile(
            Sample.opening(
                country: Bool.random(using: &seeds) ? "UA" : nil,
                place: place,
                household: people,
                needs: needs
            )
        )
        let notes = Int.random(in: 0...2, using: &seeds)
        let vault = TestHouse.vault
        try await write(as: .system) { transaction in
            let person = try HouseholdStore.list(of: head.id, from: transaction.reader)[0]
            let goal = try PlanStore.insert(.init(title: "goal", topic: .work), into: head, in: transaction)
            try PlanStepStore.insert(
                .init(title: "step", party: .person(person.id)),
                into: try PlanStore.goal(goal, of: head.id, from: transaction.reader),
                of: head,
                in: transaction
            )
            try PlanEditionStore.propose(in: .german, by: Sample.adviser, of: head, in: transaction)
            for number in 0..<notes {
                try NoteStore.insert("\(number)", author: Sample.adviser, into: head, in: transaction)
                let text = Array("text \(number)".utf8)
                let documents = DocumentStore(vault)
                try documents.insert("a.txt", text, uploader: Sample.adviser, into: head, in: transaction)
                try TaskStore.insert(
                    "task",
                    due: nil,
                    assignee: Sample.adviser,
                    creator: Sample.adviser,
                    into: head,
                    in: transaction
                )
                try SensitiveNoteStore(vault).insert(
                    "s",
                    category: .other,
                    person: person.id,
                    author: Sample.adviser,
                    into: head,
                    in: transaction
                )
            }
        }
        return try await self.head(head.id)
    }

    /// All rows of the room but those that tell of merges, without versions and times of change.
    func snapshot() async throws -> [String] {
        let tables: [(String, SQL)] = [
            ("case_file", "SELECT * FROM case_file ORDER BY id"), ("person", "SELECT * FROM person ORDER BY id"),
            ("language", "SELECT * FROM person_language ORDER BY person_id, language"),
            ("key", "SELECT * FROM person_key ORDER BY person_id, kind, key"),
            ("need", "SELECT * FROM need ORDER BY id"),
            ("consultation", "SELECT * FROM consultation ORDER BY id"), ("note", "SELECT * FROM note ORDER BY id"),
            ("sensitive", "SELECT * FROM case_sensitive_note ORDER BY id"),
            ("goal", "SELECT * FROM plan_goal ORDER BY id"), ("step", "SELECT * FROM plan_step ORDER BY id"),
            ("edition", "SELECT * FROM plan_edition ORDER BY id"),
            ("task", "SELECT * FROM case_task ORDER BY id"), ("document", "SELECT * FROM case_document ORDER BY id"),
            ("event", "SELECT * FROM case_event WHERE kind NOT IN ('merged', 'absorbed', 'split') ORDER BY id"),
        ]
        return try await read { reader in
            try tables.flatMap { name, sql in
                try reader.rows(sql).map { row in
                    let values = zip(row.columnNames, row.allValues).filter { column, _ in
                        column != "version" && column != "changed_at"
                    }
                    return "\(name) \(values.map { "\($0)=\($1)" })"
                }
            }
        }
    }
}
