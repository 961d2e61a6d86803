import Foundation
import LotseMatching

/// Ranking over an invented country: `Benchmarks ranking [--vacancies N] [--people N]`.
///
/// Every time is what the processor spends on a whole answer on one thread, explained; only the last line uses two threads
/// and explains nothing. Prints a table in which each figure stands beside its bar.
struct RankingBenchmark {
    let vacancies: Int
    let people: Int
    private let market = InventedVacancies.country
    private let clock = ContinuousClock()

    func run() async throws {
        var table = Table(head: ["", "p50 ms", "p95 ms", "p99 ms", "bar"])
        func add(_ words: String, _ times: Latencies, _ bar: String) {
            table.rows.append(
                [words, times.percentile(0.5).inMilliseconds, times.percentile(0.95).inMilliseconds]
                    + [times.percentile(0.99).inMilliseconds, bar]
            )
        }
        var drawn = 0
        let drawing = clock.measure { for number in 0..<vacancies { drawn += market.vacancy(number).required.count } }
        let start = clock.now
        var index = try VacancyIndex((0..<vacancies).lazy.map(market.vacancy))
        let building = clock.now - start - drawing
        add("person with a limit → 50 of \(vacancies)", try search(index, 2_000, moves: false), "0.4 / – / 3")
        add("person who would move → 50 of \(vacancies)", try search(index, 1_000, moves: true), "3 / – / 10")
        add("census of a person with a limit", try census(index, 500, moves: false), "–")
        add("census of a person who would move", try census(index, 500, moves: true), "–")
        let everything = try await all(index)
        add("one change", try change(&index, 2_000), "50")
        let merging = clock.measure { index.merge() }
        let seekers = try SeekerIndex((0..<people).lazy.map { market.seeker($0, moves: $0 % 5 == 0) })
        add("vacancy → 50 of \(people) people", try reverse(seekers, 2_000), "0.2")
        print(table.printed())
        print("\nbuilt in \(building.inSeconds) s (bar 6), drawing \(drawing.inSeconds) s apart (\(drawn) skills)")
        print("merged 2,000 changes in \(merging.inMilliseconds) ms")
        print("\(index.byteCount / max(1, index.count)) bytes a vacancy (bar 120)")
        print(
            "all \(people) people × \(vacancies) vacancies in \(everything.elapsed.inSeconds) s on two threads (bar 40), "
                + "\(everything.processor.inSeconds) s of the processors"
        )
        if let memory = Self.mostMemory() { print("most memory of the process \(memory) MB (bar 250)") }
    }

    /// Time of the processor, so that what else runs does not count.
    private func times(_ count: Int, _ body: (Int) throws -> Void) rethrows -> Latencies {
        for number in 0..<min(20, count) { try body(number) }
        let samples = try (0..<count).map { number in
            let start = Self.processorTime(CLOCK_THREAD_CPUTIME_ID)
            try body(number)
            return Self.processorTime(CLOCK_THREAD_CPUTIME_ID) - start
        }
        return Latencies(samples, elapsed: samples.reduce(.zero, +))
    }

    private static func processorTime(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private func search(_ index: VacancyIndex, _ count: Int, moves: Bool) throws -> Latencies {
        let seekers = (0..<count).map { market.seeker($0, moves: moves) }
        return try times(count) { _ = try index.matches(for: seekers[$0]) }
    }

    private func census(_ index: VacancyIndex, _ count: Int, moves: Bool) throws -> Latencies {
        let seekers = (0..<count).map { market.seeker($0, moves: moves) }
        return try times(count) { _ = try index.census(for: seekers[$0]) }
    }

    private func reverse(_ seekers: SeekerIndex, _ count: Int) throws -> Latencies {
        let vacancies = (0..<count).map { market.vacancy($0) }
        return try times(count) { _ = try seekers.matches(for: vacancies[$0]) }
    }

    /// Puts vacancies in the place of others.
    private func change(_ index: inout VacancyIndex, _ count: Int) throws -> Latencies {
        try times(count) { number in
            var vacancy = market.vacancy(number + 5_000_000)
            vacancy.number = number * 7 % vacancies
            try index.put(vacancy)
        }
    }

    /// A fifth of the people would move; drawing them is part of the time.
    private func all(_ index: VacancyIndex) async throws -> (elapsed: Duration, processor: Duration) {
        let start = (clock.now, Self.processorTime(CLOCK_PROCESS_CPUTIME_ID))
        var listed = 0
        for first in stride(from: 0, to: people, by: 2_000) {
            let batch = (first..<min(first + 2_000, people)).map { market.seeker($0, moves: $0 % 5 == 0) }
            listed += try await index.ranks(for: batch).reduce(0) { $0 + $1.count }
        }
        print("\(listed) places on the lists of all\n")
        return (clock.now - start.0, Self.processorTime(CLOCK_PROCESS_CPUTIME_ID) - start.1)
    }

    /// In MB, where the system tells.
    private static func mostMemory() -> Int? {
        let status = try? String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(separator: " ").dropLast().last.flatMap { Int($0) }.map { $0 / 1_000 }
    }
}

extension Duration {
    /// Seconds with two places.
    fileprivate var inSeconds: String { (self / .seconds(1)).formatted(2) }
}
