import LotseWeb

/// A page made of parts, one below the other; template `cases.blocks`.
struct Blocks: Sendable {
    /// The sentence under the title.
    var lead: String?
    var blocks: [Block]

    init(lead: String? = nil, _ blocks: [Block?]) {
        self.lead = lead
        self.blocks = blocks.compactMap(\.self)
    }
}

/// One part of such a page: a heading, sentences, and below them whatever it shows or asks.
struct Block: Sendable {
    /// To link to it on the same page.
    let id: String?
    let title: String?
    var texts: [String] = []
    /// Short sentences as a list.
    var points: [String] = []
    /// Texts that somebody wrote, with their line breaks.
    var quotes: [Quote] = []
    var tag: Tag?
    var summary: SummaryList?
    var timeline: Timeline?
    var cards: [Card] = []
    var tables: [Table] = []
    var rows: RowsView?
    var links: [Link] = []
    /// Whether they stand beside each other, as what can be done with what stands above.
    var areLinksInline = false
    /// Buttons, side by side.
    var buttons: [ButtonView] = []
    var form: FormView?
    /// What opens a form that stays closed at first; nil shows it at once.
    var fold: String?
    /// A form with errors is open.
    var isOpen = false

    init(_ title: String? = nil, id: String? = nil) {
        self.title = title
        self.id = id
    }
}

/// Words of a person, in their language.
struct Quote: Sendable {
    let who: String
    let text: String
    /// The language's tag, so that a reading voice changes.
    let language: String?
    /// Which language that is, where the reader may not know it.
    var writtenIn: String?
}
