import Foundation
import Logging
import LotseCore
import LotseTestSupport
import Synchronization
import Testing

@testable import lotse

@Suite struct LogTests {
    /// What a logger wrote, line by line.
    private final class Lines: Sendable {
        private let kept = Mutex<[String]>([])
        var all: [String] { kept.withLock { $0 } }
        func add(_ line: String) { kept.withLock { $0.append(line) } }
    }

    private func logger(_ lines: Lines, level: Logger.Level = .info) -> Logger {
        Logger(label: "test") { _ in
            JSONLineHandler(level: level, clock: .fixed(at: TestStore.moment)) { lines.add($0) }
        }
    }

    @Test func `an event is one line of JSON with its time`() throws {
        let lines = Lines()
        logger(lines).info("answered", metadata: ["route": "GET /de", "status": "200"])
        #expect(
            lines.all == [
                #"{"at":"2026-03-02T09:00:00.000Z","level":"info","message":"answered","route":"GET /de","status":"200"}"#
            ]
        )
    }

    @Test func `fields that nobody agreed on are left out`() {
        let lines = Lines()
        var logger = logger(lines)
        logger[metadataKey: "path"] = "/de/wo-ist-meine-anfrage/geheim"
        logger[metadataKey: "hb.request.id"] = "7"
        logger.error("incident", metadata: ["mail": "anna@example.org", "error": "constraint"])
        #expect(!lines.all[0].contains("geheim"))
        #expect(!lines.all[0].contains("example.org"))
        #expect(lines.all[0].contains(#""error":"constraint","request":"7"}"#))
    }

    @Test func `every field that Lotse itself logs is written`() throws {
        let literal = /metadata: \[([^\]]*)\]/
        let key = /"([A-Za-z.-]+)":/
        var used: Set<String> = []
        for folder in ["Sources", "Features"] {
            for file in try SourceTree.files(ending: "swift", below: folder) {
                for found in try String(contentsOf: file.url, encoding: .utf8).matches(of: literal) {
                    used.formUnion(found.output.1.matches(of: key).map { String($0.output.1) })
                }
            }
        }
        #expect(used.isSuperset(of: ["error", "part", "port"]))
        #expect(used.subtracting(JSONLineHandler.fields.keys) == [])
    }

    @Test(arguments: ["line\nbreak", "\"quoted\" \\ back", "\u{1B}[31m", "\0", "\u{85}", "Grüße 😀"])
    func `no message can become two lines or another field`(text: String) throws {
        let lines = Lines()
        logger(lines).notice("\(text)", metadata: ["error": "\(text)"])
        let line = try #require(lines.all.first)
        #expect(!line.contains { $0.isNewline })
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
        let object = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        #expect(object["message"] == text)
        #expect(object["error"] == text)
        #expect(object.count == 4)
    }

    @Test func `a copy of a logger keeps its own fields and level`() {
        let lines = Lines()
        let first = logger(lines)
        var second = first
        second.logLevel = .error
        second[metadataKey: "status"] = "500"
        first.info("one")
        second.info("two")
        #expect(lines.all.count == 1)
        #expect(!lines.all[0].contains("500"))
    }
}
