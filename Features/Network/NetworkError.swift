/// What the network refuses, for reasons that a person can mend.
///
/// Sentences live under `network.error.<raw value>`.
package enum NetworkError: String, Error, CaseIterable, Sendable {
    case notASlug = "not-a-slug"
    case slugTaken = "slug-taken"
    /// A page of the installation has this name.
    case slugReserved = "slug-reserved"
    case nameMissing = "name-missing"
    /// The day before the first: an end that lies before its start.
    case endBeforeStart = "end-before-start"
    /// The change alters days that are over, and nobody said why.
    case reasonNeeded = "reason-needed"
    /// The organisation holds this role in the alliance on some of these days already.
    case partnershipOverlaps = "partnership-overlaps"
    /// The period lies outside of the partnership that it rests on.
    case outsidePartnership = "outside-partnership"
    /// The organisation takes no part in the alliance on any of these days.
    case notAPartner = "not-a-partner"
    case notOfThisAlliance = "not-of-this-alliance"
    case unitOfOtherOrganisation = "unit-of-other-organisation"
    /// A unit would come to stand above itself.
    case unitsInACircle = "units-in-a-circle"
    /// The firm belongs to the association already, or did so: its dates can be changed.
    case memberTwice = "member-twice"
    case unitNameTaken = "unit-name-taken"
    case twoLeads = "two-leads"
    case topicsMissing = "topics-missing"
    case placesMissing = "places-missing"
    case placeUnknown = "place-unknown"
    case organisationUnknown = "organisation-unknown"
    case signatoriesMissing = "signatories-missing"
    case signedTwice = "signed-twice"
    case alreadyEnded = "already-ended"
    /// Another recognition of the alliance runs on some of these days.
    case recognitionOverlaps = "recognition-overlaps"
}
