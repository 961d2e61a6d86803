import LotseCore
import LotseWeb

/// The mails to people who asked for something.
///
/// In their language, and with nothing in them but the way back.
struct IntakeLetters: Sendable {
    /// Where readers reach the house, such as `https://lotse.example.org`.
    let address: String
    let words: Words

    /// Says that a request has arrived and how to follow it; nil where no mail address was given.
    func receipt(
        of answers: IntakeAnswers,
        matter: Matter,
        token: String,
        alliance: AllianceProfile
    ) -> Mail? {
        guard let mail = answers.contact?.mail, !mail.isEmpty else { return nil }
        return letter("receipt", to: mail, matter: matter, token: token, alliance: alliance)
    }

    /// Says that somebody wrote, and where it can be read.
    ///
    /// The link itself is not known any more: only its hash is kept.
    func newMessage(to mail: String, matter: Matter, alliance: AllianceProfile) -> Mail {
        letter("message", to: mail, matter: matter, token: nil, alliance: alliance)
    }

    /// Says that a plan was proposed and waits for an answer.
    func newPlan(to mail: String, matter: Matter, alliance: AllianceProfile) -> Mail {
        letter("plan", to: mail, matter: matter, token: nil, alliance: alliance)
    }

    private func letter(
        _ kind: String,
        to mail: String,
        matter: Matter,
        token: String?,
        alliance: AllianceProfile
    ) -> Mail {
        let path = token.map { IntakePaths.matter.link(words.language, alliance: alliance.slug, ["token": $0]) } ?? ""
        let arguments: [String: any Sendable] = [
            "alliance": alliance.name, "code": matter.code.description, "link": address + path,
            "contact": alliance.contact.name, "phone": alliance.contact.phone,
        ]
        return Mail(
            to: mail,
            subject: words("cases.intake.mail.\(kind).subject", arguments),
            text: words("cases.intake.mail.\(kind).text", arguments)
        )
    }
}
