import LotseCore
import LotseMatching

/// What the reasons teach for which vacancies did not fit: the next list keeps to it until somebody takes it back.
///
/// Pure. Nothing is learned from one person for another.
struct LearnedLimits: Sendable, Equatable {
    private(set) var profile: SearchProfile
    /// Listings that were decided about.
    private(set) var decided: Set<Identifier<Listing>> = []
    /// Codes of work that is not wanted.
    private(set) var otherWork: Set<Int> = []
    /// Employers that are not wanted, in lower case.
    private(set) var employers: Set<String> = []

    /// - Parameters:
    ///   - profile: as it was noted.
    ///   - decisions: all about this person.
    init(_ profile: SearchProfile, after decisions: [MatchDecision]) {
        self.profile = profile
        for decision in decisions {
            decided.insert(decision.listing)
            learn(decision)
        }
    }

    private mutating func learn(_ decision: MatchDecision) {
        let seen = decision.seen
        switch decision.reason {
        case .tooFar:
            guard let way = seen.way, let limit = profile.limits[way.mode], way.minutes <= limit else { return }
            profile.limits[way.mode] = max(way.minutes - 1, WayLimits.possible.lowerBound)
        case .otherWork: otherWork.insert(seen.occupation)
        case .pay:
            guard let pay = seen.pay, pay >= profile.pay ?? .zero else { return }
            profile.pay = Money(cents: pay.cents + 1)
        case .shifts: profile.shifts.subtract(seen.shifts)
        case .employer: if !seen.offeredBy.isEmpty { employers.insert(seen.offeredBy.lowercased()) }
        case .other, nil: break
        }
    }

    /// Whether a vacancy may stand on the next list.
    func admits(_ vacancy: OpenVacancy) -> Bool {
        !decided.contains(vacancy.listing.id) && !otherWork.contains(vacancy.occupation)
            && !employers.contains(vacancy.listing.offeredBy?.lowercased() ?? "")
    }
}
