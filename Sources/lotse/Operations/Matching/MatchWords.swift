import LotseMatching

/// The words by which files name what the engine numbers.
enum MatchWords {
    static let german: [(String, LanguageLevel)] = [
        ("none", .none), ("A1", .a1), ("A2", .a2), ("B1", .b1), ("B2", .b2), ("C1", .c1), ("C2", .c2),
    ]
    static let recognition: [(String, Recognition)] = [
        ("none", .none), ("applied", .applied), ("partial", .partial), ("full", .full),
    ]
    static let permit: [(String, WorkPermit)] = [
        ("unrestricted", .unrestricted), ("skilledOnly", .skilledOnly), ("withConsent", .withConsent),
        ("missing", .missing),
    ]
    static let contract: [(String, Contract)] = [
        ("permanent", .permanent), ("fixedTerm", .fixedTerm), ("agency", .agency), ("marginal", .marginal),
        ("apprenticeship", .apprenticeship),
    ]
    static let shifts: [(String, Shifts)] = [
        ("late", .late), ("night", .night), ("weekend", .weekend), ("onCall", .onCall),
    ]
    static let family: [(String, FamilyTerms)] = [
        ("flexibleHours", .flexibleHours), ("workFromHome", .workFromHome), ("kitaHours", .kitaHours),
        ("schoolHolidays", .schoolHolidays),
    ]
    static let help: [(String, EmployerHelp)] = [("home", .home), ("care", .care)]

    /// What a word means; the standard where there is none.
    ///
    /// - Throws: `Installation.Problem` that names the words that would do.
    static func value<Value>(_ word: String?, of table: [(String, Value)], at place: String) throws -> Value? {
        guard let word else { return nil }
        guard let known = table.first(where: { $0.0 == word }) else {
            let words = table.map(\.0).joined(separator: ", ")
            throw Installation.Problem(description: "\(place): \(word) is none of \(words).")
        }
        return known.1
    }

    /// What words mean together.
    ///
    /// - Throws: `Installation.Problem` that names the words that would do.
    static func values<Value>(_ words: [String]?, of table: [(String, Value)], at place: String) throws -> [Value] {
        try (words ?? []).compactMap { try value($0, of: table, at: place) }
    }
}
