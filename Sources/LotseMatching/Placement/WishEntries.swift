/// The wishes of all children one behind the other, as numbers that the round reads fast.
///
/// An *entry* is one wish of one child. Its priority is one number: whether the place was promised, then the points,
/// then the lot. No two children have the same, so every programme ranks all children strictly.
struct WishEntries: Sendable {
    /// The entries of child c are `first[c]..<first[c + 1]`, the best first.
    let first: [Int32]
    /// The entries by which a child asks on its own, in the order of its wishes.
    let own: [Range<Int32>]
    let programme: [Int32]
    let priority: [UInt64]
    /// The entry at the programme that was promised; −1 where none was.
    let promised: [Int32]
    /// The contract of each child; −1 where it has none.
    let contract: [Int32]
    /// The joint wishes of all contracts one behind the other: an entry for each child, −1 for none.
    let joint: [Int32]
    /// Where the joint wishes of each contract begin.
    let firstJoint: [Int]

    private static let promise = UInt64(1) << 63

    typealias Fault = PlacementProblem.Fault

    init(
        _ children: [PlacementProblem.Child],
        _ capacities: [Int],
        _ contracts: [SiblingContract],
        _ rules: PriorityRules,
        _ lottery: Lottery
    ) throws(Fault) {
        contract = try Self.contractOfEach(children.count, contracts)
        var (first, own, promised): ([Int32], [Range<Int32>], [Int32]) = ([0], [], [])
        var (programme, priority): ([Int32], [UInt64]) = ([], [])
        let expected = children.reduce(0) { $0 + $1.wishes.count + 1 }
        programme.reserveCapacity(expected)
        priority.reserveCapacity(expected)
        first.reserveCapacity(children.count + 1)
        own.reserveCapacity(children.count)
        promised.reserveCapacity(children.count)
        var promisedCount = [Int](repeating: 0, count: capacities.count)
        // Which child named a programme last: tells what stands twice without sorting.
        var namedBy = [Int32](repeating: -1, count: capacities.count)
        for (number, child) in children.enumerated() {
            guard child.wishes.count <= PlacementProblem.mostWishes else { throw .tooManyWishes(child: number) }
            let start = Int32(programme.count)
            var promise: Int32 = -1
            let lot = UInt64(children.count - 1 - Int(lottery.rank[number]))
            for wish in child.wishes {
                guard capacities.indices.contains(wish.programme) else { throw .unknownProgramme(child: number) }
                guard namedBy[wish.programme] != number else { throw .programmeTwice(child: number) }
                guard rules.isKnown(wish.met) else { throw .unknownCriterion(child: number) }
                namedBy[wish.programme] = Int32(number)
                let isPromised = child.promised == wish.programme
                if isPromised { promise = Int32(programme.count) }
                let points = UInt64(rules.points(wish.met))
                programme.append(Int32(wish.programme))
                priority.append((isPromised ? Self.promise : 0) | points << 32 | lot)
            }
            if let place = child.promised {
                guard capacities.indices.contains(place) else { throw .unknownProgramme(child: number) }
                promisedCount[place] += 1
                if promise < 0 {
                    promise = Int32(programme.count)
                    programme.append(Int32(place))
                    priority.append(Self.promise | lot)
                }
            }
            let asksAlone = contract[number] < 0 || contracts[Int(contract[number])].takesApart
            let last = promise < 0 ? Int32(programme.count) : promise + 1
            own.append(asksAlone ? start..<last : promise < 0 ? start..<start : promise..<last)
            promised.append(promise)
            first.append(Int32(programme.count))
        }
        for place in capacities.indices where promisedCount[place] > capacities[place] {
            throw .morePromisedThanPlaces(programme: place)
        }
        (self.first, self.own, self.promised) = (first, own, promised)
        (self.programme, self.priority) = (programme, priority)
        (joint, firstJoint) = try Self.joint(contracts, first, programme, promised)
    }

    var childCount: Int { own.count }

    func points(_ priority: UInt64) -> Int { Int(priority >> 32 & 0x7FFF_FFFF) }

    func isPromised(_ priority: UInt64) -> Bool { priority & Self.promise != 0 }

    func lotteryNumber(_ priority: UInt64) -> Int { childCount - Int(priority & 0xFFFF_FFFF) }

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
        _ first: [Int32],
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
                    let entry = (first[child]..<first[child + 1]).first { Int(programme[Int($0)]) == place }
                    guard let entry else { throw .impossibleWish(contract: number) }
                    joint.append(entry)
                }
            }
        }
        return (joint, firstJoint)
    }
}
