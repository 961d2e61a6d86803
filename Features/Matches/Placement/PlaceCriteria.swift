import LotseCore
import LotseData

/// What a round gives: places in Kitas, or in schools.
enum PlaceKind: String, CaseIterable, Sendable, Codable, SQLConvertible {
    case kita
    case school

    /// Its name for readers is the topic's.
    var topic: Topic { self == .kita ? .childcare : .school }

    /// What a child needs on a day; nil for one that is too young, or grown up.
    init?(bornOn birth: Day, on day: Day) {
        guard FamilyQuestion.ages.contains(birth.age(on: day)) else { return nil }
        self = Cohorts.isAtSchool(bornOn: birth, on: day) ? .school : .kita
    }
}

/// One thing that gives a child points, as an alliance published it.
struct PlaceCriterion: Sendable, Equatable, Codable {
    /// How it is told whether a child meets it.
    ///
    /// The first five the program tells by itself: nothing else may ever be among them, least of all sex, origin, religion
    /// or disability. Names live under `matches.criterion.<raw value>`.
    enum Kind: String, CaseIterable, Sendable, Codable {
        /// A brother or sister goes there, or has been promised a place there.
        case siblingThere = "sibling-there"
        /// A brother or sister asks for the same house in the same round.
        case siblingAsks = "sibling-asks"
        /// All adults of the household work, or have taken up a job.
        case parentsWork = "parents-work"
        /// It lives at most so many kilometres away, as the crow flies.
        case near
        /// It is in its last year before school.
        case lastYear = "last-year"
        /// The office decides, child by child.
        case office
    }

    /// What it is known by, for as long as it is published: `kita-3`.
    let key: String
    /// In the alliance's own words.
    var name: String
    var kind: Kind
    var points: Int
    /// Of a criterion about nearness.
    var kilometres: Int?

    static let possiblePoints = 0...1_000
    static let possibleKilometres = 1...100
}

/// The criteria by which an alliance gives places of one kind, as they are published.
struct PlaceCriteria: Sendable, Equatable {
    let kind: PlaceKind
    /// In the order in which they are shown; none: the lot decides alone.
    let list: [PlaceCriterion]
    /// The highest number in a key, counting those that are no longer published.
    let lastKey: Int
    let version: Int
    let publishedAt: Timestamp

    /// So many at most.
    static let most = 8

    /// Those that the office decides about, child by child.
    var decidedByOffice: [PlaceCriterion] { list.filter { $0.kind == .office } }
}
