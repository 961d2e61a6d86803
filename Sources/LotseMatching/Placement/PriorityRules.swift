/// The criteria by which an alliance gives Kita and school places, as it has published them, each with its points.
///
/// A child's points at a programme are the sum over the criteria it meets there; among equals the lot decides.
public struct PriorityRules: Sendable, Hashable {
    public struct Criterion: Sendable, Hashable {
        /// The name it is known by, `sibling-there` for instance.
        public var key: String
        /// What it counts, from 0 to `PriorityRules.mostPoints`.
        public var points: Int

        public init(key: String, points: Int) {
            self.key = key
            self.points = points
        }
    }

    /// Which criteria a child meets at a programme: bit n stands for criterion n.
    public struct Met: OptionSet, Sendable, Hashable {
        public let rawValue: UInt64

        public init(rawValue: UInt64) {
            self.rawValue = rawValue
        }
    }

    /// Why a list is not a set of rules, or a key none of its criteria.
    public enum Fault: Error, Hashable {
        case tooManyCriteria
        case pointsOutOfRange(criterion: Int)
        case keyTwice(criterion: Int)
        case unknownKey(String)
    }

    public let criteria: [Criterion]

    public static let mostCriteria = 64
    public static let mostPoints = 1_000_000

    /// - Parameter criteria: in the order in which they are shown; at most `mostCriteria`.
    /// - Throws: `Fault`, naming the first criterion that cannot be.
    public init(_ criteria: [Criterion]) throws(Fault) {
        guard criteria.count <= Self.mostCriteria else { throw .tooManyCriteria }
        var keys: Set<String> = []
        for (number, criterion) in criteria.enumerated() {
            guard (0...Self.mostPoints).contains(criterion.points) else { throw .pointsOutOfRange(criterion: number) }
            guard keys.insert(criterion.key).inserted else { throw .keyTwice(criterion: number) }
        }
        self.criteria = criteria
    }

    /// The criteria behind some keys.
    ///
    /// - Parameter keys: in any order.
    /// - Returns: what a child meets that meets all of them.
    /// - Throws: `Fault.unknownKey` for a key that was not published.
    public func met(_ keys: [String]) throws(Fault) -> Met {
        var met: Met = []
        for key in keys {
            guard let number = criteria.firstIndex(where: { $0.key == key }) else { throw .unknownKey(key) }
            met.insert(Met(rawValue: 1 << UInt64(number)))
        }
        return met
    }

    /// The criteria that make up a child's points, which are the sum of theirs.
    public func criteria(in met: Met) -> [Criterion] {
        criteria.indices.filter { met.contains(Met(rawValue: 1 << UInt64($0))) }.map { criteria[$0] }
    }

    public func points(_ met: Met) -> Int {
        var (points, rest) = (0, met.rawValue)
        while rest != 0 {
            points += criteria[rest.trailingZeroBitCount].points
            rest &= rest - 1
        }
        return points
    }

    /// All criteria that there are.
    var known: Met { Met(rawValue: criteria.count == Self.mostCriteria ? .max : 1 << UInt64(criteria.count) - 1) }
}
