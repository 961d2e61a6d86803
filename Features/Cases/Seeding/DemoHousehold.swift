import LotseCore

/// An invented household with its story, as `Demo/families.json` tells it or `DemoHouseholds` makes it up.
///
/// Days are counted from the day on which the demo is loaded, so that its worklists are of today.
struct DemoHousehold: Decodable, Sendable {
    /// The alliance's slug.
    let alliance: String
    let openedAgo: Int
    /// Place in the team; nil while nobody has taken the case.
    let owner: Int?
    let status: String
    let language: Language
    let interpreter: Bool
    let country: String?
    let place: String
    /// A municipality's name; nil while the household is open.
    let target: String?
    let arrivalIn: Int?
    let source: String
    let people: [Member]
    let needs: [Wish]
    let consultations: [Talk]
    let tasks: [Duty]
    let notes: [Remark]
    var closing: Ending?
    var plan: PlanStory?
    var letters: [Letter]?
    /// The given name of the main person of a household that is the same, so that this file was merged into that one's.
    var sameAs: String?

    struct Member: Decodable, Sendable {
        let part: String
        let given: String
        let family: String
        let born: Day
        let sex: String
        let occupation: String
        let phone: String
        let mail: String
        /// Levels by language.
        let languages: [String: String]
    }

    struct Wish: Decodable, Sendable {
        let topic: Topic
        let priority: Int
        /// Place in the household; nil for all of it.
        let person: Int?
        let wishedIn: Int?
        let detail: String
        /// `open`, `in-work`, `met`, `unmet:<reason>`, `withdrawn`, or how far a referral came: a key of
        /// `DemoReferrals.steps`.
        let fate: String
    }

    struct Talk: Decodable, Sendable {
        let daysAgo: Int
        let minutes: Int
        let channel: String
        let topics: [Topic]
        let summary: String
        let person: Int
    }

    struct Duty: Decodable, Sendable {
        let title: String
        let dueIn: Int
        let done: Bool
    }

    struct Remark: Decodable, Sendable {
        let daysAgo: Int
        let text: String
    }

    struct Ending: Decodable, Sendable {
        let kind: String
        let landings: [String]
        let evidence: String
        let arrivedAgo: Int?
        let daysAgo: Int
    }
}
