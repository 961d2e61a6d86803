/// A page before it is rendered: a value with everything it shows, and the name of its template.
package struct Page: Sendable {
    package let title: String
    /// Such as `cases.list`.
    package let template: String
    /// What the template's names find: stored properties, or a dictionary.
    package let content: any Sendable
    package var breadcrumb: [Crumb] = []
    package var notice: Notice?
    /// Pages with wide tables may use the whole width.
    package var isWide = false
    /// Whether any server or browser may keep it for a while: nothing personal, no form.
    package var isShared = false

    package init(_ title: String, template: String, content: any Sendable, breadcrumb: [Crumb] = []) {
        self.title = title
        self.template = template
        self.content = content
        self.breadcrumb = breadcrumb
    }

    /// The same page with a word about what just happened.
    package func saying(_ notice: Notice?) -> Page {
        var page = self
        page.notice = notice
        return page
    }
}

/// One step of the way to a page.
package struct Crumb: Sendable {
    let label: String
    let path: String

    package init(_ label: String, _ path: String) {
        self.label = label
        self.path = path
    }
}

/// A short message above the content.
package struct Notice: Sendable {
    package enum Kind: String, Sendable {
        case success
        case information
        case warning
    }

    let kind: String
    let text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind.rawValue
        self.text = text
    }
}
