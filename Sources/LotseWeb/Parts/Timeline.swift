package import LotseCore

/// What happened, newest first ("Verlauf").
///
/// Template `timeline`.
package struct Timeline: Sendable, Equatable {
    let entries: [Entry]
    let emptyText: String

    package init(_ entries: [Entry], emptyText: String) {
        self.entries = entries
        self.emptyText = emptyText
    }

    package struct Entry: Sendable, Equatable {
        let stamp: String
        let when: String
        let who: String?
        let title: String
        let path: String?
        let text: String?
        let tag: Tag?

        /// - Parameters:
        ///   - moment: when it happened.
        ///   - words: whose way of writing a moment is used.
        ///   - who: the name of whoever did it.
        ///   - title: what happened, in a few words.
        ///   - path: where more of it stands.
        ///   - text: what was said or written.
        ///   - tag: how it stands now.
        package init(
            _ moment: Timestamp,
            in words: Words,
            who: String? = nil,
            title: String,
            path: String? = nil,
            text: String? = nil,
            tag: Tag? = nil
        ) {
            stamp = moment.text
            when = words.moment(moment)
            self.who = who
            self.title = title
            self.path = path
            self.text = text
            self.tag = tag
        }
    }
}
