import LotseData

/// A country by its two letters of ISO 3166-1.
///
/// Names live under `country.<code>` in lower case.
package struct Country: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let code: String

    /// Accepts two ASCII letters, in any case.
    package init?(_ code: some StringProtocol) {
        let upper = code.uppercased()
        guard upper.utf8.count == 2, upper.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
        self.code = upper
    }

    package var description: String { code }

    package static func < (left: Self, right: Self) -> Bool { left.code < right.code }

    /// The groups that funders ask for ("Ländergruppen").
    package enum Group: String, CaseIterable, Sendable {
        case germany
        /// The European Union, the European Economic Area and Switzerland: free to come and work.
        case freeMovement = "free-movement"
        case thirdCountry = "third-country"
        case unknown
    }

    package var group: Group {
        if code == "DE" { return .germany }
        return Self.freeMovement.contains(code) ? .freeMovement : .thirdCountry
    }

    private static let freeMovement: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
        "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO", "CH",
    ]
}

extension Country: SQLText, SQLConvertible {
    package var sqlText: String { code }
    package init?(sqlText: String) { self.init(sqlText) }
}
