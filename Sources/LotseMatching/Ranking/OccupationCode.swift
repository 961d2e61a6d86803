/// What five digits say: a place in the hierarchy of occupations, and a level of work.
///
/// The first four are area, main group, group and subgroup, each inside the one before; the last is the level
/// (Klassifikation der Berufe 2010, Bundesagentur für Arbeit).
enum OccupationCode {
    static let levels = 1...4
    /// How many main groups there can be: the index keeps each apart.
    static let groupCount = 100
    /// How many codes a main group can have.
    static let groupSize = 1_000

    static func isPossible(_ code: Int) -> Bool { (0...99_999).contains(code) && levels.contains(code % 10) }

    static func level(_ code: Int) -> Int { code % 10 }

    /// The main group: two digits.
    static func group(_ code: Int) -> Int { code / groupSize }

    /// How many of the first four digits two codes share from the left, 0 to 4.
    static func sharedDigits(_ one: Int, _ other: Int) -> Int {
        var (left, right) = (one / 10, other / 10)
        var digits = 4
        while left != right {
            (left, right) = (left / 10, right / 10)
            digits -= 1
        }
        return digits
    }
}
