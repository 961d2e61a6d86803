import LotseCore
import LotseData
import LotseWeb

/// Mails to those who look after an alliance's lists when somebody has to look at one.
struct FeedLetters: Sendable {
    let staff: any StaffSource
    /// Where readers reach the house, such as `https://lotse.example.org`.
    let address: String

    /// Whoever may mend it: those who configure watches, at the alliance's office.
    func recipients(of alliance: AllianceProfile) async throws -> [String] {
        guard let office = alliance.office else { return [] }
        let members = try await staff.staff(of: office, as: MarketRoles.stewards, alliance: alliance.id)
        return Set(members.map(\.mail)).filter { !$0.isEmpty }.sorted()
    }

    /// Tells of a list that somebody has to look at, unless the one before it said the same.
    func tell(
        _ finding: FeedArrival.Finding,
        after previous: FeedArrival.Finding?,
        of watch: FeedWatch,
        _ alliance: AllianceProfile,
        to recipients: [String],
        in transaction: Transaction
    ) throws {
        guard finding.outcome.isAlarming, finding != previous else { return }
        // German is the language of the offices.
        let words = FeedReportWords(outsidePagesIn: .german).words
        let path = WatchPaths.one.link(.german, alliance: alliance.slug, ["watch": watch.id.text])
        let arguments = [
            "alliance": alliance.name, "connection": watch.connection, "link": address + path,
            "outcome": words("market.watch.outcome-text.\(finding.outcome.rawValue)"),
            "sentences": finding.sentences.list(in: .german).joined(separator: "\n"),
        ]
        for recipient in recipients {
            try Mail(
                to: recipient,
                subject: words("market.watch.mail.subject", arguments),
                text: words("market.watch.mail.text", arguments)
            ).enqueue(in: transaction)
        }
    }
}
