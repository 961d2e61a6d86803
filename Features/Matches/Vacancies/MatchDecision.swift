import LotseCore
import LotseMatching

/// What somebody decided about one vacancy for one person.
struct MatchDecision: Sendable, Equatable {
    /// Names live under `matches.decision.<raw value>`.
    enum Verdict: String, CaseIterable, Sendable {
        /// Taken up: it stands in the case file as a proposal.
        case taken
        /// Not now; it can be fetched back.
        case aside
        /// Does not fit, for a reason from which the next list learns.
        case unfit
    }

    /// Why something does not fit.
    ///
    /// Names live under `matches.unfit.<raw value>`.
    enum Reason: String, CaseIterable, Sendable {
        case tooFar = "too-far"
        case otherWork = "other-work"
        case pay
        case shifts
        case employer
        case other
    }

    /// What the vacancy was when it was decided about.
    struct Seen: Sendable, Equatable {
        var title: String
        var occupation: Int
        var offeredBy: String
        /// One way; nil where no way was counted.
        var way: Way?
        var pay: Money?
        var shifts: Set<ShiftKind>

        struct Way: Sendable, Equatable {
            let mode: TravelMode
            let minutes: Int
        }
    }

    let listing: Identifier<Listing>
    let verdict: Verdict
    let reason: Reason?
    let note: String
    let seen: Seen
}
