package import LotseCore
package import LotseMatching

/// The plane in which a region's ways are measured: degrees laid flat around the latitude in its middle.
struct RegionPlane: Sendable {
    /// A town whose ways are known better than by estimate, or that lies beyond a river or border.
    struct Town: Sendable, Hashable {
        let position: Position
        let side: Int
        let locality: Int
    }

    /// In millionths of a degree.
    let middle: Int
    /// With where they lie in the plane.
    private let towns: [(town: Town, place: TravelPlace)]

    /// What lies further from a town's middle, in metres, is not taken to be as far from elsewhere as the town is.
    private static let reach = 7_500

    /// - Parameters:
    ///   - positions: of the region's places; without any, the middle of Germany.
    ///   - towns: those that have sides, or rows in the travel model.
    init(around positions: [Position], towns: [Town] = []) {
        let latitudes = positions.map(\.latitude)
        let mean = latitudes.isEmpty ? 51.2 : latitudes.reduce(0, +) / Double(latitudes.count)
        let middle = Self.micro(mean)
        self.middle = middle
        self.towns = towns.map { ($0, Self.place($0.position, middle)) }
    }

    /// Where something lies: on the side of the nearest town, and in its row where it is near.
    func place(_ position: Position) -> TravelPlace {
        var place = Self.place(position, middle)
        var (nearest, least): (Town?, Int) = (nil, .max)
        for (town, there) in towns {
            let (x, y) = (there.x - place.x, there.y - place.y)
            let square = x * x + y * y
            if square < least { (nearest, least) = (town, square) }
        }
        guard let nearest else { return place }
        place.side = nearest.side
        if least <= Self.reach * Self.reach { place.locality = nearest.locality }
        return place
    }

    private static func place(_ position: Position, _ middle: Int) -> TravelPlace {
        TravelPlace(
            microLatitude: micro(position.latitude),
            microLongitude: micro(position.longitude),
            middle: middle
        )
    }

    private static func micro(_ degrees: Double) -> Int { Int((degrees * 1_000_000).rounded()) }
}
