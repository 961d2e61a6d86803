package import LotseCore

/// A job, apprenticeship or placement that an employer offers ("Stelle").
package struct VacancyRecord: Hashable, Sendable, Codable {
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
    @CodedSet package var hours: Set<Hours> = []
    /// Hours a week that can be agreed.
    package var weeklyHours: ClosedRange<Int>?
    /// The usual day of work.
    package var dailyHours: DailyHours?
    @CodedSet package var shifts: Set<ShiftKind> = []
    package var homeOffice: HomeOffice?
    package var isPermanent: Bool?
    package var isMarginal: Bool?
    package var contract: ContractKind?
    package var suitsCareerChangers: Bool?
    package var pay: Pay?
    /// How many are sought.
    package var openings: Int?
    /// The last day on which the employer wants it to have begun.
    package var fillBy: Day?
    /// The German that is needed.
    package var german: CEFRLevel?
    /// In the employer's words, in order.
    package var requiredSkills: [String] = []
    package var wishedSkills: [String] = []
    @CodedSet package var familyTerms: Set<FamilyTerm> = []
    /// What the employer helps newcomers with.
    @CodedSet package var help: Set<ArrivalHelp> = []
    /// Plain text.
    package var description: String?
    package var link: String?
    package var contact: FeedContact?

    package init(key: FeedKey, title: String) {
        self.key = key
        self.title = title
    }

    package enum Offer: String, CaseIterable, Sendable, Codable {
        case job
        case apprenticeship
        case placement
        case selfEmployed = "self-employed"
    }

    package enum Hours: String, CaseIterable, Sendable, Codable {
        case fullTime = "full-time"
        case partTime = "part-time"
        case mornings
        case afternoons
        case evenings
        case flexible
        case shifts
    }

    package enum HomeOffice: String, CaseIterable, Sendable, Codable {
        case none
        case partly
        case fully
        case byAgreement = "by-agreement"
    }

    /// Gross pay per unit of time, in euros.
    package struct Pay: Hashable, Sendable, Codable {
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

        package enum Unit: String, CaseIterable, Sendable, Codable {
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
        maker.add(weeklyHours)
        maker.add(dailyHours)
        maker.add(shifts.map(\.rawValue).sorted())
        maker.add(homeOffice)
        for flag in [isPermanent, isMarginal, suitsCareerChangers] { maker.add(flag) }
        maker.add(contract)
        maker.add(pay.map { ["\($0.least.cents)", "\($0.most.cents)", $0.unit.rawValue] } ?? [])
        maker.add(openings)
        maker.add(fillBy)
        maker.add(german)
        maker.add(requiredSkills)
        maker.add(wishedSkills)
        maker.add(familyTerms.map(\.rawValue).sorted())
        maker.add(help.map(\.rawValue).sorted())
        for text in [description, link] { maker.add(text) }
        maker.add(contact)
        return maker
    }
}
