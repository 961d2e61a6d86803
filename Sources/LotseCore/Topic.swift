/// A domain of life in which somebody needs help and somebody is responsible ("Lebensbereich").
///
/// The raw value is stored; names for readers live in the catalogues under `topic.<raw value>`.
package enum Topic: String, CaseIterable, Sendable, Codable {
    case work
    case housing
    /// Land to build a home on ("Bauplatz").
    case buildingPlot = "building-plot"
    /// Nursery, kindergarten, after-school care ("Kita, Hort").
    case childcare
    case school
    case language
    /// Of a foreign qualification ("Anerkennung").
    case recognition
    /// Further training ("Qualifizierung").
    case qualification
    /// Entry, visa, permit, registration ("Aufenthalt").
    case residence
    case health
    case mobility
    case leisure
    /// Starting a business ("Gründung").
    case founding
    /// Of old, ill or disabled relatives ("Pflege").
    case care
}
