import LotseCore
import LotseData

@testable import Portal

/// A concern of an employer, for the office or for somebody else.
enum InventedConcern {
    static func write(
        to recipient: (id: Identifier<Organisation>, name: String)?,
        of alliance: Identifier<Alliance>,
        vault: Vault,
        in transaction: Transaction
    ) throws -> [String: RecordBook.Values] {
        let draft = ConcernDraft(
            alliance: alliance,
            kind: .employer,
            sender: Concern.Sender(
                name: "Mia Muster",
                organisation: "Muster GmbH",
                mail: "muster@example.org",
                phone: "",
                language: .german
            ),
            subject: Concern.Subject(topic: .work, place: "Forst", municipality: nil, text: "Wir suchen Fachkräfte."),
            consentVersion: TextVersion.concernConsent,
            recipient: recipient.map { .organisation($0.id, name: $0.name) } ?? .office
        )
        let id = try ConcernStore.insert(draft, in: transaction)
        return [
            "concerns/{concern}": ["concern": id.text],
            "my-concern/{link}": ["link": ConcernLinks(vault).text(for: id)],
        ]
    }
}
