import LotseCore

/// Chance that repeats itself, and the towns it falls on: larger ones more often.
struct Dice {
    private var random: SplitMix64
    private let places: [Municipality]
    /// How far along the towns a throw may fall, up to and with each of them.
    private let ends: [Int]

    init(seed: UInt64, places: [Municipality]) {
        random = SplitMix64(seed: seed)
        self.places = places
        var end = 0
        ends = places.map { place in
            end += max(1, Int(Double(place.population).squareRoot()))
            return end
        }
    }

    mutating func roll(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func town() -> Municipality {
        let fallen = roll(0..<(ends.last ?? 1))
        return places[ends.firstIndex { fallen < $0 } ?? 0]
    }

    /// A point within about a kilometre, in steps of some ten metres.
    mutating func near(_ position: Position) -> Position {
        let (north, east) = (roll(-100..<101), roll(-150..<151))
        return Position(
            latitude: rounded(position.latitude) + Double(north) / 10_000,
            longitude: rounded(position.longitude) + Double(east) / 10_000
        )
    }

    private func rounded(_ degrees: Double) -> Double { (degrees * 10_000).rounded() / 10_000 }
}
