import LotseCore
import Testing

@Suite struct WorkCalendarTests {
    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is a day") }
        return day
    }

    @Test(
        arguments: [
            ("1818-03-22"), ("1943-04-25"), ("1954-04-18"), ("1981-04-19"), ("2000-04-23"), ("2016-03-27"),
            ("2024-03-31"), ("2025-04-20"), ("2026-04-05"), ("2027-03-28"), ("2038-04-25"), ("2049-04-18"),
        ]
    )
    func `Easter falls on the known Sundays`(_ text: String) {
        let day = Self.day(text)
        #expect(WorkCalendar.easterSunday(of: day.year) == day)
    }

    @Test func `Easter is a Sunday between 22 March and 25 April in every year`() {
        for year in 1583...4000 {
            let easter = WorkCalendar.easterSunday(of: year)
            let (_, month, day) = easter.components
            #expect(easter.weekday == 7)
            #expect((322...425).contains(month * 100 + day))
        }
    }

    @Test func `each Land has its own holidays in 2026`() {
        let expected: [FederalState: [String]] = [
            .brandenburg: ["2026-10-31"],
            .saxony: ["2026-10-31", "2026-11-18"],
            .lowerSaxony: ["2026-10-31"],
            .berlin: ["2026-03-08"],
            .bavaria: ["2026-01-06", "2026-06-04", "2026-11-01"],
            .hesse: ["2026-06-04"],
            .saarland: ["2026-06-04", "2026-08-15", "2026-11-01"],
            .thuringia: ["2026-09-20", "2026-10-31"],
        ]
        let common = [
            "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-10-03",
            "2026-12-25", "2026-12-26",
        ]
        for (state, own) in expected {
            let start = Self.day("2026-01-01")
            let found = (0..<365).map { start.adding(days: $0) }.filter(WorkCalendar(state).isHoliday)
            #expect(found.map(\.description) == (common + own).sorted(), "\(state)")
        }
    }

    @Test func `Reformation Day came to Lower Saxony in 2018 and to all in 2017`() {
        let calendar = WorkCalendar(.lowerSaxony)
        #expect(!calendar.isHoliday(Self.day("2016-10-31")))
        #expect(calendar.isHoliday(Self.day("2018-10-31")))
        #expect(WorkCalendar(.bavaria).isHoliday(Self.day("2017-10-31")))
    }

    @Test func `three working days after the Thursday before Easter is the Wednesday after it`() {
        let calendar = WorkCalendar(.saxony)
        #expect(calendar.day(3, workingDaysAfter: Self.day("2026-04-02")) == Self.day("2026-04-09"))
        #expect(calendar.day(0, workingDaysAfter: Self.day("2026-04-04")) == Self.day("2026-04-04"))
        #expect(calendar.day(1, workingDaysAfter: Self.day("2026-11-17")) == Self.day("2026-11-19"))
        #expect(WorkCalendar(.brandenburg).day(1, workingDaysAfter: Self.day("2026-11-17")) == Self.day("2026-11-18"))
    }

    @Test(arguments: 0..<40) func `counting back gives what was counted forwards`(_ seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let start = Self.day("2026-01-01").adding(days: Int.random(in: 0..<1500, using: &random))
        let count = Int.random(in: 0..<60, using: &random)
        let calendar = WorkCalendar(FederalState.allCases.randomElement(using: &random))
        let end = calendar.day(count, workingDaysAfter: start)
        #expect(calendar.workingDays(after: start, through: end) == count)
        #expect(count == 0 || calendar.isWorkingDay(end))
    }
}
