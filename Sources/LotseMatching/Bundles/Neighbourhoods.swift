/// Points cut into neighbourhoods of few, so that what holds for a box need not be asked for each point.
///
/// A tree of halves: the longer side of the box is cut at the median until few are left. Towns get small boxes, woods
/// large ones.
struct Neighbourhoods: Sendable {
    private(set) var areas: [TravelArea] = []
    /// The neighbourhood of each point.
    private(set) var area: [Int32]

    /// - Parameters:
    ///   - points: in the caller's order.
    ///   - most: so many stay together.
    init(_ points: [TravelPoint], most: Int) {
        area = [Int32](repeating: 0, count: points.count)
        var order = points.indices.map { UInt64($0) }
        var open: [Range<Int>] = points.isEmpty ? [] : [points.indices]
        while let part = open.popLast() {
            let members = order[part].map { Int($0 & Self.indexMask) }
            guard part.count > most else {
                for member in members { area[member] = Int32(areas.count) }
                areas.append(TravelArea(members.lazy.map { points[$0] }))
                continue
            }
            let east = members.lazy.map { points[$0].x }
            let north = members.lazy.map { points[$0].y }
            let width = Int(east.max() ?? 0) - Int(east.min() ?? 0)
            let height = Int(north.max() ?? 0) - Int(north.min() ?? 0)
            // Coordinate above, number below: one sort of plain numbers, and ties are broken by the number.
            var keys = members.map { member in
                let coordinate = Int(width >= height ? points[member].x : points[member].y) + TravelPlace.most
                return UInt64(coordinate) << 32 | UInt64(member)
            }
            keys.sort()
            for (place, key) in zip(part, keys) { order[place] = key }
            let middle = part.lowerBound + part.count / 2
            open.append(middle..<part.upperBound)
            open.append(part.lowerBound..<middle)
        }
    }

    private static let indexMask: UInt64 = 0xFFFF_FFFF
}
