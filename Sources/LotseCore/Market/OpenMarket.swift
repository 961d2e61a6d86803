/// What can be had in a region now, as far as it says where it is: what matching works with.
package struct OpenMarket: Sendable, Hashable {
    package var vacancies: [OpenVacancy] = []
    package var homes: [OpenHome] = []
    package var places: [OpenPlace] = []
    package var courses: [OpenCourse] = []

    package init() {}
}

/// What an open listing is, whose it is and where.
package struct OpenListing: Sendable, Hashable {
    package let id: Identifier<Listing>
    package var title: String
    /// Employer, landlord, provider or municipality, as written.
    package var offeredBy: String?
    /// The member of the alliance that offers it and is asked first; nil for what a feed brought.
    package var organisation: Identifier<Organisation>?
    /// The town, for readers.
    package var town: String
    package var municipality: MunicipalityKey?
    /// Of the address where it is known, else of the municipality.
    package var position: Position
    /// The last day on which somebody said that it is still to be had.
    package var statedOn: Day

    package init(
        id: Identifier<Listing>,
        title: String,
        offeredBy: String? = nil,
        organisation: Identifier<Organisation>? = nil,
        town: String,
        municipality: MunicipalityKey? = nil,
        position: Position,
        statedOn: Day
    ) {
        self.id = id
        self.title = title
        self.offeredBy = offeredBy
        self.organisation = organisation
        self.town = town
        self.municipality = municipality
        self.position = position
        self.statedOn = statedOn
    }
}

/// A job that is open, with everything that may count in a ranking.
package struct OpenVacancy: Sendable, Hashable {
    package var listing: OpenListing
    /// Five digits of the KldB 2010, the last being the level that is needed.
    package var occupation: Int
    /// Who works in it needs recognition or a licence ("reglementierter Beruf").
    package var isRegulated = false
    /// Keys of skills (`SkillSource`).
    package var requiredSkills: [String] = []
    package var wishedSkills: [String] = []
    /// The German that is needed; nil for none.
    package var german: CEFRLevel?
    /// Hours a week that can be agreed.
    package var weeklyHours: ClosedRange<Int> = 35...40
    /// The usual day of work.
    package var dailyHours: DailyHours?
    package var shifts: Set<ShiftKind> = []
    /// Gross a month for full-time work; nil where it is not known.
    package var monthlyPay: Money?
    package var startsOn: Day
    /// The last day on which the employer wants it to have begun.
    package var fillBy: Day?
    package var contract: ContractKind?
    package var familyTerms: Set<FamilyTerm> = []
    package var help: Set<ArrivalHelp> = []
    package var openings = 1

    package init(_ listing: OpenListing, occupation: Int, startsOn: Day) {
        self.listing = listing
        self.occupation = occupation
        self.startsOn = startsOn
    }
}

/// A home to rent or buy, or a plot to build one on.
package struct OpenHome: Sendable, Hashable {
    package enum Kind: String, CaseIterable, Sendable, Codable {
        case rent
        case purchase
        case plot
    }

    package var listing: OpenListing
    package var kind: Kind
    /// Two and a half rooms are five; 0 for a plot.
    package var halfRooms = 0
    package var areaInSquareMetres: Int?
    /// A month without any costs.
    package var coldRent: Money?
    /// A month, heating and running costs together.
    package var costs: Money?
    /// Of a plot or a home to buy.
    package var price: Money?
    /// Of a plot: what a municipality asks of whoever wants it.
    package var terms: PlotTerms?
    package var freeOn: Day
    package var isBarrierFree = false

    package init(_ listing: OpenListing, kind: Kind, freeOn: Day) {
        self.listing = listing
        self.kind = kind
        self.freeOn = freeOn
    }
}

/// What whoever wants a building plot has to know before asking for it.
package struct PlotTerms: Sendable, Hashable {
    /// The last day to apply.
    package var applyUntil: Day?
    /// The day by which the building must stand.
    package var buildUntil: Day?
    /// Years within which to build, counted from the purchase.
    package var buildWithinYears: Int?
    /// Whether roads and pipes reach it; nil where nobody said so.
    package var isDeveloped: Bool?
    package var squareMetrePrice: Money?

    package init() {}
}

/// Free places in a group of a Kita or in a school.
package struct OpenPlace: Sendable, Hashable {
    /// Whom it takes.
    package enum Takes: Sendable, Hashable {
        /// Months of age on `freeOn`.
        case ages(ClosedRange<Int>)
        case grades(ClosedRange<Int>)
    }

    package var listing: OpenListing
    package var takes: Takes
    package var freeOn: Day
    package var freePlaces: Int
    /// With early and late care; nil where it is not known.
    package var hours: DailyHours?
    /// Languages spoken there beside German.
    package var languages: Set<Language> = []
    package var takesInclusion = false
    /// A month.
    package var fee: Money?

    package init(_ listing: OpenListing, takes: Takes, freeOn: Day, freePlaces: Int) {
        self.listing = listing
        self.takes = takes
        self.freeOn = freeOn
        self.freePlaces = freePlaces
    }
}

/// Free seats in a course.
package struct OpenCourse: Sendable, Hashable {
    package enum Subject: String, CaseIterable, Sendable, Codable {
        case language
        case integration
        case qualification
        /// To make good what is missing for a recognition.
        case recognition
        case other
    }

    package var listing: OpenListing
    package var subject: Subject
    /// The level that is reached.
    package var level: CEFRLevel?
    package var startsOn: Day
    package var seats: Int
    package var hours: DailyHours?

    package init(_ listing: OpenListing, subject: Subject, startsOn: Day, seats: Int) {
        self.listing = listing
        self.subject = subject
        self.startsOn = startsOn
        self.seats = seats
    }
}
