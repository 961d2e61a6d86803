package import LotseCore

/// A job, apprenticeship or placement that an employer offers ("Stelle").
package struct VacancyRecord: Hashable, Sendable {
    package var key: FeedKey
    package var title: String
    package var employer: String?
    /// The occupation in words ("Hauptberuf").
    package var occupation: String?
    /// A code with its list in front: `dkz:15342`, `kldb:26112`.
    package var occupationCode: String?
    package var offer: Offer = .job
    package var places: [FeedPlace] = []
    package var publishedOn: Day?
    package var changedOn: Day?
    /// The last day of the advertisement.
    package var closesOn: Day?
    package var startsOn: Day?
    package var startsAtOnce = false
    package var hours: Set<Hours> = []
    package var homeOffice: HomeOffice?
    package var isPermanent: Bool?
    package var isMarginal: Bool?
    package var suitsCareerChangers: Bool?
    package var pay: Pay?
    /// How many are sought.
    package var openings: Int?
    /// Plain text.
    package var description: String?
    package var link: String?
    package var contact: FeedContact?

    package init(key: FeedKey, title: String) {
        self.key = key
        self.title = title
    }

    package enum Offer: String, CaseIterable, Sendable {
        case job
        case apprenticeship
        case placement
        case selfEmployed = "self-employed"
    }

    package enum Hours: String, CaseIterable, Sendable {
        case fullTime = "full-time"
        case partTime = "part-time"
        case mornings
        case afternoons
        case evenings
        case flexible
        case shifts
    }

    package enum HomeOffice: String, CaseIterable, Sendable {
        case none
        case partly
        case fully
        case byAgreement = "by-agreement"
    }

    /// Gross pay per unit of time, in euros.
    package struct Pay: Hashable, Sendable {
        package var least: Money
        package var most: Money
        package var unit: Unit

        /// Nil when the range is empty or below zero.
        package init?(from least: Money, to most: Money, unit: Unit) {
            guard least <= most, least >= .zero else { return nil }
            self.least = least
            self.most = most
            self.unit = unit
        }

        package enum Unit: String, CaseIterable, Sendable {
            case hour
            case day
            case week
            case month
            case year
        }
    }

    package var fingerprint: FeedFingerprint { fingerprintMaker.fingerprint }

    var fingerprintMaker: FingerprintMaker {
        var maker = FingerprintMaker()
        maker.add([key.sender.connection, key.sender.name, key.object])
        for text in [title, employer, occupation, occupationCode] { maker.add(text) }
        maker.add(offer)
        maker.add(places)
        for day in [publishedOn, changedOn, closesOn, startsOn] { maker.add(day) }
        maker.add(startsAtOnce)
        maker.add(hours.map(\.rawValue).sorted())
        maker.add(homeOffice)
        for flag in [isPermanent, isMarginal, suitsCareerChangers] { maker.add(flag) }
        maker.add(pay.map { ["\($0.least.cents)", "\($0.most.cents)", $0.unit.rawValue] } ?? [])
        maker.add(openings)
        for text in [description, link] { maker.add(text) }
        maker.add(contact)
        return maker
    }
}
