import LotseCore

/// What there would be more of, in the question "what if" ("Was wäre, wenn").
struct MarketAddition: Sendable, Equatable, Codable {
    /// Names live under `matches.addition.<raw value>`.
    enum Kind: String, CaseIterable, Sendable, Codable {
        case home
        case plot
        case kita
        case school
        case course
    }

    let kind: Kind
    /// Homes, plots, places or seats.
    let count: Int
    let municipality: MunicipalityKey
    let town: String
    let position: Position
    /// From which day.
    let from: Day
    /// Of a home: two and a half rooms are five.
    var halfRooms = 0
    /// Of a home, a month, with heating.
    var rent = Money.zero
    /// Of a German course: the level that it reaches.
    var level: CEFRLevel?

    static let possibleCount = 1...500
}

extension RegionMarket {
    /// The market with more of something, under an identifier of its own.
    func adding(_ addition: MarketAddition, as id: Identifier<Listing>) -> RegionMarket {
        let listing = OpenListing(
            id: id,
            title: addition.town,
            town: addition.town,
            municipality: addition.municipality,
            position: addition.position,
            statedOn: addition.from
        )
        var open = OpenMarket()
        switch addition.kind {
        case .home:
            var home = OpenHome(listing, kind: .rent, freeOn: addition.from)
            (home.halfRooms, home.coldRent) = (addition.halfRooms, addition.rent)
            open.homes = [home]
        case .plot: open.homes = [OpenHome(listing, kind: .plot, freeOn: addition.from)]
        case .kita: open.places = [Self.place(listing, .ages(Self.kitaMonths), addition)]
        case .school: open.places = [Self.place(listing, .grades(Self.grades), addition)]
        case .course:
            var course = OpenCourse(listing, subject: .language, startsOn: addition.from, seats: addition.count)
            course.level = addition.level
            open.courses = [course]
        }
        var market = self
        market.take(MarketChanges(revision: revision, open: open, gone: []))
        return market
    }

    /// From the first birthday, when a place can be claimed (§ 24 SGB VIII), until school.
    private static let kitaMonths = 12...83
    private static let grades = 1...10

    private static func place(
        _ listing: OpenListing,
        _ takes: OpenPlace.Takes,
        _ addition: MarketAddition
    ) -> OpenPlace {
        OpenPlace(listing, takes: takes, freeOn: addition.from, freePlaces: addition.count)
    }
}
