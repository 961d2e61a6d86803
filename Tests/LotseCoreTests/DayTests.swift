import Foundation
import LotseCore
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", " 2026-01-01", "0000-01-01", "",
    ])
    func `a day that the calendar does not have is refused`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `every day of four centuries reads back as written and follows the one before`() {
        var previous: Day?
        for year in 1800...2200 {
            for month in 1...12 {
                for number in 1...31 {
                    guard let day = Day(year: year, month: month, day: number) else { continue }
                    #expect(Day(day.description) == day)
                    if let previous, previous.adding(days: 1) != day { Issue.record("\(day) does not follow") }
                    previous = day
                }
            }
        }
    }

    @Test func `weekdays agree with Foundation's calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for offset in stride(from: -40_000, through: 40_000, by: 371) {
            let day = Day(daysSince1970: offset)
            let weekday = calendar.component(.weekday, from: Date(timeIntervalSince1970: Double(offset) * 86_400))
            #expect(day.weekday == (weekday + 5) % 7 + 1)
        }
    }

    @Test func `a month after the last of January is the last of February`() throws {
        let day = try #require(Day("2024-01-31"))
        #expect(day.adding(months: 1) == Day("2024-02-29"))
        #expect(day.adding(months: 13) == Day("2025-02-28"))
        #expect(day.adding(months: -2) == Day("2023-11-30"))
    }

    @Test func `someone born on a leap day turns older on the first of March`() throws {
        let born = try #require(Day("2020-02-29"))
        #expect(born.age(on: try #require(Day("2026-02-28"))) == 5)
        #expect(born.age(on: try #require(Day("2026-03-01"))) == 6)
    }
}
