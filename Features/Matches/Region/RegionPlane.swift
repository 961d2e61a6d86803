package import LotseCore
package import LotseMatching

/// The plane in which a region's ways are measured: degrees laid flat around the latitude in its middle.
struct RegionPlane: Sendable, Hashable {
    /// In millionths of a degree.
    let middle: Int

    /// - Parameter positions: of the region's places; without any, the middle of Germany.
    init(around positions: [Position]) {
        let latitudes = positions.map(\.latitude)
        let mean = latitudes.isEmpty ? 51.2 : latitudes.reduce(0, +) / Double(latitudes.count)
        middle = Self.micro(mean)
    }

    func place(_ position: Position) -> TravelPlace {
        TravelPlace(
            microLatitude: Self.micro(position.latitude),
            microLongitude: Self.micro(position.longitude),
            middle: middle
        )
    }

    private static func micro(_ degrees: Double) -> Int { Int((degrees * 1_000_000).rounded()) }
}
