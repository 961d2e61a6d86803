package import LotseCore

/// The geometries that places and plots come in: a point, or areas with holes.
package enum GeoJSONShape: Hashable, Sendable {
    case point(Position)
    /// Areas; each is its outer ring and then its holes, rings closed.
    case areas([[[Position]]])

    /// A point that lies on the place: of areas, inside the largest one.
    ///
    /// The centroid where that lies inside, else the middle of the longest stretch of the line that halves the area's
    /// height: a crescent has its centroid outside.
    package var representative: Position? {
        switch self {
        case .point(let point): return point
        case .areas(let areas):
            let largest = areas.max { Self.doubledArea($0[0]) < Self.doubledArea($1[0]) }
            return largest.flatMap(Self.inside)
        }
    }

    /// Whether a point lies inside of the areas; points are inside of nothing.
    package func contains(_ point: Position) -> Bool {
        guard case .areas(let areas) = self else { return false }
        return areas.contains { Self.contains(point, $0) }
    }

    private static func contains(_ point: Position, _ rings: [[Position]]) -> Bool {
        rings.reduce(false) { isInside, ring in isInside != crossesOddly(point, ring) }
    }

    /// The rule of even and odd: how often a ray to the east meets the ring.
    private static func crossesOddly(_ point: Position, _ ring: [Position]) -> Bool {
        var isOdd = false
        for (start, end) in zip(ring, ring.dropFirst())
        where (start.latitude > point.latitude) != (end.latitude > point.latitude) {
            if point.longitude < longitude(of: start, end, at: point.latitude) { isOdd.toggle() }
        }
        return isOdd
    }

    private static func longitude(of start: Position, _ end: Position, at latitude: Double) -> Double {
        let share = (latitude - start.latitude) / (end.latitude - start.latitude)
        return start.longitude + share * (end.longitude - start.longitude)
    }

    /// Twice the ring's area in square degrees; good enough to compare parts of one place.
    private static func doubledArea(_ ring: [Position]) -> Double { abs(moments(ring).area) }

    private static func moments(_ ring: [Position]) -> (area: Double, latitude: Double, longitude: Double) {
        // Measured from the first point, so that small plots do not drown in the digits of their degrees.
        let origin = ring[0]
        return zip(ring, ring.dropFirst()).reduce((0, 0, 0)) { sum, edge in
            let (y0, x0) = (edge.0.latitude - origin.latitude, edge.0.longitude - origin.longitude)
            let (y1, x1) = (edge.1.latitude - origin.latitude, edge.1.longitude - origin.longitude)
            let cross = x0 * y1 - x1 * y0
            return (sum.0 + cross, sum.1 + (y0 + y1) * cross, sum.2 + (x0 + x1) * cross)
        }
    }

    private static func inside(_ rings: [[Position]]) -> Position? {
        let (area, latitude, longitude) = moments(rings[0])
        if area != 0 {
            let centroid = Position(
                latitude: rings[0][0].latitude + latitude / (3 * area),
                longitude: rings[0][0].longitude + longitude / (3 * area)
            )
            if contains(centroid, rings) { return centroid }
        }
        return middleOfStretch(rings) ?? rings[0].first
    }

    /// The middle of the longest stretch inside, on a line between two corners that lie next to half height.
    private static func middleOfStretch(_ rings: [[Position]]) -> Position? {
        let heights = Set(rings.joined().map(\.latitude)).sorted()
        guard heights.count > 1 else { return nil }
        let above = max(1, heights.count / 2)
        let latitude = (heights[above - 1] + heights[above]) / 2
        let crossings = rings.flatMap { ring in
            zip(ring, ring.dropFirst()).compactMap { start, end in
                (start.latitude > latitude) != (end.latitude > latitude)
                    ? longitude(of: start, end, at: latitude) : nil
            }
        }.sorted()
        let stretches = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
        guard let longest = stretches.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return nil }
        return Position(latitude: latitude, longitude: (longest.0 + longest.1) / 2)
    }
}
