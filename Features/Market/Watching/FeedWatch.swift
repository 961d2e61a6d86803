package import LotseCore
package import LotseFormats

/// Where lists of one source are looked for without anybody handing them in ("Abruf").
package struct FeedWatch: Sendable, Equatable {
    package let id: Identifier<FeedWatch>
    package let alliance: Identifier<Alliance>
    /// Who delivers, as the alliance calls it; never changes.
    package let connection: String
    package var organisation: Identifier<Organisation>?
    package var place: Place
    /// How often an address is asked at most; folders are looked into all the time.
    package var everyHours = 24
    package var extent = FeedExtent.full
    /// Takes the good entries although others are refused.
    package var takesPartly = false
    package var isActive = true
    /// Somebody has looked: the next list may close what vanished although it is much.
    package var acceptsShrink = false
    /// Somebody wants the newest list to be taken once more.
    package var isWantedAgain = false
    /// What the address said of its content when that was taken in.
    package var seen = ContentMark()
    package var lookedAt: Timestamp?
    package var dueAt: Timestamp
    package var version = 1

    package init(
        id: Identifier<FeedWatch>,
        alliance: Identifier<Alliance>,
        connection: String,
        place: Place,
        dueAt: Timestamp
    ) {
        self.id = id
        self.alliance = alliance
        self.connection = connection
        self.place = place
        self.dueAt = dueAt
    }

    package enum Channel: String, CaseIterable, Sendable {
        case folder
        case address
    }

    package enum Place: Sendable, Equatable {
        /// Below the alliance's own folder on the server.
        case folder(FeedFolder.Name)
        case address(FeedAddress)
    }

    /// What an address says of its content, so that it need not send it again (RFC 9110, 8.8).
    package struct ContentMark: Sendable, Equatable {
        package var entityTag: String?
        package var lastModified: String?

        package init(entityTag: String? = nil, lastModified: String? = nil) {
            self.entityTag = entityTag
            self.lastModified = lastModified
        }
    }

    package var channel: Channel {
        switch place {
        case .folder: .folder
        case .address: .address
        }
    }

    /// Whether it is of one of these organisations; of nil it always is.
    func isWithin(_ reach: Set<Identifier<Organisation>>?) -> Bool {
        guard let reach else { return true }
        return organisation.map(reach.contains) ?? false
    }

    /// What is to be done with a list that is found.
    package var order: FeedOrder {
        var order = FeedOrder(alliance: alliance, connection: connection)
        order.organisation = organisation
        order.extent = extent
        order.takesPartly = takesPartly
        order.acceptsShrink = acceptsShrink
        return order
    }
}

/// A list that a watch found, and what became of it ("Eingang").
package struct FeedArrival: Sendable, Equatable {
    package let id: Identifier<FeedArrival>
    package let watch: Identifier<FeedWatch>
    package let name: String
    package let finding: Finding
    package let arrivedAt: Timestamp

    /// What became of a list.
    package struct Finding: Sendable, Equatable {
        package var outcome: Outcome
        package var counts = FeedSource.Counts()
        package var sentences = StaffSentences()

        package init(_ outcome: Outcome) {
            self.outcome = outcome
        }

        /// Of a list that is taken in.
        init(_ trial: FeedIntake.Trial) {
            self.init(trial.plan.withheld.isEmpty ? .taken : .withheld)
            counts = trial.counts
            let refusals = trial.feed.report.refusals
            sentences = StaffSentences { words in
                trial.plan.doubts.compactMap(words.sentence) + words.sentences(refusals, most: Self.mostRefusals)
            }
        }

        /// Of a list that was read but is not taken in.
        init(_ objection: FeedObjection, _ feed: Feed) {
            self.init(.refused)
            counts.refused = feed.report.refusalCount
            sentences = StaffSentences { words in
                [words.sentence(objection)] + feed.report.alarms.map(words.sentence)
                    + words.sentences(feed.report.refusals, most: Self.mostRefusals)
            }
        }

        /// As many sentences about single entries are kept.
        private static let mostRefusals = 20
    }

    package enum Outcome: String, CaseIterable, Sendable {
        case taken
        /// Taken in, but what it no longer names stays open until somebody has looked.
        case withheld
        /// Read, but nothing of it taken in.
        case refused
        /// No list that can be read.
        case unreadable
        /// The folder or address did not give anything.
        case unreachable

        /// Whether somebody has to look.
        package var isAlarming: Bool { self != .taken }
    }
}

/// Sentences in each language of the staff, kept as they were when they were said.
package struct StaffSentences: Sendable, Equatable, Codable {
    private var german: [String] = []
    private var english: [String] = []

    private enum CodingKeys: String, CodingKey {
        case german = "de"
        case english = "en"
    }

    package init() {}

    /// - Parameter say: gives the sentences with the words of a language.
    package init(_ say: (FeedReportWords) -> [String]) {
        german = say(FeedReportWords(outsidePagesIn: .german))
        english = say(FeedReportWords(outsidePagesIn: .english))
    }

    package func list(in language: Language) -> [String] { language == .german ? german : english }
}
