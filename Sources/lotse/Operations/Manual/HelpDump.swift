import ArgumentParser
import Foundation

/// What the argument parser knows of a command, from its own description (`--experimental-dump-help`).
struct HelpDump: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let shouldDisplay: Bool?
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    struct Argument: Decodable {
        let kind: Kind
        let shouldDisplay: Bool
        let isOptional: Bool
        let preferredName: Name?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?
    }

    enum Kind: String, Decodable {
        case positional
        case option
        case flag
    }

    struct Name: Decodable {
        let kind: String
        let name: String
    }

    /// The description of a program.
    static func of(_ program: (some ParsableCommand).Type) throws -> HelpDump {
        var text = ""
        do {
            _ = try program.parseAsRoot(["--experimental-dump-help"])
        } catch {
            text = program.message(for: error)
        }
        return try JSONDecoder().decode(HelpDump.self, from: Data(text.utf8))
    }
}

extension HelpDump.Argument {
    /// `--data <data>`, `--migrate`, `<file>`.
    var term: String {
        let value = "<\(valueName ?? "value")>"
        guard kind != .positional, let preferredName else { return value }
        let name = (preferredName.kind == "short" ? "-" : "--") + preferredName.name
        return kind == .flag ? name : "\(name) \(value)"
    }

    /// Help and version are the same everywhere.
    var isOwn: Bool { shouldDisplay && !["help", "version"].contains(preferredName?.name ?? "") }
}
