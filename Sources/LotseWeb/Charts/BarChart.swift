package import LotseCore

/// Quantities side by side as lying bars: label and number above each bar.
///
/// Template `bar-chart`, as a file `bar-chart-file`.
package struct BarChart: Sendable, Equatable {
    package struct Bar: Sendable, Equatable {
        let label: String
        let value: Double
        let shown: String
        let style: ChartStyle

        /// - Parameters:
        ///   - label: what is counted.
        ///   - value: how much, not below zero.
        ///   - shown: the number as the reader writes it.
        ///   - style: the fill.
        package init(_ label: String, _ value: Double, shown: String, style: ChartStyle = .one) {
            self.label = label
            self.value = value
            self.shown = shown
            self.style = style
        }
    }

    let frame: ChartFrame
    let picture: ChartBars

    /// - Parameters:
    ///   - id: of the figure on its page.
    ///   - title: what the picture shows.
    ///   - summary: what it says, in a sentence.
    ///   - bars: in the order in which they stand.
    ///   - columns: heads of the table's two columns.
    ///   - language: whose reading direction the bars follow.
    ///   - files: where picture and numbers can be fetched.
    package init(
        id: String,
        title: String,
        summary: String,
        bars: [Bar],
        columns: (label: String, value: String),
        language: Language,
        files: ChartFiles = ChartFiles()
    ) {
        let styles = Set(bars.map(\.style)).sorted { $0.rawValue < $1.rawValue }
        picture = ChartBars(
            bars.map { bar in
                ChartBars.Row(
                    label: bar.label,
                    shown: bar.shown,
                    parts: [(bar.value, ChartFill.id(bar.style, chart: id), "\(bar.label): \(bar.shown)")]
                )
            },
            direction: language.direction
        )
        frame = ChartFrame(
            id: id,
            title: title,
            summary: summary,
            language: language,
            fills: ChartFill.list(styles.map { ($0, "") }, chart: id),
            hasLegend: false,
            pictureHeight: picture.height,
            table: Table(
                title,
                columns: [.text(columns.label), .number(columns.value)],
                rows: bars.map { [.text($0.label), .text($0.shown)] },
                emptyText: summary
            ),
            files: files
        )
    }
}
