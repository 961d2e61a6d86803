import Foundation
import LotseCore
import LotseWeb

/// A row of the report as an address names it, so that its numbers lead to their records.
extension ReportGrid.Row {
    /// The parameter and its value, ready for an address.
    var query: String {
        switch self {
        case .sex(let sex): "sex=\(sex.rawValue)"
        case .group(let group): "group=\(group.rawValue)"
        case .country(let country): "country=\(country?.code ?? Self.unknown)"
        case .place(""): "place-unknown=yes"
        case .place(let place): "place=\(place.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }
    }

    /// Reads what `query` wrote; nil for the sum of all rows.
    ///
    /// - Throws: `PageError.notFound` for a row that no report has.
    static func read(_ query: FormData, for figure: ReportFigure) throws -> ReportGrid.Row? {
        let named = ["sex", "group", "country", "place", "place-unknown"].filter { !query[$0].isEmpty }
        guard let name = named.first else { return nil }
        guard named.count == 1 else { throw PageError.notFound }
        let value = query[name]
        let row: ReportGrid.Row? =
            switch name {
            case "sex": figure.isConsultation ? Person.Sex(rawValue: value).map { .sex($0) } : nil
            case "group": Country.Group(rawValue: value).map { .group($0) }
            case "country": value == unknown ? .country(nil) : Country(value).map { .country($0) }
            case "place": .place(value)
            default: .place("")
            }
        guard let row else { throw PageError.notFound }
        return row
    }

    private static let unknown = "unknown"
}
