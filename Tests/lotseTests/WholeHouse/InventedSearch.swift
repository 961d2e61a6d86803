import LotseCore
import LotseData
import LotseFormats
import LotseMatching

@testable import Cases
@testable import Market
@testable import Matches

extension InventedCase {
    /// What the household's adult looks for, how it would live, and a vacancy that suits.
    func writeSearch(
        of file: CaseFile.Head,
        in transaction: Transaction
    ) throws -> [String: RecordBook.Values] {
        let people = try HouseholdStore.list(of: file.id, from: transaction.reader)
        guard let person = people.first.flatMap({ Identifier<HouseholdMember>($0.id.text) }) else { return [:] }
        let profile = SearchProfile(
            occupations: [Self.occupation],
            recognition: .full,
            level: 2,
            hours: 30...40,
            limits: WayLimits(),
            earliestOn: transaction.today
        )
        try SearchStore.write(profile, of: person, in: file.id, alliance.id, seenAt: 0, in: transaction)
        let home = HomeSearch(
            dwelling: .rent,
            halfRooms: 2,
            earliestOn: transaction.today,
            arriveBy: transaction.today.adding(days: 200),
            childMinutes: 60
        )
        try SearchStore.write(home, of: file.id, alliance.id, seenAt: 0, in: transaction)
        let vacancies = try (0..<count).map { try writeVacancy($0, in: transaction) }
        let values = ["person": person.text, "listing": vacancies.last?.text ?? ""]
        let (inquiry, line) = try writeDemand(for: file, person, in: transaction)
        let (way, barrier) = try writeRules(in: transaction)
        let run = try writeRun(for: file, proposing: vacancies[0], to: person, in: transaction)
        let places = try writePlaces(for: file, at: vacancies[0], in: transaction)
        return places.merging([
            "cases/{caseFile}/matches": [:], "cases/{caseFile}/search": ["+version": "1"],
            "allocations/{run}": ["run": run.text], "allocations/{run}/stop": ["run": run.text],
            "cases/{caseFile}/allocations/{run}": ["run": run.text, "+do": "refuse"],
            "comparison-rules/weights": ["+occupation": "123"],
            "comparison-rules/ways/{way}/remove": ["way": way.text],
            "comparison-rules/barriers/{barrier}": ["barrier": barrier.text, "+minutes": "7", "+version": "1"],
            "comparison-rules/barriers/{barrier}/remove": ["barrier": barrier.text],
            "demand/{line}": ["line": line.text, "+people": "7", "+version": "1"],
            "demand/{line}/remove": ["line": line.text],
            "cases/{caseFile}/inquiries/{inquiry}": ["inquiry": inquiry.text, "+answer": "declined"],
            "who-would-come/{person}": ["person": person.text, "+message": "Hallo"],
            "cases/{caseFile}/bundles": [:], "cases/{caseFile}/bundles/take": ["+part": Self.part(vacancies[0])],
            "cases/{caseFile}/search/children/{person}": ["person": people[1].id.text, "+language": "pl"],
            "cases/{caseFile}/search/{person}": ["person": person.text, "+version": "1"],
            "cases/{caseFile}/matches/{person}/{listing}": values.merging(["+do": "aside"]) { $1 },
            "cases/{caseFile}/matches/{person}/{listing}/does-not-fit": values.merging(["+reason": "pay"]) { $1 },
        ]) { $1 }
    }

    /// Bookbinding: nobody else in the demo region looks for it.
    private static let occupation = 23422

    private static func part(_ vacancy: Identifier<Listing>) -> String { "- \(vacancy.text) work" }

