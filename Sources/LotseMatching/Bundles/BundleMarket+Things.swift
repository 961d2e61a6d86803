extension BundleMarket {
    /// A home or building plot ("Wohnung, Haus, Bauplatz") that a household could live on.
    public struct Home: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            case home
            /// What is built on it has the rooms that are needed.
            case plot
        }

        public var place: TravelPlace
        public var kind: Kind
        public var rooms: Int
        /// Cents a month; for a plot what the building is estimated to cost a month.
        public var coldRent: Int64
        /// Cents a month.
        public var heating: Int64
        /// The day from which it can be lived in, as days since any fixed day.
        public var freeOn: Int
        /// What it is worth to be had, for itself: 0 to `BundleMarket.mostPoints`.
        public var points: Int

        public init(
            place: TravelPlace,
            kind: Kind = .home,
            rooms: Int,
            coldRent: Int64,
            heating: Int64,
            freeOn: Int,
            points: Int = 0
        ) {
            self.place = place
            self.kind = kind
            self.rooms = rooms
            self.coldRent = coldRent
            self.heating = heating
            self.freeOn = freeOn
            self.points = points
        }
    }

    /// A job that is open ("offene Stelle").
    public struct Vacancy: Sendable, Hashable {
        public var place: TravelPlace
        public var hours: DayHours
        /// Gross cents a month; 0 where it is not known.
        public var pay: Int64
        public var startsOn: Int
        /// How many it takes.
        public var openings: Int

        public init(place: TravelPlace, hours: DayHours, pay: Int64, startsOn: Int, openings: Int = 1) {
            self.place = place
            self.hours = hours
            self.pay = pay
            self.startsOn = startsOn
            self.openings = openings
        }
    }

    /// Free places in one group of a Kita or one class of a school ("Kitaplatz, Schulplatz").
    public struct Facility: Sendable, Hashable {
        public var place: TravelPlace
        /// What it is, 0 to 63: Kita, primary school and so on.
        public var kind: Int
        /// The house it belongs to; siblings in one house are together.
        public var house: Int
        /// Whom it takes, so that age and grade are right on the date.
        ///
        /// Where it asks for an age: the days of birth that have that age on `freeOn`. Where it asks for a grade: the
        /// years of entering school, 2024 for the third grade of 2026/27.
        public var cohorts: ClosedRange<Int>
        /// From opening to closing, with early and late care.
        public var hours: DayHours
        public var freeOn: Int
        public var freePlaces: Int
        /// The languages spoken there, 0 to 63.
        public var languages: Set<Int>
        public var hasInclusion: Bool
        /// Cents a month.
        public var fee: Int64

        public init(
            place: TravelPlace,
            kind: Int,
            house: Int,
            cohorts: ClosedRange<Int>,
            hours: DayHours,
            freeOn: Int,
            freePlaces: Int,
            languages: Set<Int> = [],
            hasInclusion: Bool = false,
            fee: Int64 = 0
        ) {
            self.place = place
            self.kind = kind
            self.house = house
            self.cohorts = cohorts
            self.hours = hours
            self.freeOn = freeOn
            self.freePlaces = freePlaces
            self.languages = languages
            self.hasInclusion = hasInclusion
            self.fee = fee
        }
    }

    /// A course with free seats: German at a level, an adaptation course for a recognition.
    public struct Course: Sendable, Hashable {
        public var place: TravelPlace
        /// What it teaches; who needs it asks by this number.
        public var kind: Int
        public var hours: DayHours
        public var startsOn: Int
        public var seats: Int

        public init(place: TravelPlace, kind: Int, hours: DayHours, startsOn: Int, seats: Int) {
            self.place = place
            self.kind = kind
            self.hours = hours
            self.startsOn = startsOn
            self.seats = seats
        }
    }
}
