import LotseCore
import LotseData
import LotseFormats

@testable import Market

/// A vacancy that an organisation entered, whose occupation nobody knows yet.
enum InventedListing {
    static func write(
        of organisation: Identifier<Organisation>,
        in alliance: Identifier<Alliance>,
        _ transaction: Transaction
    ) throws -> [String: RecordBook.Values] {
        let id = transaction.newIdentifier(Listing.self)
        let key = FeedKey(sender: ListingContent.byForm, object: id.text)
        var vacancy = VacancyRecord(key: key, title: "Allrounder (m/w/d)")
        vacancy.employer = "Muster GmbH"
        vacancy.places = [FeedPlace(postcode: "03149", town: "Forst (Lausitz)")]
        let listing = Listing.Record(
            id: id,
            alliance: alliance,
            organisation: organisation,
            content: .vacancy(vacancy),
            statedOn: transaction.today
        )
        try ListingStore.insert([listing], in: transaction)
        let values = ["listing": id.text, "+version": "1"]
        return [
            "offers/{listing}": values,
            "offers/{listing}/state": values.merging(["+state": "paused"]) { $1 },
        ]
    }
}
