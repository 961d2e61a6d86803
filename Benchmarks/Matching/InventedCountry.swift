import LotseCore
import LotseMatching

/// Where people live in 150 × 150 km: sixty towns whose sizes follow Zipf's law, and farms in between.
///
/// The same seed gives the same country.
struct InventedCountry {
    private static let span = 150_000
    private static let townCount = 60

    private let towns: [TravelPlace]
    /// The inhabitants of each town and those before it, in shares of the last.
    private let inhabitants: [Int]

    init(_ random: inout SplitMix64) {
        towns = (0..<Self.townCount).map { _ in Self.anywhere(&random) }
        var (inhabitants, sum): ([Int], Int) = ([], 0)
        for town in 0..<Self.townCount {
            sum += 1_000_000 / (town + 1)
            inhabitants.append(sum)
        }
        self.inhabitants = inhabitants
    }

    private static func anywhere(_ random: inout SplitMix64) -> TravelPlace {
        TravelPlace(x: .random(in: 0..<span, using: &random), y: .random(in: 0..<span, using: &random))
    }

    /// A town, the larger the likelier.
    func town(_ random: inout SplitMix64) -> Int {
        let inhabitant = Int.random(in: 0..<(inhabitants.last ?? 1), using: &random)
        return inhabitants.firstIndex { inhabitant < $0 } ?? 0
    }

    /// One in five stands anywhere, the others around the middle of a town; the larger a town is the denser it is.
    func place(_ random: inout SplitMix64) -> TravelPlace {
        guard Int.random(in: 0..<5, using: &random) > 0 else { return Self.anywhere(&random) }
        let town = town(&random)
        let radius = 6_000 / (town / 10 + 1)
        // The mean of six even draws lies much as a bell curve does.
        func spread() -> Int {
            (0..<6).reduce(0) { sum, _ in sum + .random(in: -radius...radius, using: &random) } * 5 / 7
        }
        return TravelPlace(x: towns[town].x + spread(), y: towns[town].y + spread())
    }
}
