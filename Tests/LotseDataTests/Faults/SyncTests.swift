import Foundation
import LotseTestSupport
import Testing

@Suite struct SyncTests {
    private static let hasStrace = (try? Probe.run("strace", ["-V"])) == 0

    @Test(
        .enabled(if: hasStrace, "strace is not installed: the order of sync and answer is not watched"),
        .timeLimit(.minutes(10)),
        arguments: [1, 8]
    )
    func `the log is synced before a write is acknowledged`(writers: Int) async throws {
        try await TestStore.withFolder { folder in
            let trace = folder.appending(path: "trace").path
            let calls = "trace=write,pwrite64,fsync,fdatasync"
            let status = try Probe.run(
                "strace",
                ["-f", "-y", "-s", "6000", "-e", calls, "-o", trace, Probe.program.path]
                    + [folder.appending(path: "probe.sqlite").path, "\(writers)", "40"]
            )
            try #require(status == 0)
            let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n").map(String.init)
            let events = Self.events(lines)
            let acknowledged = events.compactMap { if case .acknowledged(let id) = $0 { id } else { nil } }
            #expect(acknowledged.count == 40)
            for id in acknowledged {
                // The id is written to the log, the log is synced, the id is acknowledged: in this order.
                let written = try #require(events.firstIndex { $0.isLogging(id) })
                let synced = try #require(events[written...].firstIndex { $0 == .synced })
                let told = try #require(events.firstIndex(of: .acknowledged(id)))
                #expect(written < synced && synced < told)
            }
        }
    }

    private enum Event: Equatable {
        case logged(String)
        case synced
        case acknowledged(String)

        func isLogging(_ id: String) -> Bool {
            if case .logged(let text) = self { text.contains(id) } else { false }
        }
    }

    /// What happened to the log and to the standard output; a call counts when it has returned.
    private static func events(_ lines: [String]) -> [Event] {
        var unfinished: [Substring: String] = [:]
        return lines.compactMap { line in
            let thread = line.prefix { $0 != " " }
            if line.hasSuffix("<unfinished ...>") {
                unfinished[thread] = line
                return nil
            }
            let call = line.contains(" resumed>") ? (unfinished.removeValue(forKey: thread) ?? "") : line
            guard !line.contains("= -1 ") else { return nil }
            if call.contains("probe.sqlite-wal>") {
                return call.contains("sync(") ? .synced : .logged(call)
            }
            guard call.contains(" write(1<"), let start = call.firstIndex(of: "\"") else { return nil }
            return .acknowledged(String(call[call.index(after: start)...].prefix(36)))
        }
    }
}
