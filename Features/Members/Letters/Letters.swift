import Foundation
package import LotseCore
package import LotseWeb

/// The letters of this room: what they say in the receiver's language, and the links in them.
package struct Letters: Sendable {
    /// Every link begins with it, such as `https://lotse.example.org`.
    private let publicURL: String

    package init(publicURL: String) {
        self.publicURL = publicURL
    }

    /// Read with the first letter: most starts of the program write none.
    private static let catalogues = Catalogues.outsidePages(of: Bundle.module.resourceURL)

    /// The installation's name, as authenticators show it beside their codes.
    static func site(in language: Language) -> String { catalogues.words(language)("members.site") }

    /// Which letter, and what it says beyond its fixed words.
    package enum Kind: Sendable {
        case invitation(role: Role, alliance: String?, link: String, until: Timestamp)
        case passwordReset(link: String, until: Timestamp)
        case passwordChanged
        case mailChange(link: String, until: Timestamp)
        /// To the old address, in case it was somebody else.
        case mailChanged(to: MailAddress)
        case secondFactorChanged(isOn: Bool)

        fileprivate var name: String {
            switch self {
            case .invitation: "invitation"
            case .passwordReset: "password-reset"
            case .passwordChanged: "password-changed"
            case .mailChange: "mail-change"
            case .mailChanged: "mail-changed"
            case .secondFactorChanged(true): "second-factor-on"
            case .secondFactorChanged(false): "second-factor-off"
            }
        }
    }

    /// Writes a letter.
    package func mail(_ kind: Kind, to mail: MailAddress, name: String, in language: Language) -> Mail {
        let words = Self.catalogues.words(language)
        var arguments: [String: any Sendable] = ["name": name, "site": words("members.site")]
        switch kind {
        case .invitation(let role, let alliance, let link, let until):
            arguments["role"] = words("role.\(role.rawValue)")
            arguments["alliance"] = alliance ?? words("members.site")
            arguments["link"] = link
            arguments["until"] = words.moment(until)
        case .passwordReset(let link, let until), .mailChange(let link, let until):
            arguments["link"] = link
            arguments["until"] = words.moment(until)
        case .mailChanged(let new):
            arguments["mail"] = Self.hinted(new)
        case .passwordChanged, .secondFactorChanged:
            break
        }
        let parts = [
            words("members.letter.greeting", arguments), words("members.letter.\(kind.name).text", arguments),
            words("members.letter.closing", arguments),
        ]
        return Mail(
            to: mail.text,
            subject: words("members.letter.\(kind.name).subject", arguments),
            text: parts.joined(separator: "\n\n") + "\n"
        )
    }

    /// A link that works from a letter.
    package func link(_ path: Path, _ values: [String: String], in language: Language) -> String {
        publicURL + path.link(language, alliance: nil, values)
    }

    /// Enough of an address for its owner to know it: `a…@example.org`.
    private static func hinted(_ mail: MailAddress) -> String {
        "\(mail.text.prefix(1))…\(mail.text.drop { $0 != "@" })"
    }
}
