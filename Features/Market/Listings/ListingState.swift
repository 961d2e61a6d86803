import LotseCore
import LotseData

extension Listing {
    /// Whether it can be had.
    ///
    /// Names for readers live under `market.state.<raw value>`.
    package enum State: String, CaseIterable, Sendable {
        case open
        /// Not offered for a while; whoever delivers it by a feed does not open it again.
        case paused
        /// Somebody got it ("vergeben").
        case taken
        /// Withdrawn, over, or no longer named by its sender.
        case closed

        /// What it can become by hand.
        var next: [State] {
            switch self {
            case .open: [.paused, .taken, .closed]
            case .paused: [.open, .taken, .closed]
            case .taken, .closed: [.open]
            }
        }
    }
}

extension Listing.State: SQLConvertible {}
extension ListingKind: SQLConvertible {}
