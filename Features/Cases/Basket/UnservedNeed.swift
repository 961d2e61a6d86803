import LotseCore

/// A need that nobody serves, in the basket of the team lead ("Korb der unversorgten Bedarfe").
struct UnservedNeed: Sendable, Equatable {
    let need: Identifier<Need>
    let caseFile: Identifier<CaseFile>
    let alliance: Identifier<Alliance>
    let organisation: Identifier<Organisation>
    let topic: Topic
    let municipality: MunicipalityKey?
    let cause: Cause
    let since: Day

    /// What came of one attempt to have a need served.
    struct Attempt: Sendable, Equatable {
        let day: Day
        let result: Result
    }

    enum Result: String, CaseIterable, Sendable {
        /// Waiting, taken on, or done.
        case hopeful
        case declined
        case noAnswer = "no-answer"
        /// Nobody is responsible for the topic at the place.
        case gap
        /// Taken back: says nothing about the region.
        case withdrawn

        var isFruitless: Bool { self == .declined || self == .noAnswer || self == .gap }

        init(_ referral: Referral) {
            switch referral.status {
            case .declined: self = referral.answer.reason?.leavesNeedOpen == false ? .hopeful : .declined
            case .noAnswer: self = .noAnswer
            case .withdrawn, .draft: self = .withdrawn
            // A person who could not be reached is not a service that is missing.
            case .sent, .seen, .accepted, .inWork, .done, .notReached: self = .hopeful
            }
        }
    }

    /// Why nobody serves it, as one word for the gap map.
    enum Cause: String, CaseIterable, Sendable {
        case declined
        case noAnswer = "no-answer"
        case gap
        case mixed

        init(_ results: [Result]) {
            let kinds = Set(results)
            if kinds == [.declined] {
                self = .declined
            } else if kinds == [.noAnswer] {
                self = .noAnswer
            } else if kinds == [.gap] {
                self = .gap
            } else {
                self = .mixed
            }
        }
    }
}
