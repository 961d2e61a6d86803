import LotseCore

/// Where and how a household would live, and by when ("Wohnwunsch").
struct HomeSearch: Sendable, Equatable {
    /// Names live under `matches.dwelling.<raw value>`.
    enum Dwelling: String, CaseIterable, Sendable {
        case rent
        case plot
        /// A home to rent or a plot to build on.
        case either
        /// It has a home there already.
        case settled
    }

    var dwelling: Dwelling
    /// Two and a half rooms are five.
    var halfRooms: Int
    /// Cold rent and heating a month; nil where money is no matter.
    var budget: Money?
    /// Where a settled household lives.
    var municipality: MunicipalityKey?
    var earliestOn: Day
    var arriveBy: Day
    /// Minutes one way to Kita or school.
    var childMinutes: Int

    static let possibleChildMinutes = 5...120
}
