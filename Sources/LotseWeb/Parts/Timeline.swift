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
        ///   - isWholeDay: whether only the moment's day is known.
        ///   - words: whose way of writing a moment is used.
        ///   - who: the name of whoever did it.
        ///   - title: what happened, in a few words.
        ///   - path: where more of it stands.
        ///   - text: what was said or written.
        ///   - tag: how it stands now.
        package init(
            _ moment: Timestamp,
            isWholeDay: Bool = false,
            in words: Words,
            who: String? = nil,
            title: String,
            path: String? = nil,
            text: String? = nil,
            tag: Tag? = nil
        ) {
            let day = Berlin.day(at: moment)
            stamp = isWholeDay ? day.description : moment.text
            when = isWholeDay ? words.day(day) : words.moment(moment)
            self.who = who
            self.title = title
            self.path = path
            self.text = text
            self.tag = tag
        }
    }
}
