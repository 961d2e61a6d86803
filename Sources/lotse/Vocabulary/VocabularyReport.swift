import Dispatch
import Foundation
import LotseFormats
import LotseMatching
import LotseVocabulary

/// The table of `lotse bench vocabulary`.
enum VocabularyReport {
    static let heading =
        "set                     queries  labels    MRR    s@1    s@5   s@10    MAP   ms p50   ms p99  titles/s      MiB"

    /// Measures a task and tells of it in one line.
    static func line(of task: TitleBenchmark.Task, _ benchmark: TitleBenchmark) throws -> String {
        let prepared = try benchmark.prepared(task)
        let measures = prepared.measure()
        let times = times(prepared.finder, task.set.queries)
        let figures = [measures.meanReciprocalRank] + RankingMeasures.places.map(measures.success(at:))
        let columns =
            [
                task.name.padding(toLength: 22, withPad: " ", startingAt: 0), number(task.set.queries.count, 8),
                number(task.set.corpus.count, 7),
            ]
            + (figures + [measures.meanAveragePrecision]).map { String(format: "%6.3f", $0) }
            + [
                String(format: "%8.3f", times.middle), String(format: "%8.3f", times.slow),
                number(Int(1_000 / times.mean), 9), number(memory, 8),
            ]
        return columns.joined(separator: " ")
    }

    private static func number(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// How long one title takes, in milliseconds, one after the other on one core.
    private static func times(
        _ finder: OccupationFinder,
        _ titles: [String]
    ) -> (middle: Double, slow: Double, mean: Double) {
        var times: [Double] = []
        for title in titles.prefix(2_000) {
            let start = DispatchTime.now().uptimeNanoseconds
            let finding = finder.find(title)
            times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6)
            // What is found is of use, or the search might be left out.
            precondition(finding.candidates.count <= 10)
        }
        times.sort()
        guard let longest = times.last else { return (0, 0, 1) }
        let slow = times.indices.contains(times.count * 99 / 100) ? times[times.count * 99 / 100] : longest
        return (times[times.count / 2], slow, times.reduce(0, +) / Double(times.count))
    }

    /// The most memory that the program has had, in MiB; 0 where the system does not say.
    private static var memory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first).flatMap { Int($0) }.map { $0 / 1024 }
            ?? 0
    }
}
