import LotseWeb

/// Records as lines, each with what stands at its side and what can be done; template `cases.rows`.
struct RowsView: Sendable {
    let rows: [Row]
    let emptyText: String

    struct Row: Sendable {
        let title: String
        let path: String?
        let tag: Tag?
        /// Further words below the title.
        let texts: [String]
        /// Short facts at the side: who, by when.
        let side: [String]
        let links: [Link]
        let buttons: [ButtonView]
        let isLate: Bool

        init(
            _ title: String,
            path: String? = nil,
            tag: Tag? = nil,
            texts: [String?] = [],
            side: [String?] = [],
            links: [Link] = [],
            buttons: [ButtonView] = [],
            isLate: Bool = false
        ) {
            self.title = title
            self.path = path
            self.tag = tag
            self.texts = texts.compactMap(\.self).filter { !$0.isEmpty }
            self.side = side.compactMap(\.self).filter { !$0.isEmpty }
            self.links = links
            self.buttons = buttons
            self.isLate = isLate
        }
    }
}
