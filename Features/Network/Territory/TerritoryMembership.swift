package import LotseCore

/// A municipality's belonging to an alliance, brought in by a partnership ("Gebietszugehörigkeit").
///
/// It counts on the days of its own period on which its partnership runs, too.
package struct TerritoryMembership: Hashable, Sendable {
    package let id: Identifier<TerritoryMembership>
    package let municipality: MunicipalityKey
    package let partnership: Identifier<Partnership>
    package let period: Period

    package init(
        id: Identifier<TerritoryMembership>,
        municipality: MunicipalityKey,
        partnership: Identifier<Partnership>,
        period: Period
    ) {
        self.id = id
        self.municipality = municipality
        self.partnership = partnership
        self.period = period
    }
}

extension Period {
    /// The days that belong to both, nil where there are none.
    package func intersection(_ other: Period) -> Period? {
        let ends = [end, other.end].compactMap { $0 }
        return Period(from: max(start, other.start), through: ends.min())
    }

    /// The first day on which it no longer holds; nil while no end is known.
    package var dayAfter: Day? { end?.adding(days: 1) }
}
