import Foundation
import LotseCore
import Testing

@Suite struct BerlinTests {
    @Test func `offsets agree with the time zone database from 1996 to 2060`() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        var generator = SplitMix64(seed: 7)
        for _ in 0..<20_000 {
            let seconds = Int64.random(in: 820_454_400..<2_840_140_800, using: &generator)
            let moment = Timestamp(milliseconds: seconds * 1000)
            let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) / 60
            #expect(Berlin.offsetInMinutes(at: moment) == Int64(expected))
        }
    }

    @Test func `the hour that spring leaves out does not exist and autumn's first one is taken`() throws {
        let spring = try #require(Day("2027-03-28"))
        #expect(Berlin.moment(spring, minuteOfDay: 150) == nil)
        #expect(Berlin.moment(spring, minuteOfDay: 119)?.text == "2027-03-28T00:59:00.000Z")
        #expect(Berlin.moment(spring, minuteOfDay: 180)?.text == "2027-03-28T01:00:00.000Z")
        let autumn = try #require(Day("2027-10-31"))
        #expect(Berlin.moment(autumn, minuteOfDay: 150)?.text == "2027-10-31T00:30:00.000Z")
    }

    @Test func `days follow each other without a gap and have 23 to 25 hours`() {
        for offset in 9000..<25_000 {
            let day = Day(daysSince1970: offset)
            let (start, end) = (Berlin.start(of: day), Berlin.end(of: day))
            #expect(end == Berlin.start(of: day.adding(days: 1)))
            #expect(Berlin.day(at: start) == day)
            #expect(Berlin.day(at: Timestamp(milliseconds: end.milliseconds - 1)) == day)
            #expect((23...25).contains((end.milliseconds - start.milliseconds) / 3_600_000))
        }
    }
}
