import ArgumentParser
import Configuration
import Foundation
import Members
import Portal
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
    /// Who answers for the website; the demo region's invented one where nobody is named.
    var publisher = Publisher.invented
    /// Where staff may sign in beside their password; nil for nowhere else.
    var provider: OpenIDProvider?
    /// Below it alliances may let lists of offers be looked for; nil for nowhere.
    var feedsFolder: URL?
    /// Whether lists may be fetched from the server's own network, for trying out.
    var feedsFromOwnNetwork = false

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
    /// - Parameters:
    ///   - options: of the command line.
    ///   - port: of the command line, where the command takes one.
    ///   - feeds: of the command line, where the command takes one.
    /// - Returns: settings that fit together.
    /// - Throws: `Problems` with a sentence for each value that does not do.
    static func read(_ options: SettingsOptions, port: Int? = nil, feeds: String? = nil) async throws -> Settings {
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
        let port = port ?? reader.int(forKey: "port", default: 8080)
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
        let feeds = feeds ?? reader.string(forKey: "feeds.folder")
        let publisher = publisher(from: reader, &problems)
        let provider = provider(from: reader, &problems)
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
            mailFrom: reader.string(forKey: "mail.from", default: "lotse@example.org"),
            publisher: publisher,
            provider: provider,
            feedsFolder: feeds.map { URL(filePath: $0, directoryHint: .isDirectory) },
            feedsFromOwnNetwork: reader.bool(forKey: "feeds.own.network", default: false)
        )
    }

    /// Whom the imprint names: everything the law asks for, or the demo region's invented publisher.
    private static func publisher(from reader: ConfigReader, _ problems: inout [String]) -> Publisher {
        let parts = [
            "name": reader.string(forKey: "publisher.name"),
            "representative": reader.string(forKey: "publisher.representative"),
            "address": reader.string(forKey: "publisher.address"), "phone": reader.string(forKey: "publisher.phone"),
            "mail": reader.string(forKey: "publisher.mail"),
        ].compactMapValues { $0 }
        guard !parts.isEmpty else { return .invented }
        let missing = ["name", "representative", "address", "phone", "mail"].filter { parts[$0] == nil }
        problems += missing.map { "publisher.\($0): is missing; an imprint needs it by law." }
        return Publisher(
            name: parts["name"] ?? "",
            representative: parts["representative"] ?? "",
            address: parts["address"] ?? "",
            phone: parts["phone"] ?? "",
            mail: parts["mail"] ?? "",
            privacyMail: reader.string(forKey: "publisher.privacy.mail") ?? parts["mail"] ?? "",
            register: reader.string(forKey: "publisher.register", default: "")
        )
    }

    /// The outside provider of identities, where one is set up; its secret stands in no message.
    private static func provider(from reader: ConfigReader, _ problems: inout [String]) -> OpenIDProvider? {
        let issuer = reader.string(forKey: "oidc.issuer")
        let client = reader.string(forKey: "oidc.client.id")
        let given = reader.string(forKey: "oidc.client.secret", isSecret: true)
        let file = reader.string(forKey: "oidc.secret.file")
        let name = reader.string(forKey: "oidc.name")
        guard issuer != nil || client != nil || given != nil || file != nil || name != nil else { return nil }
        let needed = [("issuer", issuer), ("client.id", client), ("name", name)]
        for (part, value) in needed where value?.isEmpty ?? true {
            problems.append("oidc.\(part): is missing; a provider of identities needs it.")
        }
        if given != nil, file != nil {
            problems.append("oidc.secret.file: the secret is given twice; leave out LOTSE_OIDC_CLIENT_SECRET.")
        }
        let secret = file.map { readSecret(in: $0, &problems) } ?? given
        guard let issuer, let client, let name, !issuer.isEmpty, !client.isEmpty, !name.isEmpty else { return nil }
        let provider = OpenIDProvider(issuer: issuer, clientID: client, clientSecret: secret, name: name)
        if provider == nil {
            problems.append("oidc.issuer: \(issuer) is no address that begins with https://.")
        }
        return provider
    }

    private static func readSecret(in file: String, _ problems: inout [String]) -> String {
        let text = try? String(contentsOf: URL(filePath: file), encoding: .utf8)
        let secret = text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        if secret.isEmpty { problems.append("oidc.secret.file: \(file) cannot be read, or is empty.") }
        return secret
    }
}
