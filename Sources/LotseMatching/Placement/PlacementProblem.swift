/// A round of Kita or school places: the children with their wishes, the programmes with their places, and the rules.
///
/// A *programme* is what a place is given in: a group of a house from a date on. Children, programmes and sibling
/// contracts are numbered from 0; the caller keeps what they are.
public struct PlacementProblem: Sendable {
    /// A programme that a child would take, with what speaks for the child there.
    public struct Wish: Sendable, Hashable {
        public var programme: Int
        /// The criteria that the child meets at this programme.
        public var met: PriorityRules.Met

        public init(programme: Int, met: PriorityRules.Met = []) {
            self.programme = programme
            self.met = met
        }
    }

    public struct Child: Sendable, Hashable {
        /// What its lot is drawn from: a number that stays with the child and that nobody can choose.
        public var key: UInt64
        /// The best first, no programme twice; what is not named is not wanted.
        public var wishes: [Wish]
        /// The programme at which it has been promised a place.
        ///
        /// It goes before all others there, and keeps the place unless it gets one that it ranked higher; what it ranked
        /// lower does not count. A promised programme that is not among its wishes stands below them.
        public var promised: Int?

        public init(key: UInt64, wishes: [Wish], promised: Int? = nil) {
            self.key = key
            self.wishes = wishes
            self.promised = promised
        }
    }

    /// Why numbers are not a round that could be run.
    public enum Fault: Error, Hashable {
        case tooManyChildren
        case capacityOutOfRange(programme: Int)
        case tooManyWishes(child: Int)
        case unknownProgramme(child: Int)
        case programmeTwice(child: Int)
        case unknownCriterion(child: Int)
        /// Another child has the same key.
        case keyTwice(child: Int)
        case morePromisedThanPlaces(programme: Int)
        case contractOutOfRange(contract: Int)
        case unknownChild(contract: Int)
        /// A child that stands in two contracts, or twice in one.
        case childTwice(contract: Int)
        /// A joint wish that does not name one programme or none for each child, or one that the child has not wished.
        case impossibleWish(contract: Int)
    }

    public static let mostChildren = 10_000_000
    public static let mostWishes = 100
    /// No programme has more places than this.
    public static let mostPlaces = 10_000_000

    public let children: [Child]
    public let capacities: [Int]
    public let contracts: [SiblingContract]
    public let rules: PriorityRules
    public let seed: UInt64

    let entries: WishEntries
    let lottery: Lottery

    /// - Parameters:
    ///   - children: who wants a place.
    ///   - capacities: how many places each programme has, those promised included.
    ///   - contracts: families whose children want to be together; a child stands in one at most.
    ///   - rules: the published criteria.
    ///   - seed: of the lottery; draw it in public, after the last day for wishes.
    /// - Throws: `Fault`, naming the first number that cannot be.
    public init(
        children: [Child],
        capacities: [Int],
        contracts: [SiblingContract] = [],
        rules: PriorityRules,
        seed: UInt64
    ) throws(Fault) {
        guard children.count <= Self.mostChildren else { throw .tooManyChildren }
        for (programme, capacity) in capacities.enumerated() where !(0...Self.mostPlaces).contains(capacity) {
            throw .capacityOutOfRange(programme: programme)
        }
        lottery = Lottery(keys: children.indices.map { children[$0].key }, seed: seed)
        if let child = lottery.repeated { throw .keyTwice(child: child) }
        entries = try WishEntries(children, capacities, contracts, rules, lottery)
        (self.children, self.capacities, self.contracts) = (children, capacities, contracts)
        (self.rules, self.seed) = (rules, seed)
    }

    /// The place of a child's lot among all lots, from 1; the lowest goes first among children with equal points.
    public func lotteryNumber(of child: Int) -> Int { entries.lotteryNumber(of: child) }
}
