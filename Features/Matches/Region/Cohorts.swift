import LotseCore

/// Which children a Kita group or a school takes, as days of birth or years of entering school.
enum Cohorts {
    /// The days of birth of those who are between so many months old on a day.
    static func births(_ months: ClosedRange<Int>, on day: Day) -> ClosedRange<Int> {
        let first = day.adding(months: -(months.upperBound + 1)).adding(days: 1)
        let last = day.adding(months: -months.lowerBound)
        return first.daysSince1970...max(first, last).daysSince1970
    }

    /// The years in which those entered school who are in some grades on a day.
    static func entries(_ grades: ClosedRange<Int>, on day: Day) -> ClosedRange<Int> {
        let year = schoolYear(on: day)
        return (year - grades.upperBound + 1)...(year - grades.lowerBound + 1)
    }

    /// The year in which a school year began: on 1 August (Hamburger Abkommen, § 1).
    static func schoolYear(on day: Day) -> Int {
        let (year, month, _) = day.components
        return month >= 8 ? year : year - 1
    }

    /// The year in which a child must enter school: who is six by 30 June, the earliest of the Länder's days.
    ///
    /// Some Länder go up to 30 September: pages call it an estimate.
    static func entry(bornOn birth: Day) -> Int {
        let (year, month, _) = birth.components
        return month <= 6 ? year + 6 : year + 7
    }

    /// Whether a child goes to school on a day.
    static func isAtSchool(bornOn birth: Day, on day: Day) -> Bool { entry(bornOn: birth) <= schoolYear(on: day) }
}
