import Foundation
import LotseCore
import LotseData

/// What the demo region shows beside the facts: all of it invented.
struct DemoInventions: Sendable {
    private let files: AgreementFileStore
    private let paper: [UInt8]

    init(_ vault: Vault) throws {
        files = AgreementFileStore(vault)
        let name = "Demo/muster-vereinbarung.pdf"
        guard let file = Bundle.module.resourceURL?.appending(path: name), let data = try? Data(contentsOf: file) else {
            throw DemoFacts.Unreadable(file: name)
        }
        paper = [UInt8](data)
    }

    func load(in transaction: Transaction) throws {
        for alliance in try AllianceStore.list(transaction.reader) {
            try loadPaper(of: alliance.id, in: transaction)
            for text in texts(of: alliance) { try WrittenTextStore.put(text, for: alliance.id, in: transaction) }
        }
        try loadFirm(in: transaction)
        let dresden = NetworkDemo.alliance("wachstumsregion-dresden")
        for feedback in Self.feedback { try AnswerFeedbackStore.insert(feedback, for: dresden, in: transaction) }
    }

    /// A firm that belongs to the association of the Dresden alliance.
    private func loadFirm(in transaction: Transaction) throws {
        let firm = NetworkDemo.organisation("muster-feinwerk")
        guard try OrganisationStore.fetch(firm, transaction.reader) == nil else { return }
        let contact = ContactPoint(
            name: "Personalstelle",
            phone: "03578 000 900",
            mail: "personal@muster-feinwerk.example.org",
            address: "Beispielring 4, 01917 Kamenz"
        )
        try OrganisationStore.insert(
            Organisation.Record(
                id: firm,
                kind: .company,
                name: "Muster Feinwerk GmbH (erfunden)",
                contact: contact
            ),
            in: transaction
        )
        guard let since = Period(from: transaction.today, through: nil) else { return }
        try AssociationMembershipStore.insert(
            AssociationMembership(
                id: NetworkDemo.identifier("membership", "bvmw-wachstumsregion/muster-feinwerk"),
                association: NetworkDemo.organisation("bvmw-wachstumsregion"),
                member: firm,
                period: since
            ),
            in: transaction
        )
    }

    /// The oldest agreement of an alliance gets the invented paper.
    private func loadPaper(of alliance: Identifier<Alliance>, in transaction: Transaction) throws {
        guard let oldest = try AgreementStore.list(of: alliance, transaction.reader).last else { return }
        try files.put("Vereinbarung (Muster).pdf", paper, for: oldest, in: transaction)
    }

    private func texts(of alliance: Alliance.Record) -> [WrittenText] {
        [
            WrittenText(
                .german,
                introduction: """
                    Wir sind Kommunen, Kammern und Agenturen, die hier zusammenarbeiten.
                    Sie müssen nicht wissen, welches Amt zuständig ist: Fragen Sie uns.
                    """,
                contactNote: "Montag bis Freitag von 9 bis 16 Uhr. Wir sprechen Deutsch, Englisch und Polnisch."
            ),
            WrittenText(
                .english,
                introduction: """
                    We are towns, districts, chambers and agencies that work together here.
                    You need not know which office is responsible: ask us.
                    """
            ),
        ]
    }

    private static let feedback: [AnswerFeedback] = [
        .init(.init(kamenz, .care), hasHelped: false, remark: "Hier fehlt, wer bei Pflege hilft."),
        .init(.init(kamenz, .care), hasHelped: false, remark: nil),
        .init(.init(kamenz, .childcare), hasHelped: true, remark: "Die Nummer stimmte, danke."),
        .init(.init(radeberg, nil), hasHelped: true, remark: nil),
        .init(.init(radeberg, .health), hasHelped: false, remark: "Ich suche eine Kinderärztin."),
    ]

    private static let kamenz = municipality("14625250")
    private static let radeberg = municipality("14625480")

    private static func municipality(_ key: String) -> MunicipalityKey {
        guard let key = MunicipalityKey(key) else { preconditionFailure("\(key) is no key") }
        return key
    }
}
