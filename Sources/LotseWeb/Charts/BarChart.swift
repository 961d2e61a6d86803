import LotseCore

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

    let frame: ChartFrameView
    let picture: ChartBars

    /// - Parameters:
    ///   - frame: what the picture is called and says.
    ///   - bars: in the order in which they stand.
    ///   - columns: heads of the table's two columns.
    package init(
        _ frame: ChartFrame,
        bars: [Bar],
        columns: (label: String, value: String)
    ) {
        let styles = Set(bars.map(\.style)).sorted { $0.rawValue < $1.rawValue }
        picture = ChartBars(
            bars.map { bar in
                ChartBars.Row(
                    label: bar.label,
                    shown: bar.shown,
                    parts: [(bar.value, ChartFill.id(bar.style, chart: frame.id), "\(bar.label): \(bar.shown)")]
                )
            },
            direction: frame.language.direction
        )
        self.frame = ChartFrameView(
            frame,
            fills: ChartFill.list(styles.map { ($0, "") }, chart: frame.id),
            hasLegend: false,
            pictureHeight: picture.height,
            table: Table(
                frame.title,
                columns: [.text(columns.label), .number(columns.value)],
                rows: bars.map { [.text($0.label), .text($0.shown)] },
                emptyText: frame.summary
            )
        )
    }
}
