package import LotseCore
package import LotseData

/// One calculation over all waiting households of an alliance: who could get what together ("Gesamtvorschlag"), or what
/// would change if there were more of something.
///
/// It proposes; people accept or refuse each share, and what nobody accepted by `validUntil` has lapsed.
package struct AllocationRun: Sendable, Equatable {
    /// Names live under `matches.run.<raw value>`.
    package enum State: String, CaseIterable, Sendable, SQLConvertible {
        case waiting
        case running
        case done
        case stopped
        case failed

        var isUnderWay: Bool { self == .waiting || self == .running }
    }

    /// What somebody asked for.
    struct Order: Sendable, Equatable {
        /// Who has waited for so many weeks is served before all others.
        var urgentWeeks: Int
        /// What there would be more of; nil for a proposal.
        var addition: MarketAddition?

        static let possibleWeeks = 1...520
    }

    package let id: Identifier<AllocationRun>
    let alliance: Identifier<Alliance>
    let order: Order
    let state: State
    let perMille: Int
    /// What came out; nil until it is done.
    let report: AllocationReport?
    let startedBy: Identifier<Account>
    let startedAt: Timestamp
    /// The last day on which its proposals may be accepted.
    let validUntil: Day

    /// Days from the start for which a proposal may be accepted, and from then on for which things are held.
    static let validDays = 14
}

/// What a run found, in numbers that say nothing of anybody.
struct AllocationReport: Sendable, Equatable, Codable {
    struct Counts: Sendable, Equatable, Codable {
        /// Households that wait and said how they would live.
        var households = 0
        /// Of those, for how many something would fit if they were alone.
        var suited = 0
        var served = 0
        var seekingAdults = 0
        var placedAdults = 0
        var seekingChildren = 0
        var placedChildren = 0
    }

    /// Something of which there is too little.
    struct Scarce: Sendable, Equatable, Codable {
        let listing: Identifier<Listing>
        let title: String
        let place: String
        /// What one more of it would be worth, in points.
        let points: Int
    }

    /// What one more of a thing would be worth, in points.
    struct Price: Sendable, Equatable, Codable {
        let listing: Identifier<Listing>
        let points: Int
    }

    var counts: Counts
    /// What all shares are worth together, and what they could be worth at most, in thousandths of a point.
    var worth: Int
    var bound: Int
    var unservedUrgent: Int
    /// What is lacking most, for people.
    var scarce: [Scarce]
    /// Of all things that are lacking, for `ScarcityPrices`; runs of earlier versions have none.
    var prices: [Price]?
    /// The same with more of something; nil for a proposal.
    var changed: Counts?

    /// How near it is to the best that could be, in whole percent, rounded down.
    var provenPercent: Int { bound > 0 ? worth * 100 / bound : 100 }
}

/// What one household would get by a run, and what people made of it.
struct AllocationShare: Sendable, Equatable {
    /// Names live under `matches.share.<raw value>`.
    enum State: String, CaseIterable, Sendable, SQLConvertible {
        case open
        case accepted
        case refused
        /// It was accepted, and what was held is free again.
        case released
        /// Something would fit, but others need it more.
        case leftOver = "left-over"
        /// Nothing would fit, even if it were alone.
        case unfit
    }

    let run: Identifier<AllocationRun>
    let caseFile: Identifier<CaseFile>
    let organisation: Identifier<Organisation>
    let caseNumber: String
    let isUrgent: Bool
    let state: State
    /// Nil where it gets nothing.
    let content: SharedBundle?
}

/// A bundle as a run proposed it, kept without names: what it is made of, why, and what the household misses.
struct SharedBundle: Sendable, Equatable, Codable {
    struct Part: Sendable, Equatable, Codable {
        let person: Identifier<HouseholdMember>?
        let listing: Identifier<Listing>
        let topic: Topic
        let title: String
        let place: String
        let way: Way?
    }

    struct Way: Sendable, Equatable, Codable {
        /// The mode's name.
        let mode: String
        let minutes: Int
        let margin: Int
        let isEstimated: Bool
    }

    /// What a cause adds to the score; `holder` counts adults or children from 0.
    struct Reason: Sendable, Equatable, Codable {
        let cause: String
        let holder: Int?
        let points: Int
    }

    /// A bundle that would have suited better, and what stands against it.
    struct Missed: Sendable, Equatable, Codable {
        let titles: [String]
        let lacks: [Lack]
    }

    struct Lack: Sendable, Equatable, Codable {
        let title: String
        /// How many other households get it.
        let holders: Int
    }

    let parts: [Part]
    let minutes: Int
    let monthlyCents: Int64
    let readyOn: Day
    let points: Int
    let reasons: [Reason]
    var missed: [Missed]
}
