package import LotseCore
import LotseFormats
import Synchronization

/// Understands what was said of a listing: where it lies, and which occupation a vacancy is for.
package struct ListingReading: Sendable {
    private let places: PlaceTable
    private let occupations: any OccupationSource
    private let read = ReadTitles()

    package init(_ municipalities: [Municipality], _ occupations: any OccupationSource) {
        places = PlaceTable(municipalities)
        self.occupations = occupations
    }

    /// The listing with what its content says of place and occupation.
    package func understanding(_ listing: Listing.Record) -> Listing.Record {
        var listing = listing
        listing.municipality = places.municipality(of: ListingFacts(listing.content).place)
        listing.occupation = if case .vacancy(let vacancy) = listing.content { occupation(of: vacancy) } else { nil }
        return listing
    }

    /// The occupation that a vacancy's code names, or else its title, where there is no doubt.
    func occupation(of vacancy: VacancyRecord) -> Int? {
        if let code = vacancy.occupationCode.flatMap(Self.occupation(code:)) { return code }
        for title in [vacancy.occupation, vacancy.title].compactMap(\.self) {
            if let code = read.occupation(of: title, by: clearOccupation) { return code }
        }
        return nil
    }

    private func clearOccupation(of title: String) -> Int? {
        if case .clear(let occupation) = occupations.reading(of: title, in: .german) { occupation.code } else { nil }
    }

    /// Five digits of the KldB 2010, alone or with the list's name in front; nil for codes of other lists.
    static func occupation(code: String) -> Int? {
        let parts = code.lowercased().split(separator: ":").map { $0.filter { !$0.isWhitespace } }
        guard let digits = parts.last, parts.count == 1 || parts[0] == "kldb" else { return nil }
        let bare = digits.hasPrefix("b") ? digits.dropFirst() : digits[...]
        return bare.utf8.count == 5 ? Digits.value(bare.utf8) : nil
    }
}

/// What titles of one list were understood as: a hundred thousand vacancies share some thousand titles.
private final class ReadTitles: Sendable {
    private let known = Mutex<[String: Int?]>([:])

    /// So many are kept; those that come after them are read each time.
    private static let most = 20_000

    func occupation(of title: String, by reading: (String) -> Int?) -> Int? {
        if let known = known.withLock({ $0[title] }) { return known }
        let occupation = reading(title)
        known.withLock { if $0.count < Self.most { $0[title] = occupation } }
        return occupation
    }
}
