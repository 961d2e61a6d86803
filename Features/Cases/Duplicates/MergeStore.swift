package import LotseCore
package import LotseData

/// Taking one file into another, and out of it again.
package enum MergeStore {
    /// Takes a file and everything in it into another one.
    ///
    /// - Parameters:
    ///   - absorbed: the file that ends.
    ///   - kept: the file that goes on; what it does not say is filled in from the other.
    ///   - pairs: for members that are the same person: the absorbed file's entry → the kept file's.
    ///   - remark: why.
    ///   - account: who decided.
    ///   - transaction: the change in the making.
    /// - Returns: the merge, by which it can be undone.
    /// - Throws: `CasesError.merge`; `StoreError.stale` where one of the files changed since it was seen.
    @discardableResult
    package static func merge(
        _ absorbed: CaseFile.Head,
        into kept: CaseFile.Head,
        pairing pairs: [Identifier<Person>: Identifier<Person>],
        remark: String,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws -> Identifier<CaseMerge> {
        try check(absorbed, kept)
        guard Set(pairs.values).count == pairs.count else { throw CasesError.merge(.twicePaired) }
        let id = transaction.newIdentifier(CaseMerge.self)
        try transaction.execute(
            """
            INSERT INTO case_merge (id, kept_id, absorbed_id, remark, merged_by_id, created_at, changed_at)
            VALUES (\(id), \(kept.id), \(absorbed.id), \(remark), \(account), \(transaction.now), \(transaction.now))
            """
        )
        let people = try HouseholdStore.list(of: [kept.id, absorbed.id], from: transaction.reader)
        let records = MergeRecords(merge: id, transaction: transaction)
        try records.keepMoved(from: absorbed.id)
        for table in MovableRecords.all { try transaction.execute(table.move(from: absorbed.id, to: kept.id)) }
        try seat(people.filter { $0.caseFile == absorbed.id }, behind: people, of: kept.id, pairs, records)
        try fill(pairs, people, alliance: kept.alliance, records)
        try fill(kept, from: absorbed, records)
        try close(absorbed, into: kept, records)
        try CaseEventStore.record(.merged, on: kept.id, to: "\(absorbed.number)", remark: remark, in: transaction)
        try CaseEventStore.record(.absorbed, on: absorbed.id, to: "\(kept.number)", remark: remark, in: transaction)
        for (head, other) in [(kept, absorbed), (absorbed, kept)] {
            transaction.journal(
                JournalEntry("merge", "case_file", head.id.text, alliance: head.alliance, reason: other.id.text)
            )
        }
        return id
    }

    private static func check(_ absorbed: CaseFile.Head, _ kept: CaseFile.Head) throws {
        guard absorbed.id != kept.id else { throw CasesError.merge(.sameFile) }
        guard absorbed.alliance == kept.alliance, absorbed.organisation == kept.organisation else {
            throw CasesError.merge(.otherOrganisation)
        }
        guard kept.status.isRunning, absorbed.status != .merged else { throw CasesError.merge(.notRunning) }
    }

    /// The newcomers sit behind the household; who was the main person of theirs is a relative here.
    private static func seat(
        _ newcomers: [Person],
        behind people: [Person],
        of kept: Identifier<CaseFile>,
        _ pairs: [Identifier<Person>: Identifier<Person>],
        _ records: MergeRecords
    ) throws {
        let last = people.filter { $0.caseFile == kept }.map(\.position).max() ?? 0
        let residents = Set(people.filter { $0.caseFile == kept && $0.mergedInto == nil }.map(\.id))
        for person in newcomers {
            try records.change(.position, of: person.id, from: "\(person.position)", to: "\(person.position + last)")
            if person.part == .main {
                try records.change(.part, of: person.id, from: person.part.rawValue, to: Person.Part.relative.rawValue)
            }
            if let same = pairs[person.id] {
                guard residents.contains(same) else { throw CasesError.notFound }
                try records.change(.mergedInto, of: person.id, from: person.mergedInto?.text, to: same.text)
            }
        }
        guard Set(pairs.keys).isSubset(of: newcomers.map(\.id)) else { throw CasesError.notFound }
    }

    /// What the kept entry of a person does not say is filled in from the other.
    private static func fill(
        _ pairs: [Identifier<Person>: Identifier<Person>],
        _ people: [Person],
        alliance: Identifier<Alliance>,
        _ records: MergeRecords
    ) throws {
        for (source, target) in pairs.sorted(by: { $0.key < $1.key }) {
            guard let other = people.first(where: { $0.id == source }),
                let mine = people.first(where: { $0.id == target })
            else { throw CasesError.notFound }
            var draft = mine.draft
            for field in MergePersonField.allCases where field.value(in: draft) == nil {
                guard let value = field.value(in: other.draft) else { continue }
                field.set(value, in: &draft)
                try records.keep("person.\(field.rawValue)", mine.id.text, from: nil, to: value)
            }
            guard draft != mine.draft else { continue }
            try HouseholdStore.update(mine, to: draft, of: alliance, in: records.transaction)
        }
    }

    private static func fill(_ kept: CaseFile.Head, from absorbed: CaseFile.Head, _ records: MergeRecords) throws {
        var draft = kept.draft
        for field in MergeField.allCases where field.value(in: draft) == nil {
            guard let value = field.value(in: absorbed.draft) else { continue }
            field.set(value, in: &draft)
            try records.keep("case_file.\(field.rawValue)", kept.id.text, from: nil, to: value)
        }
        try CaseFileStore.update(kept, to: draft, in: records.transaction)
    }

    private static func close(_ absorbed: CaseFile.Head, into kept: CaseFile.Head, _ records: MergeRecords) throws {
        try records.keep("case_file.status", absorbed.id.text, from: absorbed.status.rawValue, to: "merged")
        try records.transaction.executeVersioned(
            """
            UPDATE case_file SET status = 'merged', merged_into_id = \(kept.id),
                changed_at = \(records.transaction.now), version = version + 1
            WHERE id = \(absorbed.id) AND version = \(absorbed.version)
            """
        )
    }
}
