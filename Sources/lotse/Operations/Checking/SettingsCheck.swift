import Foundation
import Portal

/// What the settings say, and whether that does outside of trying things out.
struct SettingsCheck {
    let settings: Settings

    var findings: [Finding] { [publicAddress, mail, publisher] + feeds }

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

    /// Nothing to be said where no folder is named: alliances fetch from addresses then.
    private var feeds: [Finding] {
        guard let folder = settings.feedsFolder else { return [] }
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            return [
                .problem(
                    "feeds.folder",
                    "\(folder.path) is not there or cannot be written",
                    "Make it and give it to the account that runs Lotse, or leave out LOTSE_FEEDS_FOLDER."
                )
            ]
        }
        return [.good("feeds.folder", folder.path)]
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
