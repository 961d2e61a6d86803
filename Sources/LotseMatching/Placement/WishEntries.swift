/// The wishes of all children one behind the other, as numbers that the round reads fast.
///
/// An *entry* is one wish of one child. Its priority is one number: whether the place was promised, then the points,
/// then the lot. No two children have the same, so every programme ranks all children strictly. Which of the child's
/// entries it is stands last, where it decides nothing.
struct WishEntries: Sendable {
    /// What is read of a child at every step, in one place.
    struct Child {
        /// The entries of a child are `first..<` that of the next child, the best first.
        let first: Int32
        /// The entries by which a child asks on its own, in the order of its wishes.
        let own: Range<Int32>
        /// −1 where it has none.
        let contract: Int32
    }

    /// One more at the end, which has no entries.
    let children: [Child]
    let programme: [Int32]
    let priority: [UInt64]
    /// The entry at the programme that was promised; −1 where none was.
    let promised: [Int32]
    /// The joint wishes of all contracts one behind the other: an entry for each child, −1 for none.
    let joint: [Int32]
    /// Where the joint wishes of each contract begin.
    let firstJoint: [Int]

    private static let promise = UInt64(1) << 63
    /// There are fewer than 2²⁴ lots, and 2⁷ entries of a child, so that points begin at 2³².
    private static let lotShift: UInt64 = 7

    typealias Fault = PlacementProblem.Fault

    init(
        _ children: [PlacementProblem.Child],
        _ capacities: [Int],
        _ contracts: [SiblingContract],
        _ rules: PriorityRules,
        _ lottery: Lottery
    ) throws(Fault) {
        let contract = try Self.contractOfEach(children.count, contracts)
        let (points, known) = (PointTable(rules), rules.known)
        let most = children.reduce(0) { $0 + $1.wishes.count + ($1.promised == nil ? 0 : 1) }
        var programme = [Int32](repeating: 0, count: most)
        var priority = [UInt64](repeating: 0, count: most)
        var compact: [Child] = []
        compact.reserveCapacity(children.count + 1)
        var promised = [Int32](repeating: -1, count: children.count)
        var promisedCount = [Int](repeating: 0, count: capacities.count)
        // Which child named a programme last: tells what stands twice without sorting.
        var namedBy = [Int32](repeating: -1, count: capacities.count)
        var end = 0
        for (number, child) in children.enumerated() {
            guard child.wishes.count <= PlacementProblem.mostWishes else { throw .tooManyWishes(child: number) }
            let start = Int32(end)
            let lot = UInt64(children.count - 1 - Int(lottery.rank[number])) << Self.lotShift
            for wish in child.wishes {
                guard capacities.indices.contains(wish.programme) else { throw .unknownProgramme(child: number) }
                guard namedBy[wish.programme] != number else { throw .programmeTwice(child: number) }
                guard wish.met.isSubset(of: known) else { throw .unknownCriterion(child: number) }
                namedBy[wish.programme] = Int32(number)
                let isPromised = child.promised == wish.programme
                if isPromised { promised[number] = Int32(end) }
                programme[end] = Int32(wish.programme)
                let rank = (isPromised ? Self.promise : 0) | points.points(wish.met) << 32 | lot
                priority[end] = rank | UInt64(end - Int(start))
                end += 1
            }
            if let place = child.promised {
                guard capacities.indices.contains(place) else { throw .unknownProgramme(child: number) }
                promisedCount[place] += 1
                if promised[number] < 0 {
                    promised[number] = Int32(end)
                    (programme[end], priority[end]) = (Int32(place), Self.promise | lot | UInt64(end - Int(start)))
                    end += 1
                }
            }
            let asksAlone = contract[number] < 0 || contracts[Int(contract[number])].takesApart
            let kept = promised[number]
            let last = kept < 0 ? Int32(end) : kept + 1
            let own = asksAlone ? start..<last : kept < 0 ? start..<start : kept..<last
            compact.append(Child(first: start, own: own, contract: contract[number]))
        }
        compact.append(Child(first: Int32(end), own: Int32(end)..<Int32(end), contract: -1))
        for place in capacities.indices where promisedCount[place] > capacities[place] {
            throw .morePromisedThanPlaces(programme: place)
        }
        // A promised place that was wished needs no entry of its own.
        programme.removeLast(most - end)
        priority.removeLast(most - end)
        (self.children, self.promised) = (compact, promised)
        (self.programme, self.priority) = (programme, priority)
        (joint, firstJoint) = try Self.joint(contracts, compact, programme, promised)
    }

    var childCount: Int { children.count - 1 }

    /// All entries of a child.
    func entries(of child: Int) -> Range<Int32> { children[child].first..<children[child + 1].first }

    /// The place of the child's lot, from the last.
    func lot(_ priority: UInt64) -> Int { Int(priority & 0xFFFF_FFFF) >> Int(Self.lotShift) }

    /// Which of the child's entries it is.
    func wish(_ priority: UInt64) -> Int32 { Int32(truncatingIfNeeded: priority & (1 << Self.lotShift - 1)) }

    func points(_ priority: UInt64) -> Int { Int(priority >> 32 & 0x7FFF_FFFF) }

    func isPromised(_ priority: UInt64) -> Bool { priority & Self.promise != 0 }

    func lotteryNumber(_ priority: UInt64) -> Int { childCount - lot(priority) }

    private static func contractOfEach(_ count: Int, _ contracts: [SiblingContract]) throws(Fault) -> [Int32] {
        var contract = [Int32](repeating: -1, count: count)
        for (number, family) in contracts.enumerated() {
            let isInRange =
                (2...SiblingContract.mostChildren).contains(family.children.count)
                && family.wishes.count <= SiblingContract.mostWishes
            guard isInRange else { throw .contractOutOfRange(contract: number) }
            for child in family.children {
                guard contract.indices.contains(child) else { throw .unknownChild(contract: number) }
                guard contract[child] < 0 else { throw .childTwice(contract: number) }
                contract[child] = Int32(number)
            }
        }
        return contract
    }

    private static func joint(
        _ contracts: [SiblingContract],
        _ children: [Child],
        _ programme: [Int32],
        _ promised: [Int32]
    ) throws(Fault) -> (entries: [Int32], first: [Int]) {
        var (joint, firstJoint): ([Int32], [Int]) = ([], [])
        firstJoint.reserveCapacity(contracts.count)
        for (number, family) in contracts.enumerated() {
            firstJoint.append(joint.count)
            for wish in family.wishes {
                guard wish.count == family.children.count else { throw .impossibleWish(contract: number) }
                for (child, place) in zip(family.children, wish) {
                    guard let place else {
                        joint.append(promised[child])
                        continue
                    }
                    let entry = (children[child].first..<children[child + 1].first).first {
                        Int(programme[Int($0)]) == place
                    }
                    guard let entry else { throw .impossibleWish(contract: number) }
                    joint.append(entry)
                }
            }
        }
        return (joint, firstJoint)
    }
}
