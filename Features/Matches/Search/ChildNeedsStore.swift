import LotseCore
import LotseData

/// Every SQL statement about what children need of their Kita or school.
///
/// Whether a child needs support lies sealed. The program opens it to find places; each time that a person opens it,
/// the journal keeps who.
struct ChildNeedsStore: Sendable {
    private static let purpose = "matches-child-needs"
    private let vault: Vault

    init(_ vault: Vault) {
        self.vault = vault
    }

    func list(
        of caseFile: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> [Identifier<HouseholdMember>: Kept<ChildNeeds>] {
        let rows = try reader.list("SELECT * FROM child_needs WHERE case_file_id = \(caseFile)", entry)
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Those of all children of an alliance.
    func list(
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> [Identifier<HouseholdMember>: Kept<ChildNeeds>] {
        let rows = try reader.list("SELECT * FROM child_needs WHERE alliance_id = \(alliance)", entry)
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Which children something is noted of, and the languages, without what lies sealed.
    static func languages(
        of caseFile: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> [Identifier<HouseholdMember>: Language?] {
        let rows = try reader.list(
            "SELECT person_id, language FROM child_needs WHERE case_file_id = \(caseFile)"
        ) { row in
            (
                try row.value("person_id", as: Identifier<HouseholdMember>.self),
                try row.optional("language", as: String.self).flatMap { Language($0) }
            )
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// What a child needs, for somebody who asked for it; the journal keeps that it was opened.
    func open(
        _ person: Identifier<HouseholdMember>,
        of caseFile: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws -> Kept<ChildNeeds>? {
        guard let kept = try list(of: caseFile, from: transaction.reader)[person] else { return nil }
        transaction.journal(JournalEntry("read", "child_needs", person.text, alliance: alliance))
        return kept
    }

    /// - Throws: `StoreError.stale` where somebody else was faster than `version`, 0 for the first.
    func write(
        _ needs: ChildNeeds,
        of person: Identifier<HouseholdMember>,
        in caseFile: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>,
        seenAt version: Int,
        in transaction: Transaction
    ) throws {
        let sealed = try vault.seal([needs.needsInclusion ? 1 : 0], for: Self.purpose, bindingTo: person.text)
        if version == 0 {
            try transaction.executeVersioned(
                """
                INSERT INTO child_needs (person_id, case_file_id, alliance_id, language, sealed, created_at, changed_at)
                VALUES (\(person), \(caseFile), \(alliance), \(needs.language?.tag), \(sealed), \(transaction.now),
                    \(transaction.now))
                ON CONFLICT (person_id) DO NOTHING
                """
            )
        } else {
            try transaction.executeVersioned(
                """
                UPDATE child_needs SET language = \(needs.language?.tag), sealed = \(sealed), version = version + 1,
                    changed_at = \(transaction.now)
                WHERE person_id = \(person) AND version = \(version)
                """
            )
        }
        transaction.journal(
            JournalEntry(
                version == 0 ? "add" : "edit",
                "child_needs",
                person.text,
                alliance: alliance,
                from: [:],
                to: ["case_file_id": caseFile.text]
            )
        )
    }

    private func entry(_ row: Row) throws -> (Identifier<HouseholdMember>, Kept<ChildNeeds>) {
        let person: Identifier<HouseholdMember> = try row.value("person_id")
        let opened = try vault.open(try row.value("sealed"), for: Self.purpose, bindingTo: person.text)
        let needs = ChildNeeds(
            language: try row.optional("language", as: String.self).flatMap { Language($0) },
            needsInclusion: opened == [1]
        )
        return (person, Kept(value: needs, version: try row.value("version")))
    }
}
