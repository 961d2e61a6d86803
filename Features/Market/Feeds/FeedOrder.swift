package import LotseCore
package import LotseFormats

/// A list that somebody wants to take in: whose market, by whom, and what may be done with it.
package struct FeedOrder: Sendable, Equatable {
    package let alliance: Identifier<Alliance>
    /// Who delivers, as the alliance calls it.
    package let connection: String
    /// The member whose offers they are; nil for whoever delivers the offers of others.
    package var organisation: Identifier<Organisation>?
    /// Whether the list names all that the sender has, for formats that do not say so themselves.
    package var extent = FeedExtent.partial
    /// Takes the good entries although others are refused.
    package var takesPartly = false
    /// Closes what vanished although it is much: somebody has looked.
    package var acceptsShrink = false

    package init(alliance: Identifier<Alliance>, connection: String) {
        self.alliance = alliance
        self.connection = connection
    }

    package var limits: FeedMerge.Limits {
        var limits = FeedMerge.Limits()
        limits.acceptsShrink = acceptsShrink
        return limits
    }
}

/// Where offers come from in lists, and what the last list brought.
package struct FeedSource: Sendable, Equatable {
    package let id: Identifier<FeedSource>
    package let alliance: Identifier<Alliance>
    package let name: String
    package let organisation: Identifier<Organisation>?
    package let format: String
    package let extent: FeedExtent
    package let takenAt: Timestamp
    package let counts: Counts

    /// What a list did, in numbers.
    package struct Counts: Sendable, Equatable {
        package var new = 0
        package var changed = 0
        package var same = 0
        package var closed = 0
        package var refused = 0

        package init() {}

        /// What a plan does when it is carried out.
        init(_ plan: FeedPlan, refused: Int) {
            new = plan.fresh.count
            changed = plan.changed.count + plan.reopened.count
            same = plan.same.count
            closed = plan.withdrawn.count + plan.vanished.count
            self.refused = refused
        }
    }
}

/// Why a list is not taken in as it is.
package enum FeedObjection: String, Error, CaseIterable, Sendable {
    /// Nothing of the list counts: see the alarms.
    case alarm
    /// Some entries are refused, and nobody said that the others are to be taken.
    case refusals
    /// There is nothing in it that is an offer.
    case nothing
    /// The connection is somebody else's.
    case foreignConnection = "foreign-connection"
}
