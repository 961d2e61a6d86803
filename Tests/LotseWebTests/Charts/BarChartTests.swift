import LotseCore
import Testing

@testable import LotseWeb

@Suite struct BarChartTests {
    static func chart(_ bars: [BarChart.Bar], in language: Language = .german) -> BarChart {
        BarChart(
            ChartFrame(id: "bars", title: "Beratungen", summary: "Ein Satz.", language: language),
            bars: bars,
            columns: ("Monat", "Anzahl")
        )
    }

    static func stack(_ values: [[Double]], in language: Language = .german) -> StackedBar {
        StackedBar(
            ChartFrame(id: "budget", title: "Planungsbudget", summary: "Ein Satz.", language: language),
            parts: [.init("gebunden", .one), .init("reserviert", .two), .init("frei", .none)],
            wholes: values.enumerated().map { year, amounts in
                .init("\(2025 + year)", amounts.map { .init($0, shown: "\($0) €") }, total: "Summe")
            },
            columns: ("Jahr", "Summe")
        )
    }

    @Test func `the longest bar fills the width and the others keep their share`() {
        let bars = Self.chart([.init("Mai", 50, shown: "50"), .init("Juni", 200, shown: "200")]).picture.bars
        #expect(bars.map { $0.segments[0].width } == ["25%", "100%"])
        #expect(bars.map { $0.segments[0].x } == ["0%", "0%"])
    }

    @Test func `bars grow from the right where people read from the right`() {
        let bars = Self.chart([.init("مايو", 50, shown: "50"), .init("يونيو", 200, shown: "200")], in: .arabic).picture
            .bars
        #expect(bars.map { $0.segments[0].x } == ["75%", "0%"])
        #expect(bars.map(\.labelX) == ["100%", "100%"])
        #expect(bars.map(\.shownX) == ["0", "0"])
    }

    @Test func `nothing to show is a picture too`() {
        #expect(Self.chart([]).picture.bars.isEmpty)
        #expect(Self.chart([.init("Mai", 0, shown: "0")]).picture.bars[0].segments.isEmpty)
        #expect(Self.stack([[0, 0, 0]]).picture.bars[0].segments.isEmpty)
    }

    @Test(arguments: 0..<50)
    func `segments follow one another without overlap and stay inside, in both directions`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let values = (0...(seed % 7)).map { _ in (0..<3).map { _ in Double(Int.random(in: 0...900, using: &random)) } }
        for language in [Language.german, .arabic] {
            for bar in Self.stack(values, in: language).picture.bars {
                let spans = try bar.segments.map { segment in
                    (
                        start: try #require(Double(segment.x.dropLast())),
                        width: try #require(Double(segment.width.dropLast()))
                    )
                }.sorted { $0.start < $1.start }
                for span in spans { #expect(span.start >= 0 && span.start + span.width <= 100.11) }
                for (left, right) in zip(spans, spans.dropFirst()) {
                    #expect(left.start + left.width <= right.start + 0.11)
                }
            }
        }
    }

    @Test func `labels and numbers stand beside each other on a small phone`() {
        let label = "Anerkennung ausländischer Berufsabschlüsse im Gesundheitswesen"
        let picture = Self.chart([.init(label, 3, shown: "1.234.567"), .init("Arbeit", 1, shown: "1")]).picture
        let size = Double(ChartBars.fontSize)
        for bar in picture.bars {
            let number = ChartText.width(of: bar.shown, size: size)
            for line in bar.lines { #expect(ChartText.width(of: line.text, size: size) + number <= 328) }
            #expect(bar.lines.map(\.text).joined(separator: " ").count >= 6)
        }
        #expect(picture.bars[0].lines.count > 1)
        #expect(picture.bars[0].y + ChartBars.barHeight < picture.bars[1].lines[0].y - ChartBars.fontSize)
        #expect(picture.bars[1].y + ChartBars.barHeight <= picture.height)
    }

    @Test func `the table says what the picture shows`() {
        let table = Self.stack([[1, 2, 3]]).frame.table
        #expect(table.columns.map(\.label) == ["Jahr", "gebunden", "reserviert", "frei", "Summe"])
        #expect(table.rows[0].cells.map(\.text) == ["2025", "1.0 €", "2.0 €", "3.0 €", "Summe"])
    }

    @Test func `numbers are written with one decimal at most`() {
        #expect(
            [0, -0.04, 12, 12.34, 12.36, -3.25, 99.96].map(ChartText.number) == [
                "0", "0", "12", "12.3", "12.4", "-3.3", "100",
            ]
        )
    }

    @Test(arguments: [
        "", "kurz", "ein langer Text mit vielen Wörtern", "Donaudampfschifffahrtsgesellschaftskapitän an Bord",
    ])
    func `a text in lines loses nothing but spaces`(text: String) {
        let lines = ChartText.lines(text, limit: 10)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        #expect(lines.allSatisfy { $0.count <= 10 })
        #expect(!lines.isEmpty)
    }
}
