/// How one kind of thing is filled: a colour and a pattern, so that nobody needs to see colour.
///
/// The colours here are for files that leave the house; on pages the style sheet's take their place.
package enum ChartStyle: Int, Sendable, CaseIterable {
    case one = 1
    case two
    case three
    case four
    case five
    case six
    /// For what does not count or is not known.
    case none = 0
    /// For what is missing and should not be.
    case gap = -1

    var name: String {
        switch self {
        case .none: "none"
        case .gap: "gap"
        default: "\(rawValue)"
        }
    }

    var color: String {
        switch self {
        case .one: "#0f6277"
        case .two: "#f39a35"
        case .three: "#5b8c5a"
        case .four: "#8b5a83"
        case .five: "#b9a44c"
        case .six: "#7f9aa3"
        case .none: "#b9c7c9"
        case .gap: "#ffffff"
        }
    }

    /// The colour of the pattern's lines.
    var hatchColor: String { self == .gap ? "#98121b" : "#ffffff" }

    /// Lines of the pattern in a square of 8 by 8; empty for a plain fill.
    var hatch: String {
        switch self {
        case .one, .none: ""
        case .two: "M-2 6l4 4M-2-2l12 12M6-2l4 4"
        case .three: "M0 4h8"
        case .four: "M10 6l-4 4M10-2l-12 12M2-2l-4 4"
        case .five: "M4 0v8M0 4h8"
        case .six: "M4 0v8"
        case .gap: "M-2 6l4 4M-2-2l12 12M6-2l4 4M10 6l-4 4M10-2l-12 12M2-2l-4 4"
        }
    }
}

/// A fill as the template sees it: a pattern in the picture and a line of its legend.
struct ChartFill: Sendable, Equatable {
    let id: String
    let name: String
    let color: String
    let hatch: String
    let hatchColor: String
    let label: String
    /// Where its line of the legend stands in a file, below the picture.
    let legendY: Int
    let legendTextY: Int

    static let legendLine = 28

    /// Fills of a picture in the order of its legend.
    static func list(_ styles: [(ChartStyle, String)], chart: String) -> [ChartFill] {
        styles.enumerated().map { ChartFill($1.0, label: $1.1, chart: chart, line: $0) }
    }

    private init(_ style: ChartStyle, label: String, chart: String, line: Int) {
        id = Self.id(style, chart: chart)
        name = style.name
        color = style.color
        hatch = style.hatch
        hatchColor = style.hatchColor
        self.label = label
        legendY = 12 + line * Self.legendLine
        legendTextY = legendY + 15
    }

    static func id(_ style: ChartStyle, chart: String) -> String { "\(chart)-fill-\(style.name)" }
}
