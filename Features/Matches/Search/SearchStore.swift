import LotseCore
import LotseData
import LotseMatching

extension SearchProfile.RecognitionState: SQLConvertible {}
extension SearchProfile.PermitCondition: SQLConvertible {}
extension HomeSearch.Dwelling: SQLConvertible {}

/// A search profile or home search as it is kept, with the version that changes build on.
struct Kept<Value: Sendable & Equatable>: Sendable, Equatable {
    let value: Value
    let version: Int
}

/// Every SQL statement about what households look for.
///
/// The journal names the record and the case file, never what somebody looks for.
enum SearchStore {
    // MARK: - Work

    static func profiles(
        of caseFile: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> [Identifier<HouseholdMember>: Kept<SearchProfile>] {
        let rows = try reader.list("SELECT * FROM search_profile WHERE case_file_id = \(caseFile)", entry)
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Everybody who looks for work in an alliance.
    static func profiles(
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> [Identifier<HouseholdMember>: Kept<SearchProfile>] {
        let rows = try reader.list("SELECT * FROM search_profile WHERE alliance_id = \(alliance)", entry)
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// What people of some case files look for.
    static func profiles(
        of caseFiles: [Identifier<CaseFile>],
        from reader: Reader
    ) throws -> [Identifier<HouseholdMember>: SearchProfile] {
        let rows = try batches(caseFiles).flatMap { some in
            try reader.list("SELECT * FROM search_profile WHERE case_file_id IN \(list: some)", entry)
        }
        return Dictionary(uniqueKeysWithValues: rows).mapValues(\.value)
    }

    /// Engines take only so many values in one statement.
    private static func batches(_ caseFiles: [Identifier<CaseFile>]) -> [[Identifier<CaseFile>]] {
        stride(from: 0, to: caseFiles.count, by: 1_000).map { start in
            Array(caseFiles[start..<min(start + 1_000, caseFiles.count)])
        }
    }

    private static func entry(_ row: Row) throws -> (Identifier<HouseholdMember>, Kept<SearchProfile>) {
        (try row.value("person_id"), Kept(value: try SearchProfile(row), version: try row.value("version")))
    }

    /// Writes what somebody looks for.
    ///
    /// - Parameters:
    ///   - profile: all of it.
    ///   - person: who.
    ///   - caseFile: whose household the person belongs to.
    ///   - alliance: for the journal.
    ///   - version: as it was seen; 0 for a new one.
    ///   - transaction: the change in the making.
    /// - Throws: `StoreError.stale` where somebody else was faster.
    static func write(
        _ profile: SearchProfile,
        of person: Identifier<HouseholdMember>,
        in caseFile: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>,
        seenAt version: Int,
        in transaction: Transaction
    ) throws {
        let limits = profile.limits
        let lists = Lists(profile)
        if version == 0 {
            try transaction.executeVersioned(
                """
                INSERT INTO search_profile (person_id, case_file_id, alliance_id, occupations, recognition, level, skills,
                    learning, german, hours_from, hours_to, shifts, pay_cents, walk_minutes, bicycle_minutes,
                    car_minutes, transit_minutes, earliest_on, latest_on, permit, contracts, family_terms, help,
                    created_at, changed_at)
                VALUES (\(person), \(caseFile), \(alliance), \(lists.occupations), \(profile.recognition),
                    \(profile.level), \(lists.skills), \(lists.learning), \(profile.german),
                    \(profile.hours.lowerBound), \(profile.hours.upperBound), \(lists.shifts), \(profile.pay),
                    \(limits.walk), \(limits.bicycle), \(limits.car), \(limits.transit), \(profile.earliestOn),
                    \(profile.latestOn), \(profile.permit), \(lists.contracts), \(lists.familyTerms), \(lists.help),
                    \(transaction.now), \(transaction.now))
                ON CONFLICT (person_id) DO NOTHING
                """
            )
        } else {
            try transaction.executeVersioned(
                """
                UPDATE search_profile SET occupations = \(lists.occupations), recognition = \(profile.recognition),
                    level = \(profile.level), skills = \(lists.skills), learning = \(lists.learning),
                    german = \(profile.german), hours_from = \(profile.hours.lowerBound),
                    hours_to = \(profile.hours.upperBound), shifts = \(lists.shifts), pay_cents = \(profile.pay),
                    walk_minutes = \(limits.walk), bicycle_minutes = \(limits.bicycle), car_minutes = \(limits.car),
                    transit_minutes = \(limits.transit), earliest_on = \(profile.earliestOn),
                    latest_on = \(profile.latestOn), permit = \(profile.permit), contracts = \(lists.contracts),
                    family_terms = \(lists.familyTerms), help = \(lists.help), version = version + 1,
                    changed_at = \(transaction.now)
                WHERE person_id = \(person) AND version = \(version)
                """
            )
        }
        transaction.journal(
            JournalEntry(
                version == 0 ? "add" : "edit",
                "search_profile",
                person.text,
                alliance: alliance,
                from: [:],
                to: ["case_file_id": caseFile.text]
            )
        )
    }

    // MARK: - Home

    static func homeSearch(
        of caseFile: Identifier<CaseFile>,
        from reader: Reader
    ) throws -> Kept<HomeSearch>? {
        try reader.row("SELECT * FROM home_search WHERE case_file_id = \(caseFile)").map { row in
            Kept(value: try HomeSearch(row), version: try row.value("version"))
        }
    }

    static func homeSearches(
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> [Identifier<CaseFile>: HomeSearch] {
        let rows = try reader.list("SELECT * FROM home_search WHERE alliance_id = \(alliance)") { row in
            (try row.value("case_file_id", as: Identifier<CaseFile>.self), try HomeSearch(row))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Where and how households of some case files would live.
    static func homeSearches(
        of caseFiles: [Identifier<CaseFile>],
        from reader: Reader
    ) throws -> [Identifier<CaseFile>: HomeSearch] {
        let rows = try batches(caseFiles).flatMap { some in
            try reader.list("SELECT * FROM home_search WHERE case_file_id IN \(list: some)") { row in
                (try row.value("case_file_id", as: Identifier<CaseFile>.self), try HomeSearch(row))
            }
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Writes where and how a household would live; `version` as for profiles.
    static func write(
        _ search: HomeSearch,
        of caseFile: Identifier<CaseFile>,
        _ alliance: Identifier<Alliance>,
        seenAt version: Int,
        in transaction: Transaction
    ) throws {
        if version == 0 {
            try transaction.executeVersioned(
                """
                INSERT INTO home_search (case_file_id, alliance_id, dwelling, half_rooms, budget_cents, municipality,
                    earliest_on, arrive_by, child_minutes, created_at, changed_at)
                VALUES (\(caseFile), \(alliance), \(search.dwelling), \(search.halfRooms), \(search.budget),
                    \(search.municipality), \(search.earliestOn), \(search.arriveBy), \(search.childMinutes),
                    \(transaction.now), \(transaction.now))
                ON CONFLICT (case_file_id) DO NOTHING
                """
            )
        } else {
            try transaction.executeVersioned(
                """
                UPDATE home_search SET dwelling = \(search.dwelling), half_rooms = \(search.halfRooms),
                    budget_cents = \(search.budget), municipality = \(search.municipality),
                    earliest_on = \(search.earliestOn), arrive_by = \(search.arriveBy),
                    child_minutes = \(search.childMinutes), version = version + 1, changed_at = \(transaction.now)
                WHERE case_file_id = \(caseFile) AND version = \(version)
                """
            )
        }
        transaction.journal(
            JournalEntry(
                version == 0 ? "add" : "edit",
                "home_search",
                caseFile.text,
                alliance: alliance,
                from: [:],
                to: ["dwelling": search.dwelling.rawValue]
            )
        )
    }

    // MARK: - Forgetting

    /// The case files that anything is kept of.
    static func caseFiles(from reader: Reader) throws -> Set<Identifier<CaseFile>> {
        let ids = try reader.list(
            """
            SELECT case_file_id FROM search_profile UNION SELECT case_file_id FROM home_search
            UNION SELECT case_file_id FROM match_decision UNION SELECT case_file_id FROM child_needs
            """
        ) { try $0.value("case_file_id", as: Identifier<CaseFile>.self) }
        return Set(ids)
    }

    /// Removes all that is kept of a case file.
    static func remove(_ caseFile: Identifier<CaseFile>, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM search_profile WHERE case_file_id = \(caseFile)")
        try transaction.execute("DELETE FROM home_search WHERE case_file_id = \(caseFile)")
        try transaction.execute("DELETE FROM match_decision WHERE case_file_id = \(caseFile)")
        try transaction.execute("DELETE FROM child_needs WHERE case_file_id = \(caseFile)")
        transaction.journal(
            JournalEntry("forget", "search_profile", caseFile.text, alliance: nil, from: [:], to: [:])
        )
    }
}

/// Lists as words divided by spaces, in a fixed order.
private struct Lists {
    let occupations: String
    let skills: String
    let learning: String
    let shifts: String
    let contracts: String
    let familyTerms: String
    let help: String

    init(_ profile: SearchProfile) {
        occupations = profile.occupations.map { String($0) }.joined(separator: " ")
        skills = profile.skills.joined(separator: " ")
        learning = profile.learning.joined(separator: " ")
        shifts = Words.of(profile.shifts)
        contracts = Words.of(profile.contracts)
        familyTerms = Words.of(profile.familyTerms)
        help = Words.of(profile.help)
    }

    enum Words {
        static func of<Value: RawRepresentable>(_ values: Set<Value>) -> String where Value.RawValue == String {
            values.map(\.rawValue).sorted().joined(separator: " ")
        }
    }
}

extension Row {
    /// Words divided by spaces; those that mean nothing any more are left out.
    func list<Value: RawRepresentable>(of column: String, as _: Value.Type = Value.self) throws -> Set<Value>
    where Value.RawValue == String, Value: Hashable {
        Set(try list(of: column).compactMap(Value.init))
    }

    func list(of column: String) throws -> [String] {
        try value(column, as: String.self).split(separator: " ").map(String.init)
    }
}

extension SearchProfile {
    fileprivate init(_ row: Row) throws {
        let hours: (Int, Int) = (try row.value("hours_from"), try row.value("hours_to"))
        self.init(
            occupations: try row.list(of: "occupations").compactMap { Int($0) },
            recognition: try row.value("recognition"),
            level: try row.value("level"),
            skills: try row.list(of: "skills"),
            learning: try row.list(of: "learning"),
            german: try row.optional("german"),
            hours: hours.0...max(hours.0, hours.1),
            shifts: try row.list(of: "shifts"),
            pay: try row.optional("pay_cents"),
            limits: WayLimits(
                walk: try row.optional("walk_minutes"),
                bicycle: try row.optional("bicycle_minutes"),
                car: try row.optional("car_minutes"),
                transit: try row.optional("transit_minutes")
            ),
            earliestOn: try row.value("earliest_on"),
            latestOn: try row.optional("latest_on"),
            permit: try row.value("permit"),
            contracts: try row.list(of: "contracts"),
            familyTerms: try row.list(of: "family_terms"),
            help: try row.list(of: "help")
        )
    }
}

extension HomeSearch {
    fileprivate init(_ row: Row) throws {
        self.init(
            dwelling: try row.value("dwelling"),
            halfRooms: try row.value("half_rooms"),
            budget: try row.optional("budget_cents"),
            municipality: try row.optional("municipality"),
            earliestOn: try row.value("earliest_on"),
            arriveBy: try row.value("arrive_by"),
            childMinutes: try row.value("child_minutes")
        )
    }
}
