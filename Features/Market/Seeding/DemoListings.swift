import LotseCore
import LotseFormats

/// Makes up an alliance's offers, the same at each run.
struct DemoListings {
    let offers: DemoOffers
    private let alliance: Identifier<Alliance>
    private let places: [Municipality]
    private let partners: [Identifier<Organisation>]
    let today: Day
    private let identifiers: IdentifierSource
    private let seed: UInt64

    init(
        _ offers: DemoOffers,
        alliance: Identifier<Alliance>,
        places: [Municipality],
        partners: [Identifier<Organisation>],
        today: Day,
        identifiers: IdentifierSource,
        seed: UInt64
    ) {
        self.offers = offers
        self.alliance = alliance
        self.places = places
        self.partners = partners
        self.today = today
        self.identifiers = identifiers
        self.seed = seed
    }

    /// Vacancies, and of the other kinds as many as a small region has.
    func list(vacancies count: Int) -> [Listing.Record] {
        var dice = Dice(seed: seed, places: places)
        let trades = offers.trades.flatMap { Array(repeating: $0, count: $0.weight) }
        var listings = (0..<count).map { number in
            // Every third came by a feed of the employment agency's kind.
            listing(number % 3 == 0 ? "S-\(1000 + number)" : nil, &dice) { key, dice in
                .vacancy(vacancy(trades[dice.roll(0..<trades.count)], key, &dice))
            }
        }
        listings += (0..<40).map { number in
            listing(number % 2 == 0 ? "W-\(200 + number)" : nil, &dice) { .home(home($0, &$1)) }
        }
        listings += (0..<12).map { _ in listing(nil, &dice) { .plot(plot($0, &$1)) } }
        listings += (0..<25).map { _ in listing(nil, &dice) { .carePlace(carePlace($0, &$1)) } }
        listings += (0..<12).map { number in
            listing(nil, &dice) { .school(school(offers.schools[number % offers.schools.count], $0, &$1)) }
        }
        listings += (0..<15).map { number in
            listing(nil, &dice) { .course(course(offers.courses[number % offers.courses.count], $0, &$1)) }
        }
        return listings
    }

    /// By form for one of the partners, or as a feed brought it.
    private func listing(
        _ delivered: String?,
        _ dice: inout Dice,
        _ make: (FeedKey, inout Dice) -> ListingContent
    ) -> Listing.Record {
        let id = identifiers.next(Listing.self)
        let sender = delivered == nil ? ListingContent.byForm : FeedSender(connection: "Vorführliste")
        let content = make(FeedKey(sender: sender, object: delivered ?? id.text), &dice)
        var listing = Listing.Record(
            id: id,
            alliance: alliance,
            organisation: delivered == nil && !partners.isEmpty ? partners[dice.roll(0..<partners.count)] : nil,
            content: content,
            statedOn: today.adding(days: -dice.roll(0..<45))
        )
        let fate = dice.roll(0..<20)
        listing.state = fate == 0 ? .paused : fate == 1 ? .taken : .open
        return listing
    }
}
