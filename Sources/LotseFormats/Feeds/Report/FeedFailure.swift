/// Why nothing at all of a file was taken.
package struct FeedFailure: Error, Hashable, Sendable {
    package let reason: Reason
    package let position: FeedPosition

    package init(_ reason: Reason, at position: FeedPosition = FeedPosition()) {
        self.reason = reason
        self.position = position
    }

    /// Codes of sentences: the rooms' catalogues have the words.
    package enum Reason: String, CaseIterable, Sendable {
        case empty
        case tooLarge = "too-large"
        /// An archive where a plain file should be, or one that holds no feed, several, or a broken one.
        case archive
        /// An archive with a name that leads out of it.
        case unsafeArchive = "unsafe-archive"
        /// UTF-16, UTF-32 or a code page that is not read here.
        case encoding
        /// Bytes that the stated encoding does not have.
        case brokenEncoding = "broken-encoding"
        /// A document type or entity definition: the door for reading foreign files and for bombs.
        case documentType = "document-type"
        case tooDeep = "too-deep"
        case tooManyAttributes = "too-many-attributes"
        case tooLongText = "too-long-text"
        case tooManyEntries = "too-many-entries"
        case malformed
        /// The same name twice in one JSON object: readers disagree about which one counts.
        case duplicateName = "duplicate-name"
        /// Well formed, but not of this format.
        case otherFormat = "other-format"
        /// Coordinates in another reference system than degrees of WGS 84.
        case referenceSystem = "reference-system"
        /// A table's heading lacks a column that is needed.
        case missingColumn = "missing-column"
        /// A table's heading has a column that the template does not know.
        case unknownColumn = "unknown-column"
        case repeatedColumn = "repeated-column"
    }
}
