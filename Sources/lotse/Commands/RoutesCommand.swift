import ArgumentParser
import Foundation
import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The command `lotse routes`.
struct RoutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes",
        abstract: "Lists every route with who may use it."
    )

    @OptionGroup var options: SettingsOptions

    @Flag(help: "As JSON, for tests that walk all pages.")
    var json = false

    private struct Line: Encodable {
        let method: String
        let german: String
        let english: String
        let isOfAlliance: Bool
        let parameters: [String]
        let audience: String
    }

    func run() async throws {
        try await Console.reporting {
            let installation = try Installation.open(try await Settings.read(options))
            let lines = try makeHouse(installation).routes.routes.map { route in
                Line(
                    method: route.method.rawValue,
                    german: route.path.german,
                    english: route.path.english,
                    isOfAlliance: route.path.scope == .alliance,
                    parameters: route.path.parameters,
                    audience: Self.text(route.audience)
                )
            }
            if json {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                Console.say(String(decoding: try encoder.encode(lines), as: UTF8.self))
            } else {
                for line in lines {
                    Console.say(
                        "\(line.method)\t\(line.isOfAlliance ? "{alliance}/" : "")\(line.english)\t\(line.audience)"
                    )
                }
            }
            try await installation.store.close()
        }
    }

    private static func text(_ audience: Audience) -> String {
        switch audience {
        case .everyone: "everyone"
        case .members: "members"
        case .roles(let roles): roles.map(\.rawValue).sorted().joined(separator: ",")
        }
    }
}
