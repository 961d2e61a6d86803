/// Why one object of a file was not taken.
package struct FeedRefusal: Error, Hashable, Sendable {
    package var problem: Problem
    package var position: FeedPosition
    /// The beginning of what was written there, harmless to show; nil where nothing was.
    package var sample: String?
    /// Which object it was, where it said so: such an object is not taken for vanished.
    package var key: FeedKey?

    package init(_ problem: Problem, at position: FeedPosition = FeedPosition(), sample: String? = nil) {
        self.problem = problem
        self.position = position
        self.sample = sample.map(FeedText.sample)
    }

    /// Codes of sentences: the rooms' catalogues have the words.
    package enum Problem: String, CaseIterable, Sendable {
        case missingKey = "missing-key"
        case missingSender = "missing-sender"
        case missingField = "missing-field"
        case notAnObject = "not-an-object"
        case malformed
        case badDate = "bad-date"
        case badTime = "bad-time"
        case badNumber = "bad-number"
        /// "1.250" may be one and a quarter or twelve hundred and fifty.
        case ambiguousNumber = "ambiguous-number"
        case numberOutOfRange = "number-out-of-range"
        case emptyRange = "empty-range"
        case badFlag = "bad-flag"
        case unknownValue = "unknown-value"
        case badPostcode = "bad-postcode"
        case badMunicipality = "bad-municipality"
        case badCountry = "bad-country"
        case badMail = "bad-mail"
        case badLink = "bad-link"
        case badCoordinates = "bad-coordinates"
        case swappedCoordinates = "swapped-coordinates"
        case unknownGeometry = "unknown-geometry"
        case tooManyPoints = "too-many-points"
        case openRing = "open-ring"
        case textTooLong = "text-too-long"
        case controlCharacter = "control-character"
        case brokenEncoding = "broken-encoding"
        /// A cell that a spreadsheet would calculate.
        case formula
        case cellCount = "cell-count"
        case unclosedQuote = "unclosed-quote"
        case strayQuote = "stray-quote"
        case tooManyFields = "too-many-fields"
        case repeatedObject = "repeated-object"
        case noPlace = "no-place"
    }
}
