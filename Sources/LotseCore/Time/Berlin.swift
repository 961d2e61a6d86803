/// Legal time in Germany: CET, and CEST from the last Sunday of March to the last Sunday of October.
///
/// Both changes happen at 01:00 UTC (directive 2000/84/EC; so in Germany since 1996). For moments before 1996
/// the rule of today is applied.
package enum Berlin {
    /// Minutes ahead of UTC at a moment: 60 or 120.
    package static func offsetInMinutes(at moment: Timestamp) -> Int64 {
        let year = Day(daysSince1970: Int(moment.milliseconds.flooredDivision(by: 86_400_000).quotient)).year
        return changeToSummer(in: year) <= moment && moment < changeToWinter(in: year) ? 120 : 60
    }

    /// The day a clock on a German wall shows.
    package static func day(at moment: Timestamp) -> Day {
        let local = moment.milliseconds + offsetInMinutes(at: moment) * 60_000
        return Day(daysSince1970: Int(local.flooredDivision(by: 86_400_000).quotient))
    }

    /// Minutes since local midnight, 0 to 1439.
    package static func minuteOfDay(at moment: Timestamp) -> Int {
        let local = moment.milliseconds + offsetInMinutes(at: moment) * 60_000
        return Int(local.flooredDivision(by: 86_400_000).remainder / 60_000)
    }

    /// Local midnight at which the day begins.
    package static func start(of day: Day) -> Timestamp {
        let midnight = Timestamp(milliseconds: Int64(day.daysSince1970) * 86_400_000)
        // The clock changes at 01:00 UTC, never between local midnight and 01:00 local time.
        let probe = midnight.adding(minutes: -60)
        return midnight.adding(minutes: -offsetInMinutes(at: probe))
    }

    /// The deadline of a day: 24:00, the first moment that no longer belongs to it.
    package static func end(of day: Day) -> Timestamp { start(of: day.adding(days: 1)) }

    /// A local clock time; nil inside the hour that the spring change leaves out, the earlier one in autumn.
    package static func moment(_ day: Day, minuteOfDay: Int) -> Timestamp? {
        let wall = Int64(day.daysSince1970) * 86_400_000 + Int64(minuteOfDay) * 60_000
        for offset in [Int64(120), 60] {
            let moment = Timestamp(milliseconds: wall - offset * 60_000)
            if offsetInMinutes(at: moment) == offset { return moment }
        }
        return nil
    }

    private static func changeToSummer(in year: Int) -> Timestamp { lastSunday(of: 3, in: year) }
    private static func changeToWinter(in year: Int) -> Timestamp { lastSunday(of: 10, in: year) }

    /// 01:00 UTC of the month's last Sunday; March and October have 31 days.
    private static func lastSunday(of month: Int, in year: Int) -> Timestamp {
        guard let last = Day(year: year, month: month, day: 31) else {
            preconditionFailure("Berlin knows the years 1 to 9999")
        }
        let sunday = last.adding(days: -(last.weekday % 7))
        return Timestamp(milliseconds: Int64(sunday.daysSince1970) * 86_400_000 + 3_600_000)
    }
}
