/// A place in sixteen bytes, for loops over many.
struct TravelPoint {
    let x: Int32
    let y: Int32
    /// -1 where it has none.
    let locality: Int32
    let side: Int32

    /// Coordinates and sides out of range are refused at the door; here they are cut to what can be counted with.
    init(_ place: TravelPlace) {
        let range = -TravelPlace.most...TravelPlace.most
        x = Int32(min(max(place.x, range.lowerBound), range.upperBound))
        y = Int32(min(max(place.y, range.lowerBound), range.upperBound))
        locality = place.locality.map { Int32(clamping: $0) } ?? -1
        side = Int32(clamping: max(place.side, 0))
    }

    /// The straight line, rounded up.
    ///
    /// A square root is exact to the last bit on every machine (IEEE 754).
    func metres(to other: TravelPoint) -> Int {
        let (east, north) = (Double(other.x) - Double(x), Double(other.y) - Double(y))
        return Int((east * east + north * north).squareRoot().rounded(.up))
    }
}

/// How one way goes: by which mode, how long, and how many minutes beyond the limit.
struct TravelWay {
    let mode: TravelMode
    let minutes: Int
    let excess: Int
}

/// A box around points, and the table rows they have.
struct TravelArea {
    private(set) var localities: [Int32] = []
    private var low: (x: Int32, y: Int32) = (.max, .max)
    private var high: (x: Int32, y: Int32) = (.min, .min)

    init(_ points: some Sequence<TravelPoint>) {
        var localities: Set<Int32> = []
        for point in points {
            low = (min(low.x, point.x), min(low.y, point.y))
            high = (max(high.x, point.x), max(high.y, point.y))
            if point.locality >= 0 { localities.insert(point.locality) }
        }
        self.localities = localities.sorted()
    }

    /// The gap between two boxes; no two of their points are nearer.
    func metres(to other: TravelArea) -> Int {
        let east = max(0, Int(low.x) - Int(other.high.x), Int(other.low.x) - Int(high.x))
        let north = max(0, Int(low.y) - Int(other.high.y), Int(other.low.y) - Int(high.y))
        return Int(Double(east * east + north * north).squareRoot().rounded(.down))
    }
}
