import LotseCore

/// Understands what somebody wrote as a place.
enum PlaceReading {
    /// The one municipality that the text names: by its German or Sorbian name, or by a postcode that is its alone.
    ///
    /// "Spremberg", "spremberg/grodk", "03130 Spremberg" and "Шпремберг"'s passport spelling are the same place.
    static func municipality(_ text: String, among municipalities: [Municipality]) -> Municipality? {
        let postcode = text.split { !$0.isNumber }.first { $0.utf8.count == 5 }.map(String.init)
        let name = folded(text.filter { !$0.isNumber })
        let named = name.isEmpty ? [] : municipalities.filter { names(of: $0).contains(name) }
        if named.count == 1 { return named[0] }
        guard let postcode else { return nil }
        let candidates = named.isEmpty ? municipalities : named
        let found = candidates.filter { $0.postcodes.contains(postcode) }
        return found.count == 1 ? found[0] : nil
    }

    private static func names(of municipality: Municipality) -> Set<String> {
        let (german, sorbian) = (folded(municipality.name), municipality.sorbianName.map(folded))
        return Set([german, sorbian, sorbian.map { german + $0 }].compactMap(\.self))
    }

    private static func folded(_ text: String) -> String {
        Transliteration.latin(text).filter { $0.isLetter }
    }
}
