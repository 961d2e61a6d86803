/// What a file of a feed may cost.
package struct FeedLimits: Sendable {
    package var bytes = 1024 * 1024 * 1024
    /// JSON and tables are held whole while they are read.
    package var heldBytes = 64 * 1024 * 1024
    package var entries = 500_000
    /// Elements or brackets inside one another.
    package var depth = 64
    package var attributes = 64
    /// Bytes of a tag with its attributes, of a name, and of a text without a break.
    package var tagBytes = 64 * 1024
    package var textBytes = 16 * 1024 * 1024
    /// Elements of one object, without those that are passed over.
    package var nodes = 2000
    /// Values of a JSON file, single numbers and texts too.
    package var values = 4_000_000
    /// Points of one shape of a map.
    package var points = 100_000
    /// Characters that are kept of one line, such as a title, and of one description.
    package var line = 300
    package var prose = 20_000

    package init() {}
}
