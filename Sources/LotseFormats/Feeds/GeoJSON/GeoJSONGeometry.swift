import LotseCore

/// Reads the geometry of a feature (RFC 7946): longitude before latitude, degrees of WGS 84, rings closed.
enum GeoJSONGeometry {
    static func shape(_ value: JSONValue?, _ draft: FeedDraft) throws(FeedRefusal) -> GeoJSONShape {
        guard let geometry = value?.object, let kind = geometry["type"]?.text else {
            throw draft.refusal(.unknownGeometry, "geometry")
        }
        let coordinates = geometry["coordinates"]
        switch kind {
        case "Point": return .point(try point(coordinates, draft))
        case "Polygon": return .areas([try area(coordinates, draft, spent: 0)])
        case "MultiPolygon":
            var areas: [[[Position]]] = []
            var spent = 0
            for part in coordinates?.list ?? [] {
                let area = try area(part, draft, spent: spent)
                spent += area.reduce(0) { $0 + $1.count }
                areas.append(area)
            }
            guard !areas.isEmpty else { throw draft.refusal(.badCoordinates, "geometry.coordinates") }
            return .areas(areas)
        default: throw draft.refusal(.unknownGeometry, "geometry.type", sample: kind)
        }
    }

    private static func point(_ value: JSONValue?, _ draft: FeedDraft) throws(FeedRefusal) -> Position {
        guard let list = value?.list, (2...3).contains(list.count), case .number(let first) = list[0],
            case .number(let second) = list[1], let longitude = Double(first), let latitude = Double(second),
            let position = Degrees.position(latitude: latitude, longitude: longitude)
        else { throw draft.refusal(.badCoordinates, "geometry.coordinates") }
        // Germany's degrees, the wrong way round: nobody offers plots off the coast of Somalia here.
        if (47...56).contains(longitude), (5...16).contains(latitude) {
            throw draft.refusal(.swappedCoordinates, "geometry.coordinates")
        }
        return position
    }

    private static func area(
        _ value: JSONValue?,
        _ draft: FeedDraft,
        spent: Int
    ) throws(FeedRefusal) -> [[Position]] {
        guard let rings = value?.list, !rings.isEmpty else {
            throw draft.refusal(.badCoordinates, "geometry.coordinates")
        }
        var area: [[Position]] = []
        var count = spent
        for ring in rings {
            guard let points = ring.list else { throw draft.refusal(.badCoordinates, "geometry.coordinates") }
            count += points.count
            guard count <= draft.limits.points else { throw draft.refusal(.tooManyPoints, "geometry.coordinates") }
            var positions: [Position] = []
            for value in points { positions.append(try point(value, draft)) }
            guard positions.count >= 4, positions.first == positions.last else {
                throw draft.refusal(.openRing, "geometry.coordinates")
            }
            area.append(positions)
        }
        return area
    }
}