    /// The body that is asked for help is a firm too: it may see the household's adult, asks, and will need people.
    private func writeDemand(
        for file: CaseFile.Head,
        _ person: Identifier<HouseholdMember>,
        in transaction: Transaction
    ) throws -> (inquiry: Identifier<EmployerInquiry>, line: Identifier<DemandLine>) {
        try insertConsent(to: .employerContact, [.occupation], of: file, in: transaction)
        let (reader, account) = (transaction.reader, transaction.newIdentifier(Account.self))
        let contact = ContactPoint(name: "", phone: "", mail: "", address: "")
        let firm = OrganisationProfile(id: recipient.id, name: recipient.name, contact: contact)
        let profiles = try SearchStore.profiles(of: [file.id], from: reader)
        guard let profile = profiles[person] else { preconditionFailure("the profile was written before") }
        let candidate = Candidate(
            caseFile: file.id,
            person: person,
            profile: profile,
            proposedTo: [recipient.id],
            start: nil,
            isHere: false
        )
        _ = try InquiryStore.insert(
            about: candidate,
            by: firm,
            vacancyTitle: "Buchbinder/in",
            message: "Wann könnten Sie beginnen?",
            in: alliance.id,
            askedBy: account,
            transaction
        )
        for people in 1...count {
            let content = DemandLine.Content(
                occupation: Self.occupation,
                people: people,
                neededBy: transaction.today.adding(days: 200),
                german: .b1,
                hours: 35...40,
                municipality: Self.municipality
            )
            try DemandStore.insert(content, for: firm, in: alliance.id, transaction)
        }
        let inquiries = try InquiryStore.open(of: file.id, from: transaction.reader)
        let lines = try DemandStore.list(in: alliance.id, of: [recipient.id], from: transaction.reader)
        guard let inquiry = inquiries.last, let line = lines.last else {
            preconditionFailure("what was just written is there")
        }
        return (inquiry.id, line.id)
    }

    /// Ways that somebody knows, and a river.
    private func writeRules(
        in transaction: Transaction
    ) throws -> (way: Identifier<KnownWay>, barrier: Identifier<TravelBarrier>) {
        for number in 1...count {
            let (other, reason) = (Self.key("\(12_071_100 + number)"), "Fahrplan")
            let way = KnownWay.Content(Self.municipality, other, .car, minutes: 20 + number, reason: reason)
            if let way { try RegionRulesStore.put(way, of: alliance.id, in: transaction) }
        }
        let river = TravelBarrier.Content(name: "Neiße", minutes: 10, towns: [Self.municipality])
        try RegionRulesStore.insert(river, of: alliance.id, in: transaction)
        let ways = try RegionRulesStore.ways(of: alliance.id, from: transaction.reader)
        let barriers = try RegionRulesStore.barriers(of: alliance.id, from: transaction.reader)
        guard let way = ways.last, let barrier = barriers.last else {
            preconditionFailure("what was just written is there")
        }
        return (way.id, barrier.id)
    }

    private static let municipality = key("12071076")

    private static func key(_ text: String) -> MunicipalityKey {
        guard let key = MunicipalityKey(text) else { preconditionFailure("keys have eight digits") }
        return key
    }

    /// A proposal for all households that has something for this one.
    private func writeRun(
        for file: CaseFile.Head,
        proposing listing: Identifier<Listing>,
        to person: Identifier<HouseholdMember>,
        in transaction: Transaction
    ) throws -> Identifier<AllocationRun> {
        let account = transaction.newIdentifier(Account.self)
        let order = AllocationRun.Order(urgentWeeks: 4)
        let id = try AllocationStore.insert(order, in: alliance.id, by: account, transaction)
        guard let run = try AllocationStore.run(id, of: alliance.id, from: transaction.reader),
            try AllocationStore.claim(run, in: transaction)
        else { return id }
        let bundle = SharedBundle(
            parts: [.init(person: person, listing: listing, topic: .work, title: "Buch", place: "Ort", way: nil)],
            minutes: 10,
            monthlyCents: 60_000,
            readyOn: transaction.today,
            points: 100,
            reasons: [.init(cause: "vacancy", holder: 0, points: 100)],
            missed: [.init(titles: ["Haus"], lacks: [.init(title: "Haus", holders: 2)])]
        )
        let shares = (0..<count).map { number in
            AllocationShare(
                run: id,
                caseFile: number == 0 ? file.id : transaction.newIdentifier(),
                organisation: file.organisation,
                caseNumber: "2026-\(number)",
                isUrgent: false,
                state: .open,
                content: bundle
            )
        }
        let report = AllocationReport(counts: .init(), worth: 1, bound: 1, unservedUrgent: 0, scarce: [])
        try AllocationStore.finish(run, report, shares, in: transaction)
        return id
    }

