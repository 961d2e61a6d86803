import LotseCore

extension DemoHousehold {
    /// What an invented household and its adviser planned, and how far they came.
    struct PlanStory: Decodable, Sendable {
        let setAgo: Int
        /// Nil for a draft.
        let proposedAgo: Int?
        /// `agreed`, `change-wanted`, or nil while nobody answered.
        let answer: String?
        let answeredAgo: Int?
        let wish: String?
        /// When the steps were added that nobody has been asked about.
        let laterAgo: Int?
        let goals: [GoalStory]
    }

    struct GoalStory: Decodable, Sendable {
        let topic: Topic
        let title: String
        let steps: [StepStory]
    }

    struct StepStory: Decodable, Sendable {
        let title: String
        /// `household`, `adviser`, `body` for the responsible one, or a place in the household.
        let who: String
        let dueIn: Int?
        let endedAgo: Int?
        /// Why it was dropped.
        let dropped: String?
        let isLater: Bool?
    }

    /// A message behind the secret link.
    struct Letter: Decodable, Sendable {
        let daysAgo: Int
        let text: String
        let language: Language
        let isFromAdviser: Bool?
        let isRead: Bool?
    }
}

/// A request that nobody has decided about yet.
struct DemoRequest: Decodable, Sendable {
    let alliance: String
    let daysAgo: Int
    let given: String
    let family: String
    let adults: Int
    let children: [Day]
    let country: String
    let place: String
    let target: String?
    let topics: [Topic]
    let message: String
    let mail: String
    let language: Language
    /// What was written after sending it.
    let letter: String?
}
