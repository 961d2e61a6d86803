import LotseCore

/// A day in one of the spellings that senders use.
struct DayText: Equatable {
    let day: Day
    /// Day, month, year with points.
    let isGerman: Bool

    /// Reads `2027-03-01`, with a time and a zone where there are any, and `1.3.2027`; nil for anything else.
    ///
    /// A moment with a zone belongs to the day that clocks in Germany show then.
    init?(_ text: String) {
        let bytes = Array(text.utf8.filter { $0 != 9 && $0 != 10 && $0 != 13 }.drop { $0 == 32 }.prefix(41))
        guard bytes.count <= 40 else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
        if parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count) {
            let year = parts[2].prefix { $0 != 32 }
            guard year.count == 4, let day = Digits.value(parts[0]), let month = Digits.value(parts[1]),
                let year = Digits.value(year), let found = Day(year: year, month: month, day: day)
            else { return nil }
            self.init(day: found, isGerman: true)
        } else {
            guard bytes.count >= 10, let date = Day(String(decoding: bytes[..<10], as: UTF8.self)),
                let found = Self.day(date, rest: bytes[10...])
            else { return nil }
            self.init(day: found, isGerman: false)
        }
    }

    private init(day: Day, isGerman: Bool) {
        self.day = day
        self.isGerman = isGerman
    }

    /// Moves a day by what stands behind it: nothing, a zone, or a time with or without a zone.
    private static func day(_ date: Day, rest: ArraySlice<UInt8>) -> Day? {
        guard let first = rest.first else { return date }
        guard first == UInt8(ascii: "T") || first == 32 else {
            return offset(rest) == nil ? nil : date
        }
        let time = rest.dropFirst().prefix { (48...58).contains($0) || $0 == UInt8(ascii: ".") }
        let fields = time.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard time.count >= 5, (2...3).contains(fields.count), fields[0].count == 2, fields[1].count == 2,
            let hour = Digits.value(fields[0]), let minute = Digits.value(fields[1]), hour < 24, minute < 60
        else { return time.isEmpty && first == 32 ? date : nil }
        let zone = rest.dropFirst(1 + time.count)
        guard !zone.isEmpty else { return date }
        guard let ahead = offset(zone) else { return nil }
        let minutes = Int64(date.daysSince1970) * 1440 + Int64(hour * 60 + minute - ahead)
        return Berlin.day(at: Timestamp(milliseconds: minutes * 60_000))
    }

    /// Minutes ahead of UTC that `Z`, `+01:00` or `+0100` say.
    private static func offset(_ zone: ArraySlice<UInt8>) -> Int? {
        if zone.elementsEqual("Z".utf8) { return 0 }
        let digits = zone.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard let sign = zone.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.count == 4,
            let hours = Digits.value(digits.prefix(2)), let minutes = Digits.value(digits.suffix(2)), hours <= 14,
            minutes < 60
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }
}
