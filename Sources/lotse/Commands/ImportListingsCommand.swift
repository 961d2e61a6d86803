import AllianceNetwork
import ArgumentParser
import LotseCore
import LotseData
import LotseFormats
import Market

/// The command `lotse import listings`.
struct ImportListingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listings",
        abstract: "Takes vacancies, homes, plots, Kita, school and course places of a file in.",
        discussion: """
            Any of: job search JSON of the Bundesagentur, schema.org JobPosting, HR-XML, HR-BA-XML, OpenImmo, GeoJSON \
            of plots, the CSV templates; alone or in a ZIP. All of it is taken or nothing, unless --partly is given. A \
            full list closes what it no longer names, of its own sender only, and not if it is suspiciously much. \
            Nothing is fetched from anywhere.
            """
    )

    @Argument(help: "The file.", completion: .file())
    var file: String

    @Option(help: "The alliance, as its addresses call it.")
    var alliance: String

    @Option(help: "Who delivers, as the alliance calls it; the same each time.")
    var connection: String

    @Flag(help: "The list names all that the sender has, where its format does not say so itself.")
    var full = false

    @Flag(help: "Take the good entries although others are refused.")
    var partly = false

    @Flag(help: "Close what vanished although it is much: somebody has looked.")
    var acceptShrink = false

    @Flag(help: "Read and compare only; write nothing.")
    var dryRun = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        try await Console.reporting {
            try await Installation.withExisting(options) { installation in
                try await installation.checkSchema()
                let network = StoredNetwork(installation.store)
                guard let profile = try await network.alliance(slug: alliance) else {
                    throw Installation.Problem(description: "There is no alliance \(alliance).")
                }
                var order = FeedOrder(alliance: profile.id, connection: connection)
                order.extent = full ? .full : .partial
                order.takesPartly = partly
                order.acceptsShrink = acceptShrink
                let work = ListingImport(
                    store: installation.store,
                    network: network,
                    occupations: installation.occupations
                )
                let report = try await work.run(try GuardedBytes.open(file), order, isDryRun: dryRun)
                Console.say(report.text)
                guard report.isTaken || dryRun else { throw ExitCode.failure }
            }
        }
    }
}
