import LotseCore
import LotseData
import LotseFormats

@testable import Market

/// A vacancy that an organisation entered, whose occupation nobody knows yet, a list that somebody uploaded, and a place
/// from which lists are fetched.
enum InventedListing {
    static func write(
        of organisation: Identifier<Organisation>,
        in alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        vault: Vault,
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
        let list = "key;title;employer;town\n1;Pflegefachkraft;Muster;Forst\n"
        let delivery = try FeedDeliveryStore(vault).insert(
            Array(list.utf8),
            named: "stellen.csv",
            for: FeedOrder(alliance: alliance, connection: "Musterliste"),
            by: account,
            in: transaction
        )
        let watch = FeedWatch(
            id: transaction.newIdentifier(),
            alliance: alliance,
            connection: "Musterabruf \(id.text.suffix(6))",
            place: .address(try FeedAddress("https://example.org/\(id.text)")),
            dueAt: transaction.now
        )
        try FeedWatchStore(vault).insert(watch, in: transaction)
        let watching = ["watch": watch.id.text, "+version": "1"]
        return [
            "offers/watches/{watch}": watching,
            "offers/import/{delivery}": ["delivery": delivery.text],
            "offers/{listing}": values,
            "offers/{listing}/state": values.merging(["+state": "paused"]) { $1 },
        ]
    }
}
