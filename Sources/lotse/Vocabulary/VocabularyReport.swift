import Dispatch
import Foundation
import LotseFormats
import LotseMatching
import LotseVocabulary

/// What `lotse bench vocabulary` says of a set.
struct VocabularyReport: Encodable {
    let set: String
    let queries: Int
    let labels: Int
    /// Each concept once first, as `TitleBenchmark` says.
    let meanReciprocalRank: Double
    /// By `RankingMeasures.places`.
    let success: [Double]
    let meanAveragePrecision: Double
    /// Every label by its own score.
    let plain: Plain
    /// Of one title by the clock.
    let milliseconds: Times
    /// Of one title on the processor: the same on a busy machine.
    let processorMilliseconds: Times
    /// The most memory that the program has had; 0 where the system does not say.
    let mebibytes: Int

    /// The same figures in the plain order.
    struct Plain: Encodable {
        let meanReciprocalRank: Double
        let success: [Double]
        let meanAveragePrecision: Double

        init(_ measures: RankingMeasures) {
            meanReciprocalRank = measures.meanReciprocalRank
            success = RankingMeasures.places.map(measures.success(at:))
            meanAveragePrecision = measures.meanAveragePrecision
        }
    }

    /// How long titles take, one after the other on one core.
    struct Times: Encodable {
        let middle: Double
        let slow: Double
        let mean: Double

        init(_ samples: [Double]) {
            let times = samples.sorted()
            middle = times.isEmpty ? 0 : times[times.count / 2]
            slow = times.isEmpty ? 0 : times[times.count * 99 / 100]
            mean = times.isEmpty ? 1 : times.reduce(0, +) / Double(times.count)
        }
    }

    static let heading =
        "set                     queries  labels    MRR    s@1    s@5   s@10    MAP | plain: MRR    s@1    MAP   "
        + "ms p50   ms p99  titles/s      MiB"

    /// Measures a task.
    init(of task: TitleBenchmark.Task, _ benchmark: TitleBenchmark) throws {
        let prepared = try benchmark.prepared(task)
        let (plain, measures) = prepared.measure()
        let times = Self.times(prepared.finder, task.set.queries)
        set = task.name
        queries = task.set.queries.count
        labels = task.set.corpus.count
        meanReciprocalRank = measures.meanReciprocalRank
        success = RankingMeasures.places.map(measures.success(at:))
        meanAveragePrecision = measures.meanAveragePrecision
        self.plain = Plain(plain)
        (milliseconds, processorMilliseconds) = (Times(times.elapsed), Times(times.spent))
        mebibytes = Self.memory
    }

    /// In one line, under the heading.
    var line: String {
        let columns =
            [set.padding(toLength: 22, withPad: " ", startingAt: 0), Self.number(queries, 8), Self.number(labels, 7)]
            + ([meanReciprocalRank] + success + [meanAveragePrecision]).map { String(format: "%6.3f", $0) }
            + [String(format: "|      %6.3f", plain.meanReciprocalRank)]
            + [plain.success[0], plain.meanAveragePrecision].map { String(format: "%6.3f", $0) }
            + [
                String(format: "%8.3f", milliseconds.middle), String(format: "%8.3f", milliseconds.slow),
                Self.number(Int(1_000 / milliseconds.mean), 9), Self.number(mebibytes, 8),
            ]
        return columns.joined(separator: " ")
    }

    /// In one line as well.
    func json() throws -> String { try JSONLine.text(self) }

    private static func number(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func times(
        _ finder: OccupationFinder,
        _ titles: [String]
    ) -> (elapsed: [Double], spent: [Double]) {
        var (elapsed, spent) = ([Double](), [Double]())
        for title in titles.prefix(2_000) {
            let start = (DispatchTime.now().uptimeNanoseconds, clock())
            let finding = finder.find(title)
            // Microseconds of the processor, as POSIX has it.
            spent.append(Double(clock() - start.1) / 1e3)
            elapsed.append(Double(DispatchTime.now().uptimeNanoseconds - start.0) / 1e6)
            // What is found is of use, or the search might be left out.
            precondition(finding.candidates.count <= 10)
        }
        return (elapsed, spent)
    }

    private static var memory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first).flatMap { Int($0) }.map { $0 / 1024 }
            ?? 0
    }
}

/// What `lotse bench vocabulary` says of titles' two forms.
struct GenderReport: Encodable {
    let pairs: Int
    /// The share of pairs with one first concept.
    let same: Double
    /// The first of the others, for whoever wants to mend them.
    let different: [String]

    private static let shown = 20

    init(_ figures: GenderBenchmark.Figures) {
        (pairs, same) = (figures.count, figures.share)
        different = figures.different.prefix(Self.shown).map { "\($0.male) / \($0.female)" }
    }

    /// In lines, the figure first.
    var lines: String {
        let figure = String(
            format: "%d pairs of a title for men and for women: %.2f %% have the same first occupation.",
            pairs,
            100 * same
        )
        return ([figure] + different.map { "    not \($0)" }).joined(separator: "\n")
    }

    /// In one line.
    func json() throws -> String { try JSONLine.text(self) }
}

/// Values in one line of JSON.
private enum JSONLine {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
