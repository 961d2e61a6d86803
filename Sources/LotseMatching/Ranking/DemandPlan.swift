/// Whom an employer needs over the next years: so many of an occupation and level, by a day ("Personalbedarfsplan").
public struct DemandPlan: Sendable, Hashable {
    /// One kind of work by one day: twelve chemical technicians by the second quarter.
    public struct Line: Sendable, Hashable {
        /// The work; its number counts for nothing, its `fillBy` is the day by which people are needed.
        public var vacancy: Vacancy
        /// How many are needed.
        public var count: Int

        public init(vacancy: Vacancy, count: Int) {
            self.vacancy = vacancy
            self.count = count
        }
    }

    public var lines: [Line]

    public init(lines: [Line]) {
        self.lines = lines
    }

    /// Why numbers are no plan.
    public enum Fault: Error, Hashable {
        case vacancy(line: Int, Vacancy.Field)
        /// Less than none, or together with the lines before more than `mostPeople`.
        case count(line: Int)
    }

    public static let mostPeople = BestList.most
}
