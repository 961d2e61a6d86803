package import LotseCore
import LotseFormats

/// Which listings a list shows.
package struct ListingFilter: Sendable, Equatable {
    package let alliance: Identifier<Alliance>
    /// Whose listings may be seen; nil for all of the alliance.
    package let organisations: Set<Identifier<Organisation>>?
    package var kind: ListingKind?
    /// Nil for any.
    package var state: Listing.State?
    /// Words of title, offerer, town or postcode, each of them somewhere.
    package var search = ""
    package var municipality: MunicipalityKey?
    /// Only what nobody has confirmed since before this day.
    package var statedBefore: Day?
    /// Only vacancies of which nobody knows the occupation.
    package var lacksOccupation = false

    package init(alliance: Identifier<Alliance>, organisations: Set<Identifier<Organisation>>?) {
        self.alliance = alliance
        self.organisations = organisations
    }

    /// Where a page of the list begins: after this listing.
    package struct Cursor: Sendable, Hashable {
        package let statedOn: Day
        package let id: Identifier<Listing>

        package init(statedOn: Day, id: Identifier<Listing>) {
            self.statedOn = statedOn
            self.id = id
        }

        /// Reads what `text` writes.
        package init?(_ text: String) {
            let parts = text.split(separator: "_")
            guard parts.count == 2, let day = Day(parts[0]), let id = Identifier<Listing>(parts[1]) else { return nil }
            self.init(statedOn: day, id: id)
        }

        package var text: String { "\(statedOn)_\(id.text)" }
    }
}

/// One line of the list.
package struct ListingLine: Sendable, Equatable {
    package let id: Identifier<Listing>
    package let kind: ListingKind
    package let title: String
    package let offeredBy: String?
    package let town: String
    package let freeOn: Day?
    package let freeCount: Int?
    package let state: Listing.State
    package let statedOn: Day
    package let lacksOccupation: Bool
    /// Of a plot, what people compare plots by.
    package let plot: PlotLine?

    package var cursor: ListingFilter.Cursor { .init(statedOn: statedOn, id: id) }
}

/// What people compare plots by.
package struct PlotLine: Sendable, Equatable {
    package let areaInSquareMetres: Int?
    package let squareMetrePrice: Money?
    package let applyUntil: Day?

    init(_ plot: PlotRecord) {
        areaInSquareMetres = plot.areaInSquareDecimetres.map { ($0 + 50) / 100 }
        squareMetrePrice = plot.squareMetrePrice
        applyUntil = plot.applyUntil
    }
}
