package import LotseCore

/// Which files a list shows, and how people narrow it.
package struct CaseFileFilter: Sendable, Equatable {
    package let alliance: Identifier<Alliance>
    /// Whose files may be seen; nil for all of the alliance, as auditors see them.
    package let organisations: Set<Identifier<Organisation>>?
    /// Only files that this account owns or stands in for.
    package var mine: Identifier<Account>?
    /// Only files that nobody has taken.
    package var isUnowned = false
    /// Any of these; empty for all.
    package var statuses: Set<CaseFile.Status> = CaseFile.Status.running
    /// With a need of this topic that is not settled.
    package var topic: Topic?
    package var country: Country?
    /// Parts of names, or a number.
    package var search = ""

    package init(alliance: Identifier<Alliance>, organisations: Set<Identifier<Organisation>>?) {
        self.alliance = alliance
        self.organisations = organisations
    }

    /// Where a page of the list begins: after this file.
    package struct Cursor: Sendable, Hashable {
        package let changedAt: Timestamp
        package let id: Identifier<CaseFile>

        package init(changedAt: Timestamp, id: Identifier<CaseFile>) {
            self.changedAt = changedAt
            self.id = id
        }

        /// Reads what `text` writes.
        package init?(_ text: String) {
            let parts = text.split(separator: "_")
            guard parts.count == 2, let moment = Timestamp(text: String(parts[0])),
                let id = Identifier<CaseFile>(parts[1])
            else { return nil }
            self.init(changedAt: moment, id: id)
        }

        package var text: String { "\(changedAt.text)_\(id.text)" }
    }
}

/// One line of the list.
package struct CaseFileLine: Sendable, Equatable {
    package let head: CaseFile.Head
    /// Of the main person; empty where there is none.
    package let name: String
    package let adults: Int
    package let children: Int
    /// Of needs that are not settled, most urgent first.
    package let topics: [Topic]

    package var cursor: CaseFileFilter.Cursor { .init(changedAt: head.changedAt, id: head.id) }
}
