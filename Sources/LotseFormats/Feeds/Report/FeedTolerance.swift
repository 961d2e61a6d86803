/// A sender's fault that did not keep an object from being taken.
package enum FeedTolerance: String, CaseIterable, Sendable {
    /// An element for a number or day that holds nothing.
    case emptyField = "empty-field"
    case foreignNamespace = "foreign-namespace"
    /// `modus="NEU"` and its like.
    case unknownMode = "unknown-mode"
    /// The extent of a transfer that is neither full nor partial: taken as partial.
    case unknownExtent = "unknown-extent"
    case elementOrder = "element-order"
    case noContact = "no-contact"
    case germanNumber = "german-number"
    /// A number that cannot be read with certainty: the field is left out.
    case numberLeftOut = "number-left-out"
    case dateLeftOut = "date-left-out"
    case germanDate = "german-date"
    /// 1 and 0 or "ja" and "nein" for true and false.
    case looseFlag = "loose-flag"
    case latin1 = "latin-1"
    case windows1252 = "windows-1252"
    /// No encoding was stated, and the bytes are not UTF-8.
    case encodingGuessed = "encoding-guessed"
    case spaceInEndTag = "space-in-end-tag"
    /// A leading zero that a number lost on its way: 3130 for 03130.
    case postcodeRepaired = "postcode-repaired"
    case postcodeLeftOut = "postcode-left-out"
    case countryByName = "country-by-name"
    case countryLeftOut = "country-left-out"
    case coordinatesLeftOut = "coordinates-left-out"
    case textCut = "text-cut"
    case hiddenCharacters = "hidden-characters"
    case markupRemoved = "markup-removed"
    case linkLeftOut = "link-left-out"
    case mailLeftOut = "mail-left-out"
    case textForObject = "text-for-object"
    case keyByOtherField = "key-by-other-field"
    case keyMadeUp = "key-made-up"
    case senderByOtherField = "sender-by-other-field"
    /// One object several times in a file: the last one counts.
    case repeatedObject = "repeated-object"
    case fieldAbsent = "field-absent"
    case unknownValue = "unknown-value"
    case foreignCurrency = "foreign-currency"
    /// An object of a kind that Lotse does not deal in, such as a shop or a garage.
    case otherKind = "other-kind"
    case mixedPages = "mixed-pages"
    /// The feed came in a ZIP.
    case packed
}
