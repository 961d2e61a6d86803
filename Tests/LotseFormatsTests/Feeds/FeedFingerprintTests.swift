import LotseCore
import LotseFormats
import Testing

@Suite struct FeedFingerprintTests {
    private let place = FeedPlace(town: "Forst")
    private let contact = FeedContact(name: "Nowak", mail: nil, phone: nil)
    private let day = Day(daysSince1970: 20_000)
    private let money = Money(cents: 1)

    /// Checks that each change makes another fingerprint, and that no property was forgotten.
    private func check<Record: Hashable>(
        _ record: Record,
        _ wrapped: (Record) -> FeedRecord,
        _ changes: [(inout Record) -> Void]
    ) {
        #expect(Mirror(reflecting: record).children.count == changes.count, "a property has no change of its own here")
        var seen: Set<FeedFingerprint> = [wrapped(record).fingerprint]
        for change in changes {
            var other = record
            change(&other)
            #expect(other != record)
            #expect(seen.insert(wrapped(other).fingerprint).inserted)
        }
        #expect(wrapped(record).fingerprint == wrapped(record).fingerprint)
    }

    @Test func `every property of a vacancy counts`() {
        let record = VacancyRecord(key: FeedSample.key("1"), title: "a")
        check(
            record,
            FeedRecord.vacancy,
            [
                { $0.key = FeedSample.key("2") }, { $0.title = "b" }, { $0.employer = "x" }, { $0.occupation = "x" },
                { $0.occupationCode = "x" }, { $0.offer = .placement }, { $0.places = [place] },
                { $0.publishedOn = day },
                { $0.changedOn = day }, { $0.closesOn = day }, { $0.startsOn = day }, { $0.startsAtOnce = true },
                { $0.hours = [.shifts] }, { $0.weeklyHours = 1...2 }, { $0.shifts = [.late] },
                { $0.dailyHours = DailyHours(from: 1, to: 2) }, { $0.contract = .agency }, { $0.homeOffice = .fully },
                { $0.isPermanent = true },
                { $0.isMarginal = true },
                { $0.suitsCareerChangers = true }, { $0.pay = .init(from: money, to: money, unit: .day) },
                { $0.fillBy = day }, { $0.german = .a1 }, { $0.requiredSkills = ["x"] }, { $0.wishedSkills = ["x"] },
                { $0.familyTerms = [.kitaHours] }, { $0.help = [.home] },
                { $0.openings = 1 }, { $0.description = "x" }, { $0.link = "x" }, { $0.contact = contact },
            ]
        )
    }

    @Test func `every property of a home counts`() {
        let record = HomeRecord(key: FeedSample.key("1"), tenure: .rent, place: place)
        check(
            record,
            FeedRecord.home,
            [
                { $0.key = FeedSample.key("2") }, { $0.title = "b" }, { $0.form = .room }, { $0.tenure = .purchase },
                { $0.place.street = "x" }, { $0.areaInSquareDecimetres = 1 }, { $0.halfRooms = 1 }, { $0.bedrooms = 1 },
                { $0.floor = 1 }, { $0.coldRent = money }, { $0.sideCosts = money }, { $0.heatingCosts = money },
                { $0.warmRent = money }, { $0.deposit = money }, { $0.purchasePrice = money },
                { $0.availableFrom = day },
                { $0.availability = "x" }, { $0.isBarrierFree = true }, { $0.allowsPets = true },
                { $0.needsHousingCertificate = true }, { $0.yearBuilt = 1 }, { $0.description = "x" },
                { $0.link = "x" },
                { $0.contact = contact }, { $0.statedOn = day }, { $0.commonIdentifier = "x" },
            ]
        )
    }

    @Test func `every property of a plot counts`() {
        let record = PlotRecord(key: FeedSample.key("1"), place: place)
        check(
            record,
            FeedRecord.plot,
            [
                { $0.key = FeedSample.key("2") }, { $0.title = "b" }, { $0.tenure = .leasehold },
                { $0.place.postcode = "x" },
                { $0.cadastralDistrict = "x" }, { $0.parcel = "x" }, { $0.areaInSquareDecimetres = 1 },
                { $0.price = money },
                { $0.pricePerSquareMetre = money }, { $0.development = .partly }, { $0.buildingLaw = "x" },
                { $0.buildWithinYears = 1 }, { $0.buildUntil = day },
                { $0.applyFrom = day }, { $0.applyUntil = day }, { $0.criteria = "x" },
                { $0.description = "x" }, { $0.link = "x" }, { $0.contact = contact }, { $0.statedOn = day },
                { $0.commonIdentifier = "x" },
            ]
        )
    }

