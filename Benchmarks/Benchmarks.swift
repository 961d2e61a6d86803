import Foundation

/// `Benchmarks group-commit [--seconds N] [--folder PATH]`: measures and prints a table;
/// `Benchmarks matching [--parts bundles,obstacles,rounds,arrivals] [--households N] [--seed N]`: the engine;
/// `Benchmarks ranking [--vacancies N] [--people N]`: the best vacancies for a person, and people for a vacancy;
/// `Benchmarks ranking-export --folder PATH [--vacancies N] [--people N]`: the same market and answers, for peers;
/// `Benchmarks tables [--rows N]`: a filled template of vacancies;
/// `Benchmarks bare-server [--bytes N]`: what pages are compared with.
@main struct Benchmarks {
    static func main() async throws {
        var words = CommandLine.arguments.dropFirst()
        guard let name = words.popFirst() else { return usage() }
        var options: [String: String] = [:]
        while let option = words.popFirst() {
            guard option.hasPrefix("--"), let value = words.popFirst() else { return usage() }
            options[String(option.dropFirst(2))] = value
        }
        let folder = URL(filePath: options["folder"] ?? ".build/benchmarks", directoryHint: .isDirectory)
        switch name {
        case "group-commit":
            try await GroupCommitBenchmark(folder: folder, seconds: options["seconds"].flatMap(Double.init) ?? 5).run()
        case "matching":
            guard let benchmark = MatchingBenchmark(options) else { return usage() }
            guard try await benchmark.run() else { exit(1) }
        case "ranking":
            try await RankingBenchmark(
                vacancies: options["vacancies"].flatMap(Int.init) ?? 1_000_000,
                people: options["people"].flatMap(Int.init) ?? 100_000
            ).run()
        case "ranking-export":
            guard options["folder"] != nil else { return usage() }
            try RankingExport(
                folder: folder,
                vacancies: options["vacancies"].flatMap(Int.init) ?? 1_000_000,
                people: options["people"].flatMap(Int.init) ?? 300
            ).run()
        case "tables":
            guard let rows = Int(options["rows"] ?? "100000"), rows > 0 else { return usage() }
            guard try TableBenchmark(rows: rows).run() else { exit(1) }
        case "bare-server": try await BareServer(bytes: options["bytes"].flatMap(Int.init) ?? 1000).run()
        default: usage()
        }
    }

    private static func usage() {
        let usage = """
            usage: Benchmarks group-commit [--seconds N] [--folder PATH]
                   Benchmarks matching [--parts bundles,obstacles,rounds,arrivals] [--households N] [--seed N]
                   Benchmarks ranking [--vacancies N] [--people N]
                   Benchmarks ranking-export --folder PATH [--vacancies N] [--people N]
                   Benchmarks tables [--rows N]
                   Benchmarks bare-server [--bytes N]

            """
        FileHandle.standardError.write(Data(usage.utf8))
        exit(64)
    }
}
