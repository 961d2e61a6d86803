/// Working days of a Land: Monday to Friday without its public holidays ("Arbeitstage").
///
/// 24 and 31 December are working days by law. Corpus Christi in single municipalities of Saxony and Thuringia and
/// Assumption Day in parts of Bavaria are left out: they hold for places, not for the Land.
package struct WorkCalendar: Hashable, Sendable {
    /// Nil counts the holidays of all Länder only.
    package let state: FederalState?

    package init(_ state: FederalState?) {
        self.state = state
    }

    package func isWorkingDay(_ day: Day) -> Bool {
        day.weekday <= 5 && !isHoliday(day)
    }

    /// The n-th working day after a day, which itself does not count; for 0 the day itself.
    package func day(_ count: Int, workingDaysAfter day: Day) -> Day {
        precondition(count >= 0, "working days are counted forwards")
        var (current, left) = (day, count)
        while left > 0 {
            current = current.adding(days: 1)
            if isWorkingDay(current) { left -= 1 }
        }
        return current
    }

    /// The working days after a day up to another one, which counts; 0 where that one lies before.
    package func workingDays(after day: Day, through last: Day) -> Int {
        guard day < last else { return 0 }
        return (1...day.days(until: last)).count { isWorkingDay(day.adding(days: $0)) }
    }

    package func isHoliday(_ day: Day) -> Bool {
        let (year, month, dayOfMonth) = day.components
        switch (month, dayOfMonth) {
        case (1, 1), (5, 1), (12, 25), (12, 26): return true
        case (10, 3): return year >= 1990
        default: break
        }
        let fromEaster = Self.easterSunday(of: year).days(until: day)
        switch fromEaster {
        case -2, 1, 39, 50: return true
        default: break
        }
        guard let state else { return false }
        return state.hasHoliday(year: year, month: month, day: dayOfMonth)
            || state.hasHoliday(daysFromEaster: fromEaster)
            || state == .saxony && Self.isDayOfRepentance(day)
    }

    /// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
    package static func easterSunday(of year: Int) -> Day {
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let shift = (golden + 11 * epact + 22 * weekday) / 451
        let place = epact + weekday - 7 * shift + 114
        guard let easter = Day(year: year, month: place / 31, day: place % 31 + 1) else {
            preconditionFailure("Easter lies between 22 March and 25 April")
        }
        return easter
    }

    /// "Buß- und Bettag": the Wednesday before 23 November.
    private static func isDayOfRepentance(_ day: Day) -> Bool {
        let (_, month, dayOfMonth) = day.components
        return month == 11 && (16...22).contains(dayOfMonth) && day.weekday == 3
    }
}

extension FederalState {
    /// Holidays on fixed dates that not all Länder keep.
    fileprivate func hasHoliday(year: Int, month: Int, day: Int) -> Bool {
        switch (month, day) {
        case (1, 6): [.badenWuerttemberg, .bavaria, .saxonyAnhalt].contains(self)
        case (3, 8): self == .berlin && year >= 2019 || self == .mecklenburgVorpommern && year >= 2023
        // Once only, on the 75th and 80th anniversary of the end of the war.
        case (5, 8): self == .berlin && (year == 2020 || year == 2025)
        // Once only, on the 75th anniversary of the uprising of 1953.
        case (6, 17): self == .berlin && year == 2028
        case (8, 15): self == .saarland
        case (9, 20): self == .thuringia && year >= 2019
        case (10, 31): keepsReformationDay(in: year)
        case (11, 1):
            [.badenWuerttemberg, .bavaria, .northRhineWestphalia, .rhinelandPalatinate, .saarland].contains(self)
        default: false
        }
    }

    /// Corpus Christi ("Fronleichnam"), sixty days after Easter.
    fileprivate func hasHoliday(daysFromEaster: Int) -> Bool {
        daysFromEaster == 60
            && [.badenWuerttemberg, .bavaria, .hesse, .northRhineWestphalia, .rhinelandPalatinate, .saarland]
                .contains(self)
    }

    /// In the north since 2018; everywhere in 2017, 500 years after the theses.
    private func keepsReformationDay(in year: Int) -> Bool {
        if year == 2017 { return true }
        if [.brandenburg, .mecklenburgVorpommern, .saxony, .saxonyAnhalt, .thuringia].contains(self) { return true }
        return year >= 2018 && [.bremen, .hamburg, .lowerSaxony, .schleswigHolstein].contains(self)
    }
}
