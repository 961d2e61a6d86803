/// A proposal that explains itself: what, where, why, what stands against it, and how well it fits as a quiet bar.
///
/// Template `reasoned-card`; several stand in `<ul class="grid">`, each in an `<li>`.
package struct ReasonedCard: Sendable, Equatable {
    let title: String
    let path: String?
    /// Who offers it and where.
    let place: String
    let tag: Tag?
    /// The strongest reasons in words, three at most.
    let reasons: [String]
    /// What stands against it, each with a way around.
    let obstacles: [String]
    /// Of a hundred; nil where nothing is measured.
    let percent: Int?
    /// Everything that counted, on demand.
    let details: SummaryList?
    let buttons: [ButtonView]
    let links: [Link]

    package init(
        _ title: String,
        path: String? = nil,
        place: String,
        tag: Tag? = nil,
        reasons: [String] = [],
        obstacles: [String] = [],
        percent: Int? = nil,
        details: SummaryList? = nil,
        buttons: [ButtonView] = [],
        links: [Link] = []
    ) {
        self.title = title
        self.path = path
        self.place = place
        self.tag = tag
        self.reasons = Array(reasons.prefix(3))
        self.obstacles = obstacles
        self.percent = percent
        self.details = details
        self.buttons = buttons
        self.links = links
    }
}

/// A block that another room puts beside a record's page.
package struct BesidePanel: Sendable, Equatable {
    /// The anchor of its heading.
    package let id: String
    package let title: String
    package let text: String?
    package let cards: [ReasonedCard]
    package let links: [Link]

    package init(_ id: String, _ title: String, text: String? = nil, cards: [ReasonedCard] = [], links: [Link] = []) {
        self.id = id
        self.title = title
        self.text = text
        self.cards = cards
        self.links = links
    }
}
