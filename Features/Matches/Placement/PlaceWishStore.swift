import LotseCore
import LotseData

/// Every SQL statement about what families wish for their children.
///
/// The journal names the record and the case file, never what somebody wishes.
enum PlaceWishStore {
    typealias Wishes = [Identifier<HouseholdMember>: Kept<PlaceWish>]

    // MARK: - One child

    static func wishes(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> Wishes {
        Dictionary(
            uniqueKeysWithValues: try reader.list(
                "SELECT * FROM place_wish WHERE case_file_id = \(caseFile)"
            ) { (try $0.value("person_id"), Kept(value: try PlaceWish($0), version: try $0.value("version"))) }
        )
    }

    /// The wishes of all households of an alliance.
    static func wishes(
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> [Identifier<CaseFile>: [Identifier<HouseholdMember>: PlaceWish]] {
        let rows = try reader.list("SELECT * FROM place_wish WHERE alliance_id = \(alliance)") { row in
            (
                try row.value("case_file_id", as: Identifier<CaseFile>.self),
                (try row.value("person_id", as: Identifier<HouseholdMember>.self), try PlaceWish(row))
            )
        }
        return Dictionary(grouping: rows, by: \.0)
            .mapValues { Dictionary(uniqueKeysWithValues: $0.map(\.1)) }
    }

    /// Writes what a family wishes for a child.
    ///
    /// - Parameters:
    ///   - wish: all of it.
    ///   - person: for which child.
    ///   - caseFile: whose household it belongs to.
    ///   - alliance: whose market it looks at.
    ///   - version: as it was seen; 0 for a new one.
    ///   - transaction: the change in the making.
    /// - Throws: `StoreError.stale` where somebody else was faster.
    static func write(
        _ wish: PlaceWish,
        for person: Identifier<HouseholdMember>,
        in caseFile: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>,
        seenAt version: Int,
        in transaction: Transaction
    ) throws {
        let listings = wish.listings.map(\.text).joined(separator: " ")
        let ticked = wish.ticked.sorted().joined(separator: " ")
        if version == 0 {
            try transaction.executeVersioned(
                """
                INSERT INTO place_wish (person_id, case_file_id, alliance_id, wanted_on, listings, promised_id,
                    sibling_at_id, ticked, created_at, changed_at)
                VALUES (\(person), \(caseFile), \(alliance), \(wish.wantedOn), \(listings), \(wish.promised),
                    \(wish.siblingAt), \(ticked), \(transaction.now), \(transaction.now))
                ON CONFLICT (person_id) DO NOTHING
                """
            )
        } else {
            try transaction.executeVersioned(
                """
                UPDATE place_wish SET wanted_on = \(wish.wantedOn), listings = \(listings),
                    promised_id = \(wish.promised), sibling_at_id = \(wish.siblingAt), ticked = \(ticked),
                    version = version + 1, changed_at = \(transaction.now)
                WHERE person_id = \(person) AND version = \(version)
                """
            )
        }
        journal(version == 0 ? "add" : "edit", person, caseFile, alliance, transaction)
    }

    /// Strikes what was wished for a child; nothing happens where nothing was.
    static func remove(
        for person: Identifier<HouseholdMember>,
        in caseFile: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>,
        _ transaction: Transaction
    ) throws {
        let count = try transaction.execute("DELETE FROM place_wish WHERE person_id = \(person)")
        if count > 0 { journal("remove", person, caseFile, alliance, transaction) }
    }

    private static func journal(
        _ action: String,
        _ person: Identifier<HouseholdMember>,
        _ caseFile: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>,
        _ transaction: Transaction
    ) {
        transaction.journal(
            JournalEntry(
                action,
                "place_wish",
                person.text,
                alliance: alliance,
                from: [:],
                to: ["case_file_id": caseFile.text]
            )
        )
    }

    // MARK: - All children of a household

    static func family(of caseFile: Identifier<CaseFile>, from reader: Reader) throws -> Kept<PlaceFamily>? {
        try reader.row("SELECT * FROM place_family WHERE case_file_id = \(caseFile)").map { row in
            Kept(value: try PlaceFamily(row), version: try row.value("version"))
        }
    }

    static func families(
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> [Identifier<CaseFile>: PlaceFamily] {
        let rows = try reader.list("SELECT * FROM place_family WHERE alliance_id = \(alliance)") { row in
            (try row.value("case_file_id", as: Identifier<CaseFile>.self), try PlaceFamily(row))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Writes what goes for all children of a household; `version` as for a child.
    static func write(
        _ family: PlaceFamily,
        of caseFile: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>,
        seenAt version: Int,
        in transaction: Transaction
    ) throws {
        let (isTogether, working) = (family.isTogether ? 1 : 0, family.working.map(\.text).sorted())
        if version == 0 {
            try transaction.executeVersioned(
                """
                INSERT INTO place_family (case_file_id, alliance_id, is_together, working, created_at, changed_at)
                VALUES (\(caseFile), \(alliance), \(isTogether), \(working.joined(separator: " ")),
                    \(transaction.now), \(transaction.now))
                ON CONFLICT (case_file_id) DO NOTHING
                """
            )
        } else {
            try transaction.executeVersioned(
                """
                UPDATE place_family SET is_together = \(isTogether), working = \(working.joined(separator: " ")),
                    version = version + 1, changed_at = \(transaction.now)
                WHERE case_file_id = \(caseFile) AND version = \(version)
                """
            )
        }
        transaction.journal(
            JournalEntry(
                version == 0 ? "add" : "edit",
                "place_family",
                caseFile.text,
                alliance: alliance,
                from: [:],
                to: ["case_file_id": caseFile.text]
            )
        )
    }

    // MARK: - Who works

    /// Adults of an alliance who took up a vacancy that was found for them.
    static func employed(
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> Set<Identifier<HouseholdMember>> {
        Set(
            try reader.list(
                """
                SELECT DISTINCT person_id FROM match_decision
                WHERE alliance_id = \(alliance) AND decision = \(MatchDecision.Verdict.taken)
                """
            ) { try $0.value("person_id") }
        )
    }

    // MARK: - Forgetting

    /// Case files that wishes name.
    static func caseFiles(from reader: Reader) throws -> Set<Identifier<CaseFile>> {
        Set(
            try reader.list("SELECT case_file_id FROM place_wish UNION SELECT case_file_id FROM place_family") {
                try $0.value("case_file_id")
            }
        )
    }

    static func remove(_ caseFile: Identifier<CaseFile>, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM place_wish WHERE case_file_id = \(caseFile)")
        try transaction.execute("DELETE FROM place_family WHERE case_file_id = \(caseFile)")
    }
}

extension PlaceWish {
    fileprivate init(_ row: Row) throws {
        self.init(
            wantedOn: try row.value("wanted_on"),
            listings: try row.list(of: "listings").compactMap { Identifier($0) },
            promised: try row.optional("promised_id"),
            siblingAt: try row.optional("sibling_at_id"),
            ticked: Set(try row.list(of: "ticked"))
        )
    }
}

extension PlaceFamily {
    fileprivate init(_ row: Row) throws {
        self.init(
            isTogether: try row.value("is_together", as: Int.self) == 1,
            working: Set(try row.list(of: "working").compactMap { Identifier($0) })
        )
    }
}
