import Foundation
import LotseCore

/// A point or a vector on the drawing.
struct Point: Sendable, Equatable {
    var x: Double
    var y: Double

    func distance(to other: Point) -> Double { hypot(x - other.x, y - other.y) }
}

/// Degrees onto a flat sheet: equirectangular, true to scale at the middle latitude.
///
/// Over the two degrees of a region the error stays below a hundredth.
struct Projection: Sendable, Equatable {
    private let cosine: Double
    private let kilometresPerDegree = 111.32

    init(for positions: [Position]) {
        let latitudes = positions.map(\.latitude)
        let middle = ((latitudes.min() ?? 0) + (latitudes.max() ?? 0)) / 2
        cosine = cos(middle * .pi / 180)
    }

    /// Kilometres, x to the east, y to the south.
    func point(_ position: Position) -> Point {
        Point(
            x: position.longitude * cosine * kilometresPerDegree,
            y: -position.latitude * kilometresPerDegree
        )
    }
}

/// The ground that lies nearer to one place than to any other, but not further than a radius.
///
/// Boundaries of municipalities are not among the data a region has at hand; these cells fill the territory without
/// claiming to be boundaries.
enum NearestGround {
    private static let corners = 24

    static func cell(of index: Int, among points: [Point], radius: Double) -> [Point] {
        let centre = points[index]
        var cell = (0..<corners).map { corner in
            let angle = 2 * Double.pi * Double(corner) / Double(corners)
            return Point(x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle))
        }
        for (position, other) in points.enumerated() where position != index {
            let distance = centre.distance(to: other)
            if distance > 0.001, distance < 2 * radius { cell = clip(cell, nearer: centre, than: other) }
        }
        return cell
    }

    /// The radius that lets neighbours touch: twice the gap that most places have to their nearest one.
    static func radius(for points: [Point]) -> Double {
        let gaps = points.enumerated().map { index, point in
            points.enumerated().filter { $0.offset != index }.map { point.distance(to: $0.element) }.min() ?? 8
        }
        let usual = gaps.sorted().dropFirst(gaps.count / 2).first ?? 8
        return min(max(usual * 2, 4), 12)
    }

    /// The part of a convex polygon that lies nearer to one point than to another (Sutherland–Hodgman, one edge).
    private static func clip(_ polygon: [Point], nearer centre: Point, than other: Point) -> [Point] {
        let normal = Point(x: other.x - centre.x, y: other.y - centre.y)
        let middle = Point(x: (other.x + centre.x) / 2, y: (other.y + centre.y) / 2)
        func side(_ point: Point) -> Double { (point.x - middle.x) * normal.x + (point.y - middle.y) * normal.y }
        var result: [Point] = []
        for (position, point) in polygon.enumerated() {
            let next = polygon[(position + 1) % polygon.count]
            let (here, there) = (side(point), side(next))
            if here <= 0 { result.append(point) }
            if (here < 0 && there > 0) || (here > 0 && there < 0) {
                let share = here / (here - there)
                result.append(
                    Point(x: point.x + (next.x - point.x) * share, y: point.y + (next.y - point.y) * share)
                )
            }
        }
        return result
    }
}
