/// Where something is, in metres of a plane: official coordinates (ETRS89 / UTM) as they are, or degrees laid flat.
public struct TravelPlace: Sendable, Hashable {
    /// Metres towards the east.
    public var x: Int
    /// Metres towards the north.
    public var y: Int
    /// On which side of rivers and borders; what lies on one side has the same number.
    public var side: Int
    /// Its row in a travel-time table, nil where it has none.
    public var locality: Int?

    public init(x: Int, y: Int, side: Int = 0, locality: Int? = nil) {
        self.x = x
        self.y = y
        self.side = side
        self.locality = locality
    }

    /// Lays degrees flat around a latitude in the middle of a region.
    ///
    /// Lengths are true on that latitude; 100 km north or south of it in central Europe they are wrong by 2 % from east
    /// to west. The earth is a ball of 6,371,009 m (the mean radius of the IUGG).
    ///
    /// - Parameters:
    ///   - microLatitude: millionths of a degree, ±90,000,000 at most.
    ///   - microLongitude: millionths of a degree, ±180,000,000 at most.
    ///   - middle: the latitude in millionths of a degree that the whole region shares.
    ///   - side: on which side of rivers and borders.
    ///   - locality: its row in a travel-time table.
    public init(
        microLatitude: Int,
        microLongitude: Int,
        middle: Int,
        side: Int = 0,
        locality: Int? = nil
    ) {
        let metresPerMicroDegree = 0.111_195_080
        x = Int((Double(microLongitude) * metresPerMicroDegree * Self.cosine(microDegrees: middle)).rounded())
        y = Int((Double(microLatitude) * metresPerMicroDegree).rounded())
        self.side = side
        self.locality = locality
    }

    /// No coordinate may be further from zero: half the way round the earth is 20,015 km.
    public static let most = 21_000_000
    /// No side may have a higher number.
    public static let mostSides = 256

    /// The first eleven terms of Taylor's series: exact to 1e-12 up to 90°, and the same on every machine.
    private static func cosine(microDegrees: Int) -> Double {
        let angle = Double(microDegrees) * (Double.pi / 180_000_000)
        var (term, sum) = (1.0, 1.0)
        for step in 1...10 {
            term *= -angle * angle / Double((2 * step - 1) * 2 * step)
            sum += term
        }
        return sum
    }
}
