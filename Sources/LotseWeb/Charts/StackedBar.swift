import LotseCore

/// Wholes and their parts as lying bars: a budget over time, free, reserved and bound.
///
/// Template `bar-chart`, as a file `bar-chart-file`.
package struct StackedBar: Sendable, Equatable {
    /// One kind of part, the same in every bar.
    package struct Part: Sendable, Equatable {
        let label: String
        let style: ChartStyle

        package init(_ label: String, _ style: ChartStyle) {
            self.label = label
            self.style = style
        }
    }

    /// How much of a part, as a number and as the reader writes it.
    package struct Amount: Sendable, Equatable {
        let value: Double
        let shown: String

        package init(_ value: Double, shown: String) {
            self.value = value
            self.shown = shown
        }
    }

    /// One bar: an amount for each part.
    package struct Whole: Sendable, Equatable {
        let label: String
        let amounts: [Amount]
        let total: String

        package init(_ label: String, _ amounts: [Amount], total: String) {
            self.label = label
            self.amounts = amounts
            self.total = total
        }
    }

    let frame: ChartFrameView
    let picture: ChartBars

    /// - Parameters:
    ///   - frame: what the picture is called and says.
    ///   - parts: the kinds of part, in the order in which they stand.
    ///   - wholes: the bars, each with one amount per part.
    ///   - columns: heads of the table's first and last column.
    package init(
        _ frame: ChartFrame,
        parts: [Part],
        wholes: [Whole],
        columns: (label: String, total: String)
    ) {
        precondition(wholes.allSatisfy { $0.amounts.count == parts.count }, "every whole has every part")
        precondition(Set(parts.map(\.style)).count == parts.count, "every part has a fill of its own")
        let fills = ChartFill.list(parts.map { ($0.style, $0.label) }, chart: frame.id)
        picture = ChartBars(
            wholes.map { whole in
                ChartBars.Row(
                    label: whole.label,
                    shown: whole.total,
                    parts: zip(whole.amounts, fills).map { amount, fill in
                        (amount.value, fill.id, "\(whole.label) – \(fill.label): \(amount.shown)")
                    }
                )
            },
            direction: frame.language.direction
        )
        self.frame = ChartFrameView(
            frame,
            fills: fills,
            hasLegend: true,
            pictureHeight: picture.height,
            table: Table(
                frame.title,
                columns: [.text(columns.label)] + parts.map { .number($0.label) } + [.number(columns.total)],
                rows: wholes.map { whole in
                    [.text(whole.label)] + whole.amounts.map { .text($0.shown) } + [.text(whole.total)]
                },
                emptyText: frame.summary,
                isWide: true
            )
        )
    }
}
