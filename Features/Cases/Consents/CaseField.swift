import LotseCore

/// A piece of a household's data that can be given to a partner, or not ("Angabe").
///
/// The raw value is stored with each consent; names for readers live under `cases.field.<raw value>`.
enum CaseField: String, CaseIterable, Sendable, Codable {
    /// Given and family name of the person who is the contact.
    case name
    case mail
    case phone
    /// The languages somebody can be spoken to in, and whether an interpreter is wanted.
    case language
    /// Country and place somebody comes from.
    case origin
    /// The municipality somebody wants to live in.
    case destination
    /// The day somebody wants to have arrived by.
    case arrival
    /// How many adults and children come.
    case household
    /// The children's days of birth: schools and nurseries go by the day.
    case childrenBirths = "children-births"
    case occupation
    /// What is needed, in the person's own words.
    case needDetail = "need-detail"

    /// What a body that answers for the topic cannot do without.
    ///
    /// Proposed in consent forms, never taken.
    static func proposed(for topic: Topic) -> Set<CaseField> {
        let always: Set<CaseField> = [.name, .mail, .phone, .language, .destination, .arrival, .needDetail]
        switch topic {
        case .work, .recognition, .qualification, .founding: return always.union([.occupation, .origin])
        case .childcare, .school: return always.union([.household, .childrenBirths])
        case .housing, .buildingPlot, .residence: return always.union([.household, .origin])
        case .care, .health, .mobility, .leisure, .language: return always
        }
    }
}
