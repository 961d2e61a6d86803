import ArgumentParser
import Foundation
import LotseTestSupport
import Testing

@testable import lotse

@Suite struct HelpTests {
    /// Every command with the words that call it.
    static let commands = all(Lotse.self, called: [])

    private static func all(
        _ command: any ParsableCommand.Type,
        called path: [String]
    ) -> [(path: [String], command: any ParsableCommand.Type)] {
        let configuration = command.configuration
        let own = path + [configuration.commandName ?? ""]
        return [(own, command)] + configuration.subcommands.flatMap { all($0, called: own) }
    }

    @Test(arguments: commands.map(\.path))
    func `the help of each command reads as reviewed`(path: [String]) throws {
        let command = try #require(Self.commands.first { $0.path == path }?.command)
        let text = Lotse.helpMessage(for: command, columns: 100)
        try assertSnapshot(text + "\n", named: "help-\(path.joined(separator: "-"))")
    }

    @Test func `the manual page is that of this program`() throws {
        let manual = Manual(program: try HelpDump.of(Lotse.self).command, version: Version.text)
        let file = SourceTree.top.appending(path: "docs/lotse.1")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Data(manual.text.utf8).write(to: file) }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(kept == manual.text, "Make it anew: .build/debug/lotse manual > docs/lotse.1")
    }

    @Test func `the manual names every command and every option`() throws {
        let manual = Manual(program: try HelpDump.of(Lotse.self).command, version: Version.text).text
        for (path, command) in Self.commands where command.configuration.subcommands.isEmpty {
            let call = path.joined(separator: " ").replacing("-", with: "\\-")
            #expect(manual.contains(".SS \(call)"))
        }
        #expect(manual.contains(".B \\-\\-dry\\-run"))
        #expect(manual.contains(".B <file>"))
    }

    @Test func `every setting that is read is explained`() throws {
        let file = SourceTree.top.appending(path: "Sources/lotse/Installation/Settings.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        let read = source.matches(of: /forKey: "([a-z.]+)"/).map { String($0.output.1) }
        #expect(read.count > 5)
        #expect(Set(read) == Set(SettingsHelp.all.compactMap(\.key)))
        for setting in SettingsHelp.all {
            guard let key = setting.key else { continue }
            #expect(setting.variable == "LOTSE_" + key.uppercased().replacing(".", with: "_"))
        }
    }
}
