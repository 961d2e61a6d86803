import LotseCore

/// A mark of 128 bits that two records of the same content share, on every machine and in every run.
///
/// No secret and no signature: whoever makes two of its own objects collide only keeps its own change from being seen.
package struct FeedFingerprint: Hashable, Sendable, CustomStringConvertible {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads what `description` wrote.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 32, text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// 32 hexadecimal digits.
    package var description: String { Self.digits(high) + Self.digits(low) }

    private static func digits(_ word: UInt64) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

/// Takes in the fields of a record in their order; a field that is absent differs from an empty one.
struct FingerprintMaker {
    private var high: UInt64 = 0xCBF2_9CE4_8422_2325
    private var low: UInt64 = 0x9E37_79B9_7F4A_7C15
    private(set) var fieldCount = 0

    var fingerprint: FeedFingerprint { FeedFingerprint(high: Self.mixed(high), low: Self.mixed(low ^ high)) }

    mutating func add(_ text: String?) {
        fieldCount += 1
        put(text)
    }

    mutating func add(_ number: Int?) {
        fieldCount += 1
        put(number.map { UInt64(bitPattern: Int64($0)) })
    }

    mutating func add(_ flag: Bool?) { add(flag.map { $0 ? 1 : 0 }) }
    mutating func add(_ day: Day?) { add(day?.daysSince1970) }
    mutating func add(_ money: Money?) { add(money.map { Int($0.cents) }) }
    mutating func add(_ value: (some RawRepresentable<String>)?) { add(value?.rawValue) }

    mutating func add(_ range: ClosedRange<Int>?) {
        add(range.map { ["\($0.lowerBound)", "\($0.upperBound)"] } ?? [])
    }

    mutating func add(_ hours: DailyHours?) { add(hours.map { ["\($0.from)", "\($0.to)"] } ?? []) }

    mutating func add(_ values: [String]) {
        fieldCount += 1
        put(UInt64(values.count))
        for value in values { put(value) }
    }

    mutating func add(_ places: [FeedPlace]) {
        fieldCount += 1
        put(UInt64(places.count))
        for place in places { put(place) }
    }

    mutating func add(_ place: FeedPlace) { add([place]) }

    mutating func add(_ contact: FeedContact?) {
        fieldCount += 1
        put(contact == nil ? nil : 1)
        for text in [contact?.name, contact?.mail, contact?.phone] { put(text) }
    }

    private mutating func put(_ place: FeedPlace) {
        put(place.country?.code)
        for text in [place.postcode, place.town, place.street, place.region] { put(text) }
        put(place.municipality?.text)
        put(place.position?.latitude.bitPattern)
        put(place.position?.longitude.bitPattern)
    }

    private mutating func put(_ text: String?) {
        guard var text else { return put(nil as UInt64?) }
        put(UInt64(text.utf8.count))
        text.withUTF8 { bytes in
            // Two streams of FNV-1a (Fowler, Noll, Vo) with different starts and an extra turn in the second.
            for byte in bytes {
                high = (high ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                low = ((low << 7 | low >> 57) ^ UInt64(byte)) &* 0xFF51_AFD7_ED55_8CCD
            }
        }
    }

    private mutating func put(_ word: UInt64?) {
        let value = word ?? 0x6E69_6C00_0000_0001
        let sign: UInt64 = word == nil ? 1 : 2
        high = (Self.mixed(value) ^ high &+ sign) &* 0x0000_0100_0000_01B3
        low = Self.mixed(low ^ value &+ sign &* 0x9E37_79B9_7F4A_7C15)
    }

    /// The finish of SplitMix64.
    private static func mixed(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
