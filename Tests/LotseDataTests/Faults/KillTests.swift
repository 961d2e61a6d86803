import Foundation
import LotseCore
import LotseTestSupport
import Synchronization
import Testing

@Suite struct KillTests {
    /// Rounds of a run: a few with every test, 200 for the bar (`LOTSE_KILL_ROUNDS=200`).
    private static let rounds = ProcessInfo.processInfo.environment["LOTSE_KILL_ROUNDS"].flatMap(Int.init) ?? 20

    @Test(.timeLimit(.minutes(15)))
    func `killed at any moment, no acknowledged write is lost and none is half there`() async throws {
        try await TestStore.withFolder { folder in
            let path = folder.appending(path: "probe.sqlite").path
            var generator = SplitMix64(seed: 200)
            var acknowledged: Set<String> = []
            for round in 1...Self.rounds {
                acknowledged.formUnion(
                    try Self.kill(path, after: Double.random(in: 0...0.15, using: &generator))
                )
                let content = try await Probe.content(of: path)
                let lost = acknowledged.subtracting(content.rows)
                try #require(lost.isEmpty, "round \(round): \(lost.count) lost")
                try #require(content.isWhole, "round \(round): \(content.check)")
            }
            #expect(acknowledged.count > Self.rounds)
            print("kill -9: \(Self.rounds) rounds, \(acknowledged.count) acknowledged writes, 0 lost, 0 half")
        }
    }

    /// Starts the probe, waits for its first acknowledgement and some time more, kills it; gives what it acknowledged.
    private static func kill(_ path: String, after seconds: Double) throws -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = Probe.program
        process.arguments = [path, "16", "1000000"]
        process.standardOutput = output
        try process.run()
        var heard = try #require(try output.fileHandleForReading.read(upToCount: 37))
        Thread.sleep(forTimeInterval: seconds)
        Foundation.kill(process.processIdentifier, SIGKILL)
        // The pipe may hold more than its reader has taken yet: the kernel keeps it past the writer's death.
        heard.append(try output.fileHandleForReading.readToEnd() ?? Data())
        process.waitUntilExit()
        return String(decoding: heard, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
