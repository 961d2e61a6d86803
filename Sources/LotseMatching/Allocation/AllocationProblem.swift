/// Everybody who waits, everything that there is, and what would fit whom.
///
/// A *bundle* is what one household would get together: a home, a vacancy for each adult who seeks, a place for each
/// child, a course. A household gets one of its bundles or none; what all get together stays within the capacities.
/// In the words of the field a set packing problem with multiplicities and one choice a household.
///
/// Households, resources and bundles are numbered from 0; the caller keeps what they are.
public struct AllocationProblem: Sendable {
    /// What one bundle takes.
    public struct Bundle: Sendable, Hashable {
        /// Whose bundle it is.
        public var household: Int
        /// What it is worth, in thousandths of a point; more is better.
        public var worth: Int
        /// The resources it takes; one that stands twice is taken twice (two children in one Kita).
        public var resources: [Int]

        public init(household: Int, worth: Int, resources: [Int]) {
            self.household = household
            self.worth = worth
            self.resources = resources
        }
    }

    /// Why numbers are not a problem that could be solved.
    public enum Fault: Error, Hashable {
        case capacityOutOfRange(resource: Int)
        case unknownResource(bundle: Int)
        case unknownHousehold(bundle: Int)
        case worthOutOfRange(bundle: Int)
        case tooManyResources(bundle: Int)
    }

    public let householdCount: Int
    /// How often each resource can be taken.
    public let capacities: [Int32]

    /// Bundles in the order of their households; `bundles(of:)` are the numbers of one household's.
    let firstBundle: [Int32]
    private(set) var worth: [Int32]
    /// The caller's number of each bundle.
    let origin: [Int32]
    /// The uses of bundle b are `firstUse[b]..<firstUse[b + 1]`: each resource once, with its amount.
    let firstUse: [Int32]
    let resource: [Int32]
    let amount: [Int32]

    /// - Parameters:
    ///   - householdCount: how many wait.
    ///   - capacities: of each resource, 0 or more.
    ///   - bundles: in any order. One that is worth nothing, or takes more of something than there is, is never given.
    /// - Throws: `Fault`, naming the first number that cannot be.
    public init(householdCount: Int, capacities: [Int], bundles: [Bundle]) throws(Fault) {
        for (resource, capacity) in capacities.enumerated() where capacity < 0 || capacity > Self.most {
            throw .capacityOutOfRange(resource: resource)
        }
        self.householdCount = householdCount
        self.capacities = capacities.map(Int32.init)
        var byHousehold = [[Int32]](repeating: [], count: householdCount)
        for (number, bundle) in bundles.enumerated() {
            guard (0..<householdCount).contains(bundle.household) else { throw .unknownHousehold(bundle: number) }
            guard (0...Self.most).contains(bundle.worth) else { throw .worthOutOfRange(bundle: number) }
            guard bundle.resources.allSatisfy(capacities.indices.contains) else {
                throw .unknownResource(bundle: number)
            }
            guard bundle.resources.count <= Self.mostResources else { throw .tooManyResources(bundle: number) }
            if bundle.worth > 0 { byHousehold[bundle.household].append(Int32(number)) }
        }
        var (firstBundle, firstUse): ([Int32], [Int32]) = ([0], [0])
        var (worth, origin, resource, amount): ([Int32], [Int32], [Int32], [Int32]) = ([], [], [], [])
        for numbers in byHousehold {
            // The best first: searches that stop early have seen what matters.
            let order = numbers.sorted { (bundles[Int($0)].worth, -$0) > (bundles[Int($1)].worth, -$1) }
            for number in order {
                let uses = Self.counted(bundles[Int(number)].resources)
                guard uses.allSatisfy({ $0.amount <= capacities[$0.resource] }) else { continue }
                worth.append(Int32(bundles[Int(number)].worth))
                origin.append(number)
                resource += uses.map { Int32($0.resource) }
                amount += uses.map { Int32($0.amount) }
                firstUse.append(Int32(resource.count))
            }
            firstBundle.append(Int32(worth.count))
        }
        (self.firstBundle, self.firstUse) = (firstBundle, firstUse)
        (self.worth, self.origin, self.resource, self.amount) = (worth, origin, resource, amount)
    }

    /// No worth and no capacity may be more than this: sums over millions stay exact, also with a premium.
    public static let most = 10_000_000
    /// No bundle may take more than this; a large family takes about twenty.
    public static let mostResources = 100

    var bundleCount: Int { worth.count }

    func bundles(of household: Int) -> Range<Int> {
        Int(firstBundle[household])..<Int(firstBundle[household + 1])
    }

    func uses(of bundle: Int) -> Range<Int> {
        Int(firstUse[bundle])..<Int(firstUse[bundle + 1])
    }

    /// What serving a household is worth beyond its bundle, where it is urgent; part of the worth of its bundles.
    private(set) var premiums: [Int: Int] = [:]

    /// The same with the bundles of some households worth more.
    func raising(_ households: Set<Int>, by premium: Int) -> AllocationProblem {
        var raised = self
        for household in households {
            raised.premiums[household] = premium
            for bundle in bundles(of: household) { raised.worth[bundle] += Int32(premium) }
        }
        return raised
    }

    private static func counted(_ resources: [Int]) -> [(resource: Int, amount: Int)] {
        var counted: [(resource: Int, amount: Int)] = []
        for resource in resources.sorted() {
            if counted.last?.resource == resource {
                counted[counted.count - 1].amount += 1
            } else {
                counted.append((resource, 1))
            }
        }
        return counted
    }
}
