import Foundation
import HTTPTypes
import LotseCore
import LotseData
import LotseTestSupport
import LotseWeb
import Testing

@testable import Cases

/// Every figure opens to exactly the records it counts.
@Suite struct ReportRecordsTests {
    /// A region with households, consultations and outcomes by chance.
    private static func furnish(_ store: any Store, _ seed: Int) async throws {
        var random = SplitMix64(seed: UInt64(seed))
        let countries: [String?] = ["DE", "PL", "UA", "TR", "SY", "IN", nil]
        let places = ["", "Łódź", "Lwiw", "lwiw", "Homs & Umland", "50 %"]
        for number in 0..<10 {
            let isFamily = Bool.random(using: &random)
            let people =
                [
                    Sample.person("P\(number)", "A", sex: Person.Sex.allCases.randomElement(using: &random) ?? .unknown)
                ] + (isFamily ? [Sample.person("K\(number)", "A", part: .child)] : [])
            let head = try await store.openFile(
                Sample.opening(
                    organisation: Int.random(in: 0..<5, using: &random) == 0 ? Sample.agency : Sample.welcomeCenter,
                    country: countries.randomElement(using: &random) ?? nil,
                    place: places.randomElement(using: &random) ?? "",
                    household: people
                )
            )
            let days = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                Sample.day("2025-06-01").adding(days: Int.random(in: 0...270, using: &random))
            }
            try await store.consult(head, on: days)
            guard Int.random(in: 0..<3, using: &random) > 0 else { continue }
            let kind = Outcome.Kind.allCases.randomElement(using: &random) ?? .left
            let arrivedOn = Sample.day("2026-01-01").adding(days: Int.random(in: 0...50, using: &random))
            let draft = OutcomeDraft(
                kind: kind,
                landings: kind == .landed ? [Outcome.Landing.allCases.randomElement(using: &random) ?? .job] : [],
                evidence: .person,
                arrivedOn: kind == .landed || kind == .stays ? arrivedOn : nil,
                remark: ""
            )
            try await store.write(as: .member(Sample.adviser)) { transaction in
                _ = try OutcomeStore.close(head, with: draft, by: Sample.adviser, task: { "\($0)" }, in: transaction)
            }
        }
    }

    @Test(arguments: TestStore.engines, 0..<6)
    func `every cell of every table has as many records, page by page`(_ engine: Dialect, _ seed: Int) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            try await Self.furnish(store, seed)
            var random = SplitMix64(seed: UInt64(seed) &+ 99)
            let start = Sample.day("2025-06-01").adding(days: Int.random(in: 0...200, using: &random))
            let end = start.adding(days: Int.random(in: 0...300, using: &random))
            let question = try ReportTests.question(start.description, end.description)
            let counts = try await store.read { try ReportStore.counts(question, from: $0) }
            for figure in ReportFigure.allCases {
                let all = try await store.read { try ReportStore.records(figure, in: nil, question, from: $0) }
                #expect(all.count == counts.total(figure), "\(figure)")
                #expect(all.allSatisfy { $0.organisation == Sample.welcomeCenter })
            }
            for kind in ReportGrid.Kind.allCases {
                let grid = ReportGrid(kind, of: counts, isProtected: false)
                for (row, cells) in zip(grid.rows, grid.cells) {
                    for (figure, number) in zip(grid.columns, cells) {
                        let (records, count) = try await store.read { reader in
                            (
                                try ReportStore.records(figure, in: row, question, page: 1, from: reader),
                                try ReportStore.count(figure, in: row, question, from: reader)
                            )
                        }
                        #expect(records.count == number && count == number, "\(figure) \(row)")
                    }
                }
                // The rows of a table are its whole: nobody is left out and nobody counted twice.
                for (column, figure) in grid.columns.enumerated() {
                    #expect(grid.cells.reduce(0) { $0 + ($1[column] ?? 0) } == counts.total(figure), "\(kind)")
                }
            }
        }
    }

    @Test func `each number of the page leads to as many lines of the saved table`() async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations() + House.migrations()) { store in
            try await Self.furnish(store, 4)
            try await CasesHouse.visit(as: .owner, on: store) { browser in
                let page = try await browser.get("/de/muster/bericht?from=2025-06-01&to=2026-12-31").text
                var opened = 0
                for match in page.matches(of: #/<a href="([^"]*\/bericht\/akten\?[^"]*)">([0-9.]+)</a>/#) {
                    let path = String(match.1).replacing("&amp;", with: "&")
                    let table = try await browser.get(path.replacing("/akten?", with: "/akten/tabelle?"))
                    // A second reader: lines of the file without its head.
                    let lines = table.text.split(whereSeparator: \.isNewline).count - 1
                    #expect("\(lines)" == match.2, "\(path)")
                    let records = try await browser.get(path).text
                    #expect(records.contains(lines == 1 ? "1 Eintrag" : "\(lines) Einträge"), "\(path)")
                    opened += 1
                }
                #expect(opened > 30)
            }
        }
    }

    @Test func `a row that no report has is not found`() async throws {
        try await TestStore.withEmbedded(CasesSchema.migrations() + House.migrations()) { store in
            try await CasesHouse.visit(as: .owner, on: store) { browser in
                for row in [
                    "figure=first&group=mars", "figure=first&country=QQ", "figure=requests&sex=woman",
                    "figure=first&sex=woman&country=PL", "figure=none",
                ] {
                    let status = try await browser.get("/de/muster/bericht/akten?\(row)").status
                    #expect(status == .notFound, "\(row)")
                }
            }
        }
    }

    @Test func `a row survives its way through an address`() throws {
        let rows: [ReportGrid.Row] = [
            .sex(.nonBinary), .group(.otherThirdCountry), .group(.unknown), .country(nil),
            .country(Sample.country("PL")), .place(""), .place("homs & umland"), .place("50 %+=ß"),
        ]
        for row in rows {
            let (name, value) = try #require(row.query.split(separator: "=", maxSplits: 1).map(String.init).pair)
            let read = try ReportGrid.Row.read(
                FormData([name: [value.removingPercentEncoding ?? ""]]),
                for: .first
            )
            #expect(read == row)
        }
    }
}

extension [String] {
    fileprivate var pair: (String, String)? { count == 2 ? (self[0], self[1]) : nil }
}
