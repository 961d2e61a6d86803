/// What kind of thing the market of a region holds.
///
/// The raw value is stored; names live under `listing.<raw value>`.
package enum ListingKind: String, CaseIterable, Sendable, Codable {
    /// A job or apprenticeship ("offene Stelle").
    case vacancy
    /// A flat or house ("Wohnung, Haus").
    case home
    /// Land to build on ("Bauplatz").
    case plot
    /// Places in a group of a day-care centre ("Kita-Platz").
    case carePlace = "care-place"
    /// Places in a school ("Schulplatz").
    case school
    /// Seats in a course ("Kursplatz").
    case course
}

/// Tag of the identifiers of what the market holds ("Angebot am Markt").
package enum Listing {}
