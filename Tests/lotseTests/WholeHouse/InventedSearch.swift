import LotseCore
import LotseData
import LotseFormats

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
        return [
            "cases/{caseFile}/matches": [:], "cases/{caseFile}/search": ["+version": "1"],
            "cases/{caseFile}/bundles": [:], "cases/{caseFile}/bundles/take": ["+part": Self.part(vacancies[0])],
            "cases/{caseFile}/search/{person}": ["person": person.text, "+version": "1"],
            "cases/{caseFile}/matches/{person}/{listing}": values.merging(["+do": "aside"]) { $1 },
            "cases/{caseFile}/matches/{person}/{listing}/does-not-fit": values.merging(["+reason": "pay"]) { $1 },
        ]
    }

    /// Bookbinding: nobody else in the demo region looks for it.
    private static let occupation = 23422

    private static func part(_ vacancy: Identifier<Listing>) -> String { "- \(vacancy.text) work" }

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
