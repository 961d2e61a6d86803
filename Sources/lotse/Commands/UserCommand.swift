import ArgumentParser
import LotseCore

/// The command `lotse user`.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Lets people in, where nobody else can yet.",
        subcommands: [UserAddCommand.self]
    )
}

/// The command `lotse user add`.
struct UserAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Invites somebody to a role and prints the link.",
        discussion: """
            The link is good for seven days and once; it goes by mail too. Whoever follows it chooses a password, and \
            for the roles operator and alliance-admin a second factor. The first operator of an installation comes \
            this way, all others can be invited on its pages.
            """
    )

    @Option(help: "The person's mail address.")
    var mail: String

    @Option(help: "The person's name.")
    var name: String

    @Option(help: "\(Invitee.roleNames).")
    var role: String

    @Option(help: "The alliance's part of its addresses, such as spree-neisse; not for operators.")
    var alliance: String?

    @Option(help: "The organisation's name or id; for adviser, team-lead and partner-officer.")
    var organisation: String?

    @Option(help: "Language of letters and pages: de, en …")
    var language = "de"

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            try await Installation.withExisting(options) { installation in
                try await installation.checkSchema()
                let invitee = Invitee(
                    mail: mail,
                    name: name,
                    role: role,
                    alliance: alliance,
                    organisation: organisation,
                    language: language
                )
                let link = try await invitee.invite(into: installation)
                Console.say("\(name) is invited. The link, for seven days:\n\(link)")
            }
        }
    }
}
