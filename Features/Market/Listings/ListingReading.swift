package import LotseCore
import LotseFormats

/// Understands what was said of a listing: where it lies, and which occupation a vacancy is for.
package struct ListingReading: Sendable {
    private let places: PlaceTable
    private let occupations: any OccupationSource

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
            if case .clear(let occupation) = occupations.reading(of: title, in: .german) { return occupation.code }
        }
        return nil
    }

    /// Five digits of the KldB 2010, alone or with the list's name in front; nil for codes of other lists.
    static func occupation(code: String) -> Int? {
        let parts = code.lowercased().split(separator: ":").map { $0.filter { !$0.isWhitespace } }
        guard let digits = parts.last, parts.count == 1 || parts[0] == "kldb" else { return nil }
        let bare = digits.hasPrefix("b") ? digits.dropFirst() : digits[...]
        return bare.utf8.count == 5 ? Digits.value(bare.utf8) : nil
    }
}
