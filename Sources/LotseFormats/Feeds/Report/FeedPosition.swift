/// Where in a file something stands, as exactly as its format allows.
package struct FeedPosition: Hashable, Sendable {
    /// Counted from one, as editors do.
    package var line: Int?
    /// Counted from one in characters.
    package var column: Int?
    /// Which object of the file, counted from one.
    package var entry: Int?
    /// The field's name in the format, with those above it: `preise/nettokaltmiete`, `arbeitsort.plz`.
    package var field: String?

    package init(line: Int? = nil, column: Int? = nil, entry: Int? = nil, field: String? = nil) {
        self.line = line
        self.column = column
        self.entry = entry
        self.field = field
    }
}
