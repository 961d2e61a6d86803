import Foundation
import LotseFormats

/// How fast a filled template of vacancies is read, each cell checked: rows a second, on one thread.
struct TableBenchmark {
    private static let rounds = 5
    /// Rows a second.
    private static let bar = 50_000

    let rows: Int

    /// Whether the bar was reached.
    func run() throws -> Bool {
        let table = Self.table(rows)
        var times: [Duration] = []
        for _ in 0..<Self.rounds {
            times.append(
                try ProcessorTime.measure {
                    let feed = try TemplateFile.read(FeedBytes(table), as: .vacancies, connection: "Bench")
                    guard feed.records.count == rows else { preconditionFailure("\(feed.report.refusalCount)") }
                }
            )
        }
        let rate = Double(rows) / (Latencies(times, elapsed: .zero).percentile(0.5) / .seconds(1))
        let mebibytes = Double(table.count) / 1_048_576
        print(
            """
            \(rows) vacancies as a table of \(mebibytes.formatted(1)) MiB, parsed and checked: \(rate.formatted(0)) rows/s, \
            median of \(Self.rounds); bar of \(Self.bar) \(rate >= Double(Self.bar) ? "reached" : "missed")
            """
        )
        return rate >= Double(Self.bar)
    }

    /// Seventeen columns as employers fill them, two of them quoted.
    private static func table(_ rows: Int) -> [UInt8] {
        var text = """
            Schlüssel;Titel;Arbeitgeber;Ort;PLZ;Breite;Länge;Berufscode;Beginn am;Wochenstunden von;Wochenstunden bis;\
            Täglich von;Täglich bis;Entgelt von;Entgelt je;Deutsch;Beschreibung

            """
        for row in 0..<rows {
            text += "S-\(row);Pflegefachkraft (m/w/d) \(row % 977);\"Klinik \"\"Nord\"\" \(row % 97)\";Cottbus;03046;"
            text += "51.\(7_000 + row % 900);14.\(3_000 + row % 700);81302;\(1 + row % 28).04.2027;30;39;07:00;15:30;"
            text += "\(2_600 + row % 1_400),50;Monat;B1;"
            text += "\"Sie pflegen; wir helfen bei Wohnung und Kita. Nummer \(row)\"\n"
        }
        return Array(text.utf8)
    }
}
