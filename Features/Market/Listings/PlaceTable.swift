import LotseCore
import LotseFormats

/// The municipalities of a territory, found by what addresses say.
struct PlaceTable: Sendable {
    private let byKey: [MunicipalityKey: Municipality]
    private let byName: [String: [Municipality]]
    private let byPostcode: [String: [Municipality]]

    init(_ municipalities: [Municipality]) {
        byKey = Dictionary(municipalities.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        byName = Dictionary(
            grouping: municipalities.flatMap { place in Self.names(of: place).map { ($0, place) } },
            by: \.0
        ).mapValues { $0.map(\.1) }
        byPostcode = Dictionary(
            grouping: municipalities.flatMap { place in place.postcodes.map { ($0, place) } },
            by: \.0
        ).mapValues { $0.map(\.1) }
    }

    subscript(key: MunicipalityKey) -> Municipality? { byKey[key] }

    /// The one municipality that an address names: by its key, its name, or a postcode that is its alone.
    ///
    /// Places abroad are in no territory.
    func municipality(of place: FeedPlace) -> MunicipalityKey? {
        if let key = place.municipality { return key }
        guard place.country == nil || place.country?.code == "DE" else { return nil }
        let named = place.town.map { byName[Self.folded($0)] ?? [] } ?? []
        if named.count == 1 { return named[0].key }
        guard let postcode = place.postcode else { return nil }
        let found = (byPostcode[postcode] ?? []).filter { named.isEmpty || named.contains($0) }
        return found.count == 1 ? found[0].key : nil
    }

    /// "Forst (Lausitz)" is called "Forst" too, "Spremberg/Grodk" each of its names.
    private static func names(of municipality: Municipality) -> Set<String> {
        let (german, sorbian) = (municipality.name, municipality.sorbianName)
        let plain = german.prefix { $0 != "(" && $0 != "," && $0 != "/" }
        let both = sorbian.map { "\(german)\($0)" }
        return Set([german, String(plain), sorbian, both].compactMap { $0.map(folded) }.filter { !$0.isEmpty })
    }

    private static func folded(_ text: String) -> String {
        Transliteration.latin(text).filter { $0.isLetter }
    }
}
