/// One thing among several, as a block: what it is, how it stands, a few facts, where it leads.
///
/// Template `card`; several stand in `<ul class="grid">`, each in an `<li>`.
package struct Card: Sendable, Equatable {
    let title: String
    let path: String?
    let tag: Tag?
    let text: String?
    let facts: [String]
    let links: [Link]

    package init(
        _ title: String,
        path: String? = nil,
        tag: Tag? = nil,
        text: String? = nil,
        facts: [String] = [],
        links: [Link] = []
    ) {
        self.title = title
        self.path = path
        self.tag = tag
        self.text = text
        self.facts = facts
        self.links = links
    }
}
