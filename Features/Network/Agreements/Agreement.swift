package import LotseCore

/// A paper on which an alliance rests ("Vereinbarung").
package struct Agreement: Hashable, Sendable {
    package let id: Identifier<Agreement>
    package let alliance: Identifier<Alliance>
    package var kind: Kind
    package var title: String
    /// What it is about, in a sentence or two.
    package var subject: String
    /// When the first signed.
    package var signedOn: Day
    /// From when to when it binds ("Laufzeit").
    package var term: Period
    package var document: Document?
    package var signatories: [Signatory]
    package var version: Int

    /// Names for readers live under `network.agreement-kind.<raw value>`.
    package enum Kind: String, CaseIterable, Sendable, Codable {
        /// ("Absichtserklärung")
        case letterOfIntent = "letter-of-intent"
        /// ("Kooperationsvertrag")
        case cooperationAgreement = "cooperation-agreement"
        /// ("Unterstützungserklärung")
        case supportDeclaration = "support-declaration"
        /// A recognition or a contract to carry something out ("Anerkennung, Auftrag").
        case order
    }

    /// An organisation that signed, and the function of the person who did; the person's name is not kept.
    package struct Signatory: Hashable, Sendable {
        package let id: Identifier<Signatory>
        package let organisation: Identifier<Organisation>
        /// Such as "Verbandsvorsteherin".
        package let function: String
        /// Later than the agreement's day for those who acceded ("Beitritt").
        package let signedOn: Day

        package init(
            id: Identifier<Signatory>,
            organisation: Identifier<Organisation>,
            function: String,
            signedOn: Day
        ) {
            self.id = id
            self.organisation = organisation
            self.function = function
            self.signedOn = signedOn
        }
    }

    /// The signed paper itself.
    package struct Document: Hashable, Sendable {
        package let title: String
        /// Nil while only the title is known.
        package let file: Identifier<AgreementFile>?

        package init(title: String, file: Identifier<AgreementFile>? = nil) {
            self.title = title
            self.file = file
        }
    }

    package init(
        id: Identifier<Agreement>,
        alliance: Identifier<Alliance>,
        kind: Kind,
        title: String,
        subject: String,
        signedOn: Day,
        term: Period,
        document: Document? = nil,
        signatories: [Signatory],
        version: Int = 1
    ) {
        self.id = id
        self.alliance = alliance
        self.kind = kind
        self.title = title
        self.subject = subject
        self.signedOn = signedOn
        self.term = term
        self.document = document
        self.signatories = signatories
        self.version = version
    }

    /// Refuses an agreement without a title, without a signature, or with one signature twice.
    package func check() throws(NetworkError) {
        guard !title.isEmpty else { throw .nameMissing }
        guard !signatories.isEmpty else { throw .signatoriesMissing }
        let signatures = Set(signatories.map { [$0.organisation.text, $0.function] })
        guard signatures.count == signatories.count else { throw .signedTwice }
    }
}
