/// A calendar day of the Gregorian calendar, checked strictly: there is no 30 February.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1 January 1970; negative before.
    package let daysSince1970: Int

    package init(daysSince1970: Int) {
        self.daysSince1970 = daysSince1970
    }

    /// Nil for a day that the calendar does not have, and for years outside 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year)
        else { return nil }
        daysSince1970 = Self.days(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45,
            let year = Digits.value(bytes[0..<4]), let month = Digits.value(bytes[5..<7]),
            let day = Digits.value(bytes[8..<10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `YYYY-MM-DD`.
    package var description: String {
        let (year, month, day) = components
        return "\(Digits.padded(year, to: 4))-\(Digits.padded(month, to: 2))-\(Digits.padded(day, to: 2))"
    }

    package static func < (left: Self, right: Self) -> Bool { left.daysSince1970 < right.daysSince1970 }
}

extension Day {
    /// Year, month and day of the month.
    ///
    /// Counts in eras of 400 years that begin on 1 March, so that the leap day comes last.
    package var components: (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (daysSince1970 + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    package var year: Int { components.year }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    package var weekday: Int { (daysSince1970 + 3).flooredDivision(by: 7).remainder + 1 }

    package func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }

    /// The same day of a later month; where that month is shorter, its last day.
    package func adding(months: Int) -> Day {
        let (year, month, day) = components
        let (years, zeroBased) = (month - 1 + months).flooredDivision(by: 12)
        let target = (year: year + years, month: zeroBased + 1)
        let last = Self.length(of: target.month, in: target.year)
        return Day(daysSince1970: Self.days(year: target.year, month: target.month, day: min(day, last)))
    }

    /// Whole days from one day to a later one; negative when it lies before.
    package func days(until other: Day) -> Int { other.daysSince1970 - daysSince1970 }

    /// Completed years of life on `day`; someone born on 29 February turns older on 1 March.
    package func age(on day: Day) -> Int {
        let (born, other) = (components, day.components)
        let hadBirthday = (other.month, other.day) >= (born.month, born.day)
        return other.year - born.year - (hadBirthday ? 0 : 1)
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shiftedYear.flooredDivision(by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Day(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day YYYY-MM-DD")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