    @Test func `every property of places to be cared for, to learn and to find counts`() {
        let care = CarePlaceRecord(key: FeedSample.key("1"), facility: "a", place: place, freePlaces: 0)
        check(
            care,
            FeedRecord.carePlace,
            [
                { $0.key = FeedSample.key("2") }, { $0.facility = "b" }, { $0.group = "x" }, { $0.provider = "x" },
                { $0.place.position = Position(latitude: 1, longitude: 2) }, { $0.ageInMonths = 1...2 },
                { $0.capacity = 1 },
                { $0.freePlaces = 1 }, { $0.freeFrom = day }, { $0.opensAt = 1 }, { $0.closesAt = 1 },
                { $0.languages = ["pl"] }, { $0.takesInclusion = true }, { $0.description = "x" }, { $0.link = "x" },
                { $0.fee = money }, { $0.contact = contact }, { $0.statedOn = day },
            ]
        )
        let school = SchoolRecord(key: FeedSample.key("1"), name: "a", place: place)
        check(
            school,
            FeedRecord.school,
            [
                { $0.key = FeedSample.key("2") }, { $0.name = "b" }, { $0.form = "x" }, { $0.provider = "x" },
                { $0.place.municipality = MunicipalityKey("12071244") }, { $0.grades = 1...2 }, { $0.freePlaces = 1 },
                { $0.freeFrom = day }, { $0.isAllDay = true }, { $0.hasWelcomeClass = true },
                { $0.dailyHours = DailyHours(from: 1, to: 2) },
                { $0.takesInclusion = true },
                { $0.languages = ["pl"] }, { $0.description = "x" }, { $0.link = "x" }, { $0.contact = contact },
                { $0.statedOn = day },
            ]
        )
        let course = CourseRecord(key: FeedSample.key("1"), title: "a", place: place)
        check(
            course,
            FeedRecord.course,
            [
                { $0.key = FeedSample.key("2") }, { $0.title = "b" }, { $0.provider = "x" }, { $0.subject = .language },
                { $0.level = .b2 }, { $0.place.region = "x" }, { $0.isOnline = true }, { $0.startsOn = day },
                { $0.dailyHours = DailyHours(from: 1, to: 2) },
                { $0.endsOn = day }, { $0.times = "x" }, { $0.capacity = 1 }, { $0.freePlaces = 1 }, { $0.fee = money },
                { $0.hasChildcare = true }, { $0.description = "x" }, { $0.link = "x" }, { $0.contact = contact },
                { $0.statedOn = day },
            ]
        )
        let spot = PlaceRecord(key: FeedSample.key("1"), name: "a", place: place)
        check(
            spot,
            FeedRecord.place,
            [
                { $0.key = FeedSample.key("2") }, { $0.name = "b" }, { $0.category = "x" },
                { $0.place.country = Country("PL") }, { $0.description = "x" }, { $0.link = "x" },
                { $0.contact = contact },
            ]
        )
    }

    @Test func `a fingerprint is the same in every run and can be written and read`() {
        let fingerprint = FeedRecord.home(FeedSample.home("1")).fingerprint
        #expect(fingerprint.description == "ea58efb7d8a36387cacbf47858cb5ae4")
        #expect(FeedFingerprint(fingerprint.description) == fingerprint)
        #expect(FeedFingerprint("x") == nil)
        #expect(FeedFingerprint(String(repeating: "F", count: 32)) == nil)
    }

    @Test func `fields that move into one another differ`() {
        var (left, right) = (FeedSample.home("1"), FeedSample.home("1"))
        (left.title, left.description) = ("ab", "c")
        (right.title, right.description) = ("a", "bc")
        #expect(FeedRecord.home(left).fingerprint != FeedRecord.home(right).fingerprint)
        (left.link, right.link) = (nil, "")
        (left.title, left.description) = (right.title, right.description)
        #expect(FeedRecord.home(left).fingerprint != FeedRecord.home(right).fingerprint)
    }
}
