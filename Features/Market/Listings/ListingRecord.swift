package import LotseCore
package import LotseFormats

extension Listing {
    /// Something that a region offers: whose it is, how it stands, and everything that was said of it.
    package struct Record: Hashable, Sendable {
        package let id: Identifier<Listing>
        package let alliance: Identifier<Alliance>
        /// The member of the alliance that offers it; nil for what a feed brought.
        package var organisation: Identifier<Organisation>?
        package var state = State.open
        package var content: ListingContent
        /// Where it lies; nil where the address names no municipality that is known.
        package var municipality: MunicipalityKey?
        /// Of a vacancy, five digits of the KldB 2010; nil as long as nobody knows it.
        package var occupation: Int?
        /// The last day on which somebody said that it is still to be had.
        package var statedOn: Day
        /// Another listing of the same thing, which is shown in place of this one.
        package var twin: Identifier<Listing>?
        package var version = 1

        package init(
            id: Identifier<Listing>,
            alliance: Identifier<Alliance>,
            organisation: Identifier<Organisation>? = nil,
            content: ListingContent,
            statedOn: Day
        ) {
            self.id = id
            self.alliance = alliance
            self.organisation = organisation
            self.content = content
            self.statedOn = statedOn
        }

        package var kind: ListingKind { content.kind }
        /// Whether a feed brought it.
        package var isDelivered: Bool { content.key.sender != ListingContent.byForm }
    }
}
