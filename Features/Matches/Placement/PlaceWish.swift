import LotseCore

/// What a family would take for one child, and what the office knows of it ("Platzwunsch").
struct PlaceWish: Sendable, Equatable {
    /// From which day the child needs a place.
    var wantedOn: Day
    /// Kita groups or schools, the best first.
    var listings: [Identifier<Listing>]
    /// Where it has been promised a place; that place is among the free ones of the house.
    var promised: Identifier<Listing>?
    /// Where a brother or sister goes already.
    var siblingAt: Identifier<Listing>?
    /// Keys of criteria that the office decided in the child's favour.
    var ticked: Set<String> = []

    static let most = 10
    /// Nobody asks for places further ahead, in days.
    static let furthestDays = 1_100
}

/// What goes for all children of a household.
struct PlaceFamily: Sendable, Equatable {
    /// Whether brothers and sisters would rather be together than each have the best of its own.
    var isTogether = false
    /// Adults who work already, as the office knows.
    var working: Set<Identifier<HouseholdMember>> = []
}

extension OpenPlace {
    var kind: PlaceKind { if case .ages = takes { .kita } else { .school } }

    /// Whether it takes a child born on `birth` from a day on.
    func suits(bornOn birth: Day, on day: Day) -> Bool {
        guard freeOn <= day, PlaceKind(bornOn: birth, on: day) == kind else { return false }
        return switch takes {
        case .ages(let months): Cohorts.births(months, on: day).contains(birth.daysSince1970)
        case .grades(let grades): Cohorts.entries(grades, on: day).contains(Cohorts.entry(bornOn: birth))
        }
    }
}

extension OpenListing {
    /// What it is and in which town, in one line.
    var titleAndTown: String { [title, town].filter { !$0.isEmpty }.joined(separator: ", ") }
}
