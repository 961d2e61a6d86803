import LotseCore
import LotseData
import LotseWeb

/// The mails about a referral.
///
/// They name the topic and never the person: mail is a postcard.
struct ReferralLetters: Sendable {
    /// Where readers reach the house, such as `https://lotse.example.org`.
    let address: String
    /// Bodies are written to in German, the language of the offices.
    var words: Words { HouseWords.words(.german) }

    /// Tells a body that something waits for it.
    ///
    /// With a token, over the secret link; else to sign in.
    func invitation(to referral: Referral, from alliance: AllianceProfile, token: SecretToken?) -> Mail {
        mail("new", referral, alliance, token)
    }

    func reminder(of referral: Referral, from alliance: AllianceProfile, token: SecretToken?) -> Mail {
        mail("reminder", referral, alliance, token)
    }

    private func mail(_ kind: String, _ referral: Referral, _ alliance: AllianceProfile, _ token: SecretToken?) -> Mail
    {
        let path =
            if let token {
                ReferralPaths.answer.link(words.language, alliance: alliance.slug, ["token": token.text])
            } else {
                ReferralPaths.received.link(
                    words.language,
                    alliance: alliance.slug,
                    ["referral": referral.id.text]
                )
            }
        let arguments: [String: any Sendable] = [
            "alliance": alliance.name, "recipient": referral.recipient.name,
            "topic": words("topic.\(referral.topic.rawValue)"), "link": address + path,
            "contact": [alliance.contact.name, alliance.contact.phone, alliance.contact.mail]
                .filter { !$0.isEmpty }.joined(separator: ", "),
        ]
        return Mail(
            to: referral.recipient.mail,
            subject: words("cases.referral.mail.\(kind).subject", arguments),
            text: words("cases.referral.mail.\(kind).text", arguments)
        )
    }
}

extension CasesPorts {
    var letters: ReferralLetters { ReferralLetters(address: publicURL) }
}
