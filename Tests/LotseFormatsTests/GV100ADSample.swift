/// A register of one district with three places, made record by record.
enum GV100ADSample {
    static let records = [
        record("10", "12", name: "Brandenburg"),
        record("20", "120", name: "Statistische Region Brandenburg"),
        record("30", "1200", name: "Lausitz-Spreewald"),
        record("40", "12071", name: "Spree-Neiße", kind: "44"),
        record("50", "12071", association: "0244", name: "Kolkwitz/Gołkojce", kind: "50"),
        record("50", "12071", association: "5107", name: "Peitz/Picnjo", kind: "51"),
        municipality("12071244", "0244", "Kolkwitz/Gołkojce", population: 9047, postcode: "03099"),
        municipality("12071304", "5107", "Peitz/Picnjo, Stadt", population: 4326, postcode: "03185", kind: "63"),
        municipality("12071901", "5107", "Heide, gemfr. Gebiet", population: 0, postcode: "     ", kind: "66"),
    ]

    static func file(_ records: [String] = records, lineEnd: String = "\n") -> [UInt8] {
        Array(records.map { $0 + lineEnd }.joined().utf8)
    }

    static func latin1(_ records: [String]) -> [UInt8] {
        records.flatMap { record in record.unicodeScalars.map { UInt8(exactly: $0.value) ?? 63 } + [13, 10] }
    }

    static func municipality(
        _ key: String,
        _ association: String,
        _ name: String,
        population: Int,
        postcode: String,
        kind: String = "64"
    ) -> String {
        let start = record("60", key, association: association, name: name, kind: kind)
        let numbers = padded(4712, 11) + padded(population, 11) + padded(population / 2, 11)
        return String(start.prefix(128)) + numbers + "    " + postcode + String(repeating: " ", count: 50)
    }

    static func record(
        _ type: String,
        _ key: String,
        association: String = "    ",
        name: String,
        kind: String = "  ",
        day: String = "20231130"
    ) -> String {
        let start = type + day + filled(key, 8) + association + filled(name, 50)
        return filled(filled(start, 122) + kind, 220)
    }

    private static func filled(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        String(repeating: "0", count: width - String(number).count) + String(number)
    }
}
