import LotseCore

/// What stands around every picture: its name, its description, the same as a table, and its files.
struct ChartFrame: Sendable, Equatable {
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

    init(
        id: String,
        title: String,
        summary: String,
        language: Language,
        fills: [ChartFill],
        hasLegend: Bool,
        pictureHeight: Int,
        table: Table,
        files: ChartFiles
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        direction = language.direction.rawValue
        self.fills = fills
        self.hasLegend = hasLegend
        self.table = table
        picturePath = files.picture
        tablePath = files.table
        hasFiles = files != ChartFiles()
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
