/// Who answers for the website in law ("Diensteanbieter", § 5 DDG).
package struct Publisher: Sendable, Equatable {
    package var name: String
    /// Who acts for it.
    package var representative: String
    /// In one line.
    package var address: String
    package var phone: String
    package var mail: String
    /// Who is asked about data protection; often a mailbox of its own.
    package var privacyMail: String
    /// Court and number of a register, or the supervising authority; empty where there is none.
    package var register: String
    /// The demo region: nothing of it exists.
    package var isInvented: Bool

    package init(
        name: String,
        representative: String,
        address: String,
        phone: String,
        mail: String,
        privacyMail: String,
        register: String = "",
        isInvented: Bool = false
    ) {
        self.name = name
        self.representative = representative
        self.address = address
        self.phone = phone
        self.mail = mail
        self.privacyMail = privacyMail
        self.register = register
        self.isInvented = isInvented
    }

    /// Of the demo region, and said to be invented on every legal page.
    package static let invented = Publisher(
        name: "Musterregion Fachkräfte e. V. (erfunden)",
        representative: "Maja Muster",
        address: "Beispielweg 1, 01234 Musterstadt",
        phone: "03562 000000",
        mail: "kontakt@example.org",
        privacyMail: "datenschutz@example.org",
        isInvented: true
    )
}
