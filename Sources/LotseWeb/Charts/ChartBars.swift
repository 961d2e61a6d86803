import LotseCore

/// Lying bars laid out: for each a label, a number, and its segments one after the other.
///
/// Lengths across are shares of the picture's width, lengths down are pixels. So texts keep their size on every
/// screen, and the smallest width that holds label and number side by side is known.
struct ChartBars: Sendable, Equatable {
    let bars: [Bar]
    let height: Int

    struct Bar: Sendable, Equatable {
        let lines: [Line]
        let labelX: String
        let shown: String
        let shownX: String
        let shownY: Int
        let y: Int
        let segments: [Segment]
    }

    struct Line: Sendable, Equatable {
        let text: String
        let y: Int
    }

    struct Segment: Sendable, Equatable {
        let x: String
        let width: String
        let fill: String
        let hint: String
    }

    /// What is laid out: a value for each fill, in order.
    struct Row {
        let label: String
        let shown: String
        let parts: [(value: Double, fill: String, hint: String)]

        var total: Double { parts.reduce(0) { $0 + $1.value } }
    }

    static let fontSize = 16
    static let lineHeight = 22
    static let barHeight = 18
    private static let gap = 20
    private static let charactersInLine = 24

    init(_ rows: [Row], direction: Language.Direction) {
        let isReversed = direction == .rightToLeft
        let longest = rows.map(\.total).max() ?? 0
        var y = 0
        bars = rows.map { row in
            let texts = ChartText.lines(row.label, limit: Self.charactersInLine)
            let lines = texts.enumerated().map { Line(text: $1, y: y + Self.fontSize + $0 * Self.lineHeight) }
            let top = y + lines.count * Self.lineHeight + 2
            y = top + Self.barHeight + Self.gap
            return Bar(
                lines: lines,
                labelX: isReversed ? "100%" : "0",
                shown: row.shown,
                shownX: isReversed ? "0" : "100%",
                shownY: top - 8,
                y: top,
                segments: Self.segments(of: row, longest: longest, isReversed: isReversed)
            )
        }
        height = max(y - Self.gap + 2, 1)
    }

    private static func segments(of row: Row, longest: Double, isReversed: Bool) -> [Segment] {
        guard longest > 0 else { return [] }
        var start = 0.0
        return row.parts.compactMap { value, fill, hint in
            precondition(value >= 0 && value.isFinite, "a bar has a length")
            guard value > 0 else { return nil }
            let share = value / longest
            defer { start += share }
            return Segment(
                x: ChartText.percent(max(0, isReversed ? 1 - start - share : start)),
                width: ChartText.percent(share),
                fill: fill,
                hint: hint
            )
        }
    }
}
