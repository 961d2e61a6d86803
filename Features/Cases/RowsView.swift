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

/// A form without questions: one button that changes something; template `cases.button`.
struct ButtonView: Sendable {
    let label: String
    /// What the button is about, for those who hear it without what stands around it; nil where the label says it.
    let about: String?
    let action: String
    let token: String
    let hidden: [Hidden]
    /// Whether it takes something away.
    let isGrave: Bool
    /// Whether it is the one thing to do on the page.
    let isMain: Bool

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    init(
        _ label: String,
        about: String? = nil,
        to action: String,
        hidden: [(String, String)] = [],
        isGrave: Bool = false,
        isMain: Bool = false,
        for context: some PageContext
    ) {
        self.label = label
        self.about = about
        self.action = action
        token = context.visitor.newToken()
        self.hidden = hidden.map(Hidden.init)
        self.isGrave = isGrave
        self.isMain = isMain
    }
}
