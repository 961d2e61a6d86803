import Foundation
import LotseCore

/// The map laid out on a sheet: cells, dots and two sets of names, for wide and for narrow screens.
struct TerritoryDrawing: Sendable, Equatable {
    let width: Int
    let height: Int
    let cells: [Cell]
    let dots: [Dot]
    /// Names that are readable where the sheet is shown about as wide as it is.
    let largeLabels: [Label]
    /// Fewer and larger names, for a sheet shown at half its width.
    let smallLabels: [Label]

    struct Cell: Sendable, Equatable {
        let path: String
        let fill: String
        let hint: String
    }

    struct Dot: Sendable, Equatable {
        let x: String
        let y: String
        let radius: String
    }

    struct Label: Sendable, Equatable {
        let x: String
        let anchor: String
        let y: String
        let name: String
        let second: String?
        let secondY: String
    }

    static let sheetWidth = 640.0
    static let largestHeight = 720.0
    private static let margin = 6.0

    init(of places: [TerritoryMap.Place], fills: [ChartFill]) {
        let projection = Projection(for: places.map(\.position))
        let ground = places.map { projection.point($0.position) }
        let radius = NearestGround.radius(for: ground)
        let sheet = Sheet(around: ground, radius: radius)
        width = Int(sheet.size.x)
        height = Int(sheet.size.y)
        cells = places.indices.map { index in
            let corners = NearestGround.cell(of: index, among: ground, radius: radius).map(sheet.point)
            return Cell(
                path: Self.path(corners),
                fill: fills[places[index].kind].id,
                hint: "\(places[index].fullName): \(fills[places[index].kind].label)"
            )
        }
        let points = ground.map(sheet.point)
        let radii = places.map { min(1.5 + sqrt(Double(max($0.population, 0))) / 60, 7) }
        dots = zip(points, radii).map { point, radius in
            Dot(
                x: ChartText.number(point.x),
                y: ChartText.number(point.y),
                radius: ChartText.number(radius)
            )
        }
        largeLabels = Self.labels(places, points, radii, on: sheet.size, fontSize: Self.largeFont, limit: 32)
        smallLabels = Self.labels(places, points, radii, on: sheet.size, fontSize: Self.smallFont, limit: 12)
    }

    static let largeFont = 14.0
    static let smallFont = 27.0

    private static func labels(
        _ places: [TerritoryMap.Place],
        _ points: [Point],
        _ radii: [Double],
        on size: Point,
        fontSize: Double,
        limit: Int
    ) -> [Label] {
        let order = places.indices.sorted {
            (places[$1].population, places[$0].name) < (places[$0].population, places[$1].name)
        }
        let wishes = order.map { index in
            LabelPlacement.Wish(
                lines: [places[index].name] + [places[index].sorbianName].compactMap(\.self),
                point: points[index],
                clearance: radii[index]
            )
        }
        let sheet = LabelPlacement.Box(
            left: margin,
            top: margin,
            right: size.x - margin,
            bottom: size.y - margin
        )
        let placement = LabelPlacement(sheet: sheet, fontSize: fontSize)
        return placement.place(wishes, limit: limit).map { placed in
            let place = places[order[placed.wish]]
            let x =
                switch placed.anchor {
                case .start: placed.box.left
                case .middle: (placed.box.left + placed.box.right) / 2
                case .end: placed.box.right
                }
            return Label(
                x: ChartText.number(x),
                anchor: placed.anchor.rawValue,
                y: ChartText.number(placed.box.top + fontSize * 0.9),
                name: place.name,
                second: place.sorbianName,
                secondY: ChartText.number(placed.box.top + fontSize * 0.9 + placement.lineHeight)
            )
        }
    }

    private static func path(_ corners: [Point]) -> String {
        let pairs = corners.map { "\(ChartText.number($0.x)) \(ChartText.number($0.y))" }
        return "M" + pairs.joined(separator: "L") + "Z"
    }

    /// Kilometres to units of the sheet.
    private struct Sheet {
        let size: Point
        private let origin: Point
        private let scale: Double

        init(around points: [Point], radius: Double) {
            let reach = radius + 1
            let (xs, ys) = (points.map(\.x), points.map(\.y))
            let (left, right) = ((xs.min() ?? 0) - reach, (xs.max() ?? 0) + reach)
            let (top, bottom) = ((ys.min() ?? 0) - reach, (ys.max() ?? 0) + reach)
            scale = min(sheetWidth / (right - left), largestHeight / (bottom - top))
            // A tall territory stands in the middle of the sheet, so that names have room beside it.
            origin = Point(x: (left + right - sheetWidth / scale) / 2, y: top)
            size = Point(x: sheetWidth, y: ((bottom - top) * scale).rounded(.up))
        }

        func point(_ point: Point) -> Point {
            Point(x: (point.x - origin.x) * scale, y: (point.y - origin.y) * scale)
        }
    }
}
