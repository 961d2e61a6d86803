/// A form without questions: one button that changes something; template `button`.
package struct ButtonView: Sendable, Equatable {
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

    struct Hidden: Sendable, Equatable {
        let name: String
        let value: String
    }

    package init(
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