    /// What is wished for the household's children, and a round with a place that was accepted for each: what is only
    /// proposed, the round of another household of the alliance takes over.
    private func writePlaces(
        for file: CaseFile.Head,
        at listing: Identifier<Listing>,
        in transaction: Transaction
    ) throws -> [String: RecordBook.Values] {
        let children = try HouseholdStore.list(of: file.id, from: transaction.reader).dropFirst()
            .compactMap { Identifier<HouseholdMember>($0.id.text) }
        let (round, day) = (transaction.newIdentifier(PlacementRound.self), transaction.today)
        let shares = children.enumerated().map { number, child in
            PlacementShare(
                round: round,
                person: child,
                caseFile: file.id,
                kind: .school,
                caseNumber: "2026-\(number)",
                childNumber: number + 1,
                state: .open,
                content: Self.placed(at: listing)
            )
        }
        let question = RoundQuestion(
            kind: .school,
            day: day,
            seed: 7,
            criteria: [],
            families: [],
            region: RegionMarket(towns: [], skillNumbers: [:])
        )
        let outcome = RoundOutcome(report: RoundReport(), shares: shares)
        try PlacementStore.insert(
            round,
            question,
            criteriaVersion: 1,
            outcome,
            in: alliance.id,
            by: owner,
            transaction
        )
        for share in shares {
            let wish = PlaceWish(wantedOn: day, listings: [listing])
            try PlaceWishStore.write(wish, for: share.person, in: file.id, alliance.id, seenAt: 0, in: transaction)
            try PlacementStore.decide(share, as: .accepted, in: alliance.id, by: owner, transaction)
        }
        let child = children.first?.text ?? ""
        return [
            "placements/{round}": ["round": round.text],
            "cases/{caseFile}/placements/{round}": ["round": round.text, "+do": "release", "+person": child],
            "cases/{caseFile}/place-wishes": ["+family-version": "0"],
            "cases/{caseFile}/place-wishes/{person}": ["person": child, "+version": "1"],
        ]
    }

    private static func placed(at listing: Identifier<Listing>) -> PlacedChild {
        PlacedChild(
            lot: 1,
            unsuited: 1,
            place: .init(
                listing: listing,
                title: "Schule",
                place: "Ort",
                wish: 1,
                isPromised: false,
                points: 3,
                criteria: ["k1"]
            ),
            missed: [
                .init(
                    listing: listing,
                    title: "Andere Schule",
                    points: 1,
                    criteria: [],
                    last: .init(points: 3, lot: 2, isPromised: false),
                    reason: .fewerPoints
                )
            ],
            siblings: .apart
        )
    }

    private func writeVacancy(_ number: Int, in transaction: Transaction) throws -> Identifier<Listing> {
        let id = transaction.newIdentifier(Listing.self)
        var vacancy = VacancyRecord(
            key: FeedKey(sender: ListingContent.byForm, object: id.text),
            title: "Buchbinder/in (m/w/d) \(number)"
        )
        vacancy.employer = "Muster GmbH"
        vacancy.places = [
            FeedPlace(town: "Musterort", position: Position(latitude: 51.7, longitude: 14.6 + Double(number) / 100))
        ]
        var listing = Listing.Record(
            id: id,
            alliance: alliance.id,
            organisation: organisation,
            content: .vacancy(vacancy),
            statedOn: transaction.today
        )
        listing.occupation = Self.occupation
        try ListingStore.insert([listing], in: transaction)
        return id
    }
}
