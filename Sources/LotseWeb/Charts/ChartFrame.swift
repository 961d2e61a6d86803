package import LotseCore

/// What every chart is called and says, whatever it draws.
package struct ChartFrame: Sendable, Equatable {
    let id: String
    let title: String
    let summary: String
    let language: Language
    let files: ChartFiles

    /// - Parameters:
    ///   - id: of the figure on its page.
    ///   - title: what the picture shows.
    ///   - summary: what it says, in a sentence.
    ///   - language: of the words around the picture; bars follow its reading direction.
    ///   - files: where picture and numbers can be fetched.
    package init(
        id: String,
        title: String,
        summary: String,
        language: Language,
        files: ChartFiles = ChartFiles()
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.language = language
        self.files = files
    }
}

/// What templates show around every picture: its name, its description, the same as a table, and its files.
struct ChartFrameView: Sendable, Equatable {
    let id: String
    let title: String
    let summary: String
    let direction: String
    let fills: [ChartFill]
    let hasLegend: Bool
    let table: Table
    let picturePath: String?
    let tablePath: String?
    let hasFiles: Bool
    /// As a file the picture carries its legend below itself.
    let fileHeight: Int

    init(_ frame: ChartFrame, fills: [ChartFill], hasLegend: Bool, pictureHeight: Int, table: Table) {
        id = frame.id
        title = frame.title
        summary = frame.summary
        direction = frame.language.direction.rawValue
        self.fills = fills
        self.hasLegend = hasLegend
        self.table = table
        picturePath = frame.files.picture
        tablePath = frame.files.table
        hasFiles = frame.files != ChartFiles()
        fileHeight = pictureHeight + (hasLegend ? 12 + fills.count * ChartFill.legendLine : 0)
    }
}

/// Where a picture and its numbers can be fetched as files.
package struct ChartFiles: Sendable, Equatable {
    let picture: String?
    let table: String?

    package init(picture: String? = nil, table: String? = nil) {
        self.picture = picture
        self.table = table
    }
}
