import Foundation
import Portal

/// What the settings say, and whether that does outside of trying things out.
struct SettingsCheck {
    let settings: Settings

    var findings: [Finding] { [publicAddress, mail, publisher] }

    private var publicAddress: Finding {
        guard settings.publicURL.hasPrefix("https://") else {
            return .hint(
                "public.url",
                "\(settings.publicURL) can only be reached from this machine",
                "Set LOTSE_PUBLIC_URL to the address that readers use, with https://."
            )
        }
        return .good("public.url", settings.publicURL)
    }

    private var publisher: Finding {
        guard !settings.publisher.isInvented else {
            return .hint(
                "publisher",
                "the imprint names an invented publisher, and says so",
                "Set LOTSE_PUBLISHER_NAME, _REPRESENTATIVE, _ADDRESS, _PHONE and _MAIL."
            )
        }
        return .good("publisher", settings.publisher.name)
    }

    private var mail: Finding {
        switch settings.mail {
        case .files:
            return .hint(
                "mail",
                "letters are written into the folder mail and do not leave",
                "Set LOTSE_MAIL_PROGRAM to a program that takes letters, such as /usr/sbin/sendmail."
            )
        case .program(let program):
            guard FileManager.default.isExecutableFile(atPath: program) else {
                return .problem(
                    "mail",
                    "the program \(program) is not there or cannot be run",
                    "Install it, or set LOTSE_MAIL_PROGRAM to another one."
                )
            }
            return .good("mail", "letters leave through \(program)")
        }
    }
}
