import LotseCore
import LotseData
import LotseWeb

/// The mails about concerns.
///
/// They tell that there is something to read and where, never who wrote what: mail is a postcard.
struct ConcernLetters: Sendable {
    private let alliance: AllianceProfile
    private let address: String
    private let wordsOf: @Sendable (Language) -> Words

    /// - Parameters:
    ///   - context: gives the words of all languages.
    ///   - alliance: whose concern it is.
    ///   - address: where readers reach the house.
    init(_ context: some PageContext, of alliance: AllianceProfile, address: String) {
        self.alliance = alliance
        self.address = address
        wordsOf = { context.words(in: $0) }
    }

    init(_ context: AllianceContext, address: String) {
        self.init(context, of: context.alliance, address: address)
    }

    /// Tells the coordination office, and the body that is responsible, that a concern came in.
    func announce(
        _ draft: ConcernDraft,
        _ id: Identifier<Concern>,
        to bodies: [ResponsibleBody],
        in transaction: Transaction
    ) throws {
        let words = wordsOf(.german)
        let path = PortalPaths.concern.link(.german, alliance: alliance.slug, ["concern": id.text])
        let arguments: [String: any Sendable] = [
            "alliance": alliance.name, "kind": words("portal.concern.kind.\(draft.kind.rawValue)"),
            "topic": ConcernForm.name(of: draft.subject.topic, in: draft.kind, words),
            "recipient": draft.recipient.organisation == nil ? words("portal.concern.office") : draft.recipient.name,
            "link": address + path,
        ]
        let body = bodies.first { $0.organisation == draft.recipient.organisation }
        let mails = [alliance.contact.mail, body?.contact.mail ?? ""].filter { !$0.isEmpty }
        for mail in Set(mails).sorted() {
            try Mail(
                to: mail,
                subject: words("portal.mail.received.subject", arguments),
                text: words("portal.mail.received.text", arguments)
            ).enqueue(in: transaction)
        }
    }

    /// Tells the sender where to see what becomes of it.
    func confirm(_ sender: Concern.Sender, link: String, in transaction: Transaction) throws {
        try write(.confirmed, to: sender, link: link, in: transaction)
    }

    /// Tells the sender that there is an answer.
    func answered(_ sender: Concern.Sender, link: String, in transaction: Transaction) throws {
        try write(.answered, to: sender, link: link, in: transaction)
    }

    private enum Occasion: String {
        case confirmed
        case answered
    }

    private func write(
        _ occasion: Occasion,
        to sender: Concern.Sender,
        link: String,
        in transaction: Transaction
    ) throws {
        guard !sender.mail.isEmpty else { return }
        let words = wordsOf(sender.language)
        let arguments: [String: any Sendable] = [
            "alliance": alliance.name, "link": address + link, "contact": alliance.contact.name,
            "phone": alliance.contact.phone,
        ]
        try Mail(
            to: sender.mail,
            subject: words("portal.mail.\(occasion.rawValue).subject", arguments),
            text: words("portal.mail.\(occasion.rawValue).text", arguments)
        ).enqueue(in: transaction)
    }
}
