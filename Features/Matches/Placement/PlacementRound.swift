import LotseCore
import LotseData

/// One round in which an alliance's Kita or school places are given to the children who asked, by its published criteria
/// ("Vergaberunde").
///
/// It proposes; each household's team accepts or refuses, and what nobody accepted by `validUntil` has lapsed.
struct PlacementRound: Sendable, Equatable {
    /// What somebody asked for.
    struct Order: Sendable, Equatable {
        let kind: PlaceKind
        /// From which day the places are.
        let day: Day
        /// Of the lottery, as it was drawn; nil to have one drawn.
        let seed: Int?
    }

    let id: Identifier<PlacementRound>
    let alliance: Identifier<Alliance>
    let kind: PlaceKind
    let day: Day
    let seed: Int
    let criteriaVersion: Int
    /// As they were then.
    let criteria: [PlaceCriterion]
    let report: RoundReport
    /// Nil for the demo region's.
    let startedBy: Identifier<Account>?
    let startedAt: Timestamp
    let validUntil: Day

    static let possibleSeeds = 1...999_999_999
    /// Days from the start for which a place may be accepted, and from then on for which it is held.
    static let validDays = AllocationRun.validDays
}

/// What a round found, in numbers that say nothing of anybody.
struct RoundReport: Sendable, Equatable, Codable {
    /// A Kita group or a school.
    struct Programme: Sendable, Equatable, Codable {
        let listing: Identifier<Listing>
        let title: String
        let place: String
        /// Free before the round, those promised included.
        let places: Int
        let filled: Int
        let promised: Int
        /// Who got the last place; nil where places are left.
        let last: PlacedChild.Last?
    }

    var children = 0
    var placed = 0
    var firstWish = 0
    /// Families that wanted to be together, and those that are.
    var families = 0
    var together = 0
    /// Cases whose joint wishes chased those of others in a circle: a person must look.
    var dissolved: [String] = []
    /// Children who like a place better that somebody behind them got.
    var justifiedEnvy = 0
    /// Families who like places better together that they would be given.
    var blockingFamilies = 0
    /// Places that stay free though somebody would rather have them.
    var wastedPlaces = 0
    var programmes: [Programme] = []

    /// Nobody could be given what he or she likes better without passing over somebody who comes first.
    var isStable: Bool { justifiedEnvy == 0 && blockingFamilies == 0 && wastedPlaces == 0 }
}

/// What a round has for one child, and what people made of it.
struct PlacementShare: Sendable, Equatable {
    /// Names live under `matches.placed.<raw value>`.
    enum State: String, CaseIterable, Sendable, SQLConvertible {
        case open
        case accepted
        case refused
        /// It was accepted, and the place is free again.
        case released
        /// A later round took over before anybody had decided.
        case replaced
        /// There is no place for it.
        case leftOver = "left-over"
    }

    let round: Identifier<PlacementRound>
    let person: Identifier<HouseholdMember>
    let caseFile: Identifier<CaseFile>
    let kind: PlaceKind
    let caseNumber: String
    /// Which child of the household it is, from 1.
    let childNumber: Int
    let state: State
    let content: PlacedChild
}

/// Why a child would get this place and none that it would rather have; names nobody.
struct PlacedChild: Sendable, Equatable, Codable {
    struct Place: Sendable, Equatable, Codable {
        let listing: Identifier<Listing>
        let title: String
        let place: String
        /// Which of its wishes it is, from 0; nil for a promised place that was not among them.
        let wish: Int?
        let isPromised: Bool
        let points: Int
        /// Keys of the criteria that make up the points.
        let criteria: [String]
    }

    /// Who got the last place of a house that is full.
    struct Last: Sendable, Equatable, Codable {
        let points: Int
        let lot: Int
        let isPromised: Bool
    }

    /// A house that it would rather have had, and what stood against it.
    struct Missed: Sendable, Equatable, Codable {
        /// Names live under `matches.missed.<raw value>`.
        enum Reason: String, CaseIterable, Sendable, Codable {
            case noPlaces = "no-places"
            case allPromised = "all-promised"
            case fewerPoints = "fewer-points"
            case laterLot = "later-lot"
            case withSiblings = "with-siblings"
        }

        let listing: Identifier<Listing>
        /// With its town: many houses have the same name.
        let title: String
        let points: Int
        let criteria: [String]
        let last: Last?
        let reason: Reason
    }

    /// How its brothers and sisters and it were placed.
    ///
    /// Names live under `matches.siblings.<raw value>`.
    enum Siblings: String, CaseIterable, Sendable, Codable {
        case together
        case apart
        /// Their joint wishes chased those of others in a circle: a person must look.
        case dissolved
    }

    /// Its number in the lottery, the lowest first.
    let lot: Int
    /// Wishes that do not take a child of its age on the day, or are no longer offered.
    let unsuited: Int
    /// Nil where it gets none.
    let place: Place?
    let missed: [Missed]
    /// Nil where it asked alone.
    let siblings: Siblings?
}
