import ArgumentParser
import Configuration
import Foundation
import SystemPackage

/// Options that every command takes.
struct SettingsOptions: ParsableArguments {
    @Option(help: "Folder of the database file, the key and outgoing mail.")
    var data: String?

    @Option(help: "postgres://… instead of the database file in the data folder.")
    var database: String?

    @Option(help: "JSON file with settings.")
    var config: String?
}

/// How this installation differs from others, read once at the start.
struct Settings: Sendable {
    var dataFolder: URL
    /// Nil for the embedded engine in the data folder.
    var databaseURL: String?
    var host: String
    var port: Int
    /// How readers reach the house, such as `https://lotse.example.org`; links in mails begin with it.
    var publicURL: String
    var isBehindProxy: Bool
    var limitsRates: Bool
    var mail: MailTransport
    /// Address in the From line of mails.
    var mailFrom: String

    enum MailTransport: Sendable, Equatable {
        /// Each letter becomes a file in the data folder, for trying out.
        case files
        /// A program that takes a letter on its standard input, such as `/usr/sbin/sendmail`.
        case program(String)
    }

    /// Everything that is wrong with the settings, said at once.
    struct Problems: Error, CustomStringConvertible {
        let sentences: [String]
        var description: String { sentences.joined(separator: "\n") }
    }

    /// Reads options, environment, file and defaults, in this order.
    ///
    /// - Parameter options: of the command line.
    /// - Returns: settings that fit together.
    /// - Throws: `Problems` with a sentence for each value that does not do.
    static func read(_ options: SettingsOptions) async throws -> Settings {
        var providers: [any ConfigProvider] = [EnvironmentVariablesProvider().prefixKeys(with: "lotse")]
        if let file = options.config {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: .init(file)))
            } catch {
                throw Problems(sentences: ["The settings file \(file) cannot be read as JSON."])
            }
        }
        let reader = ConfigReader(providers: providers)
        var problems: [String] = []
        let data = options.data ?? reader.string(forKey: "data", default: "var")
        let port = reader.int(forKey: "port", default: 8080)
        if !(0...65_535).contains(port) { problems.append("port: \(port) is not a port; name one from 1 to 65535.") }
        let host = reader.string(forKey: "host", default: "127.0.0.1")
        let publicURL = reader.string(forKey: "public.url", default: "http://\(host):\(port)")
        if !publicURL.hasPrefix("https://"), !publicURL.hasPrefix("http://127."),
            !publicURL.hasPrefix("http://localhost")
        {
            problems.append(
                "public.url: \(publicURL) does not begin with https://. Without it browsers do not keep people signed in."
            )
        }
        let database = options.database ?? reader.string(forKey: "database")
        if let database, !DatabaseLocation.isAddress(database) {
            problems.append("database: the address must begin with postgres://; leave it out for the embedded engine.")
        }
        let mail = reader.string(forKey: "mail.program")
        guard problems.isEmpty else { throw Problems(sentences: problems) }
        return Settings(
            dataFolder: URL(filePath: data, directoryHint: .isDirectory),
            databaseURL: database,
            host: host,
            port: port,
            publicURL: publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL,
            isBehindProxy: reader.bool(forKey: "behind.proxy", default: false),
            limitsRates: reader.bool(forKey: "limit.rates", default: true),
            mail: mail.map { .program($0) } ?? .files,
            mailFrom: reader.string(forKey: "mail.from", default: "lotse@example.org")
        )
    }
}
