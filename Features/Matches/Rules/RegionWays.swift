import LotseCore
import LotseMatching

/// A way that somebody knows better than the estimate, in both directions ("bekannter Weg").
struct KnownWay: Sendable, Equatable {
    let id: Identifier<KnownWay>
    let content: Content

    struct Content: Sendable, Equatable {
        /// The lesser of both keys.
        let one: MunicipalityKey
        let other: MunicipalityKey
        let mode: TravelMode
        /// One way.
        let minutes: Int
        /// Where it is known from.
        let reason: String

        /// - Returns: nil for a way from a town to itself.
        init?(_ one: MunicipalityKey, _ other: MunicipalityKey, _ mode: TravelMode, minutes: Int, reason: String) {
            guard one != other else { return nil }
            (self.one, self.other) = (min(one, other), max(one, other))
            (self.mode, self.minutes, self.reason) = (mode, minutes, reason)
        }
    }

    static let possibleMinutes = 1...600
}

/// A river or border with too few crossings ("Fluss oder Grenze"): ways to its far side take longer, and are less sure.
struct TravelBarrier: Sendable, Equatable {
    let id: Identifier<TravelBarrier>
    let content: Content
    let version: Int

    struct Content: Sendable, Equatable {
        var name: String
        /// What the way to the next crossing takes in addition.
        var minutes: Int
        /// The towns on its far side; which side is called so does not matter.
        var towns: Set<MunicipalityKey>
    }

    static let possibleMinutes = 1...120
    /// Each doubles the sides on which something can lie; the engine knows 256.
    static let most = 6
}

/// One line of an imported table: minutes from a town to another, one way.
struct TravelEntry: Sendable, Hashable {
    let origin: MunicipalityKey
    let destination: MunicipalityKey
    let mode: TravelMode
    let minutes: Int
}

/// How long ways take in a region, as far as it is known better than by estimate.
struct RegionWays: Sendable, Equatable {
    var table: [TravelEntry] = []
    var known: [KnownWay.Content] = []
    var barriers: [TravelBarrier.Content] = []

    var isEmpty: Bool { table.isEmpty && known.isEmpty && barriers.isEmpty }

    /// The region's towns as the engine needs them, with their sides and rows, and the model of ways between them.
    ///
    /// What names towns that are not among these is left out: the territory has changed since.
    func model(for towns: [Town]) -> (places: [RegionPlane.Town], travel: TravelModel) {
        guard !isEmpty else { return ([], .estimate) }
        let towns = Array(towns.sorted { $0.key < $1.key }.prefix(TravelModel.mostLocalities))
        let rows = Dictionary(uniqueKeysWithValues: towns.enumerated().map { ($1.key, $0) })
        let barriers = barriers.prefix(TravelBarrier.most)
        let places = towns.enumerated().map { row, town in
            let side = barriers.enumerated().reduce(0) { side, barrier in
                barrier.element.towns.contains(town.key) ? side | 1 << barrier.offset : side
            }
            return RegionPlane.Town(position: town.position, side: side, locality: row)
        }
        func entry(
            from: MunicipalityKey,
            to: MunicipalityKey,
            _ mode: TravelMode,
            _ minutes: Int
        ) -> TravelModel.Entry? {
            guard let from = rows[from], let to = rows[to] else { return nil }
            return TravelModel.Entry(from: from, to: to, mode: mode, minutes: min(max(minutes, 0), TravelTime.most))
        }
        do {
            let travel = try TravelModel(
                detours: Self.detours(between: Set(places.map(\.side)), by: barriers.map(\.minutes)),
                localityCount: towns.count,
                table: table.compactMap { entry(from: $0.origin, to: $0.destination, $0.mode, $0.minutes) },
                byHand: known.compactMap { entry(from: $0.one, to: $0.other, $0.mode, $0.minutes) }
            )
            return (places, travel)
        } catch {
            preconditionFailure("rows, sides and minutes were made to fit: \(error)")
        }
    }

    /// A town of the alliance that has a place on the map.
    struct Town: Sendable {
        let key: MunicipalityKey
        let position: Position
    }

    /// Each barrier between two sides costs its minutes.
    private static func detours(between sides: Set<Int>, by minutes: [Int]) -> [TravelModel.Detour] {
        let sides = sides.sorted()
        return sides.indices.flatMap { first in
            sides[..<first].map { other in
                let crossed = sides[first] ^ other
                let cost = minutes.enumerated().filter { crossed >> $0.offset & 1 == 1 }.map(\.element).reduce(0, +)
                return TravelModel.Detour(between: sides[first], and: other, minutes: min(cost, TravelTime.most))
            }
        }
    }
}

/// All that an alliance has set for its comparisons, as of one revision.
struct RegionRules: Sendable, Equatable {
    /// 0 where it has set nothing.
    var revision = 0
    var comparison = ComparisonRules.standard
    var ways = RegionWays()
}
