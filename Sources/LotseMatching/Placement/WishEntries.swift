/// The wishes of all children one behind the other, as numbers that the round reads fast.
///
/// An *entry* is one wish of one child. Its priority is one number: whether the place was promised, then the points,
/// then the lot. No two children have the same, so every programme ranks all children strictly. Which of the child's
/// entries it is stands last, where it decides nothing.
struct WishEntries: Sendable {
    /// One wish of a child: no more than its others do not share, since the round reads one here and one there.
    struct Entry {
        let programme: Int32
        /// The upper half of the priority: whether the place was promised, then the points.
        let rank: UInt32
    }

    /// What is read of a child at every step, in one place.
    struct Child {
        /// The entries of a child are `first..<` that of the next child, the best first.
        let first: Int32
        /// −1 where it has none.
        let contract: Int32
        /// The lower half of the priority by its first entry: the place of its lot from the last.
        private let lot: UInt32
        // A child has 101 entries at most.
        private let ownStart: UInt8
        private let ownEnd: UInt8

        /// - Parameters:
        ///   - all: its entries.
        ///   - promised: the one at the programme that was promised.
        ///   - contract: −1 where it has none.
        ///   - asksAlone: whether it takes more than what was promised where its family gets no joint wish.
        ///   - lotFromLast: the place of its lot, from the last.
        init(_ all: Range<Int32>, promised: Int32?, contract: Int32, asksAlone: Bool, lotFromLast: Int) {
            (first, self.contract) = (all.lowerBound, contract)
            lot = UInt32(lotFromLast) << lotShift
            let start = asksAlone ? all.lowerBound : promised ?? all.upperBound
            // What it ranked lower than what was promised does not count.
            let end = promised.map { $0 + 1 } ?? all.upperBound
            (ownStart, ownEnd) = (UInt8(start - all.lowerBound), UInt8(end - all.lowerBound))
        }

        /// The entries by which a child asks on its own, in the order of its wishes.
        var own: Range<Int32> { first + Int32(ownStart)..<first + Int32(ownEnd) }

        /// The priority by one of its entries, whose rank it is told.
        func priority(_ entry: Int32, ranked rank: UInt32) -> UInt64 {
            UInt64(rank) << 32 | UInt64(lot + UInt32(entry - first))
        }
    }

    /// By which of its entries a child asks for a place, and what speaks for it.
    struct Claim {
        let priority: UInt64
        let entry: Int32
        /// Turned round where the child has a contract, so that most need not be looked at to see that they have none.
        private let turned: Int32

        init(priority: UInt64, child: Int32, hasContract: Bool, entry: Int32) {
            (self.priority, self.entry) = (priority, entry)
            turned = hasContract ? ~child : child
        }

        var child: Int { Int(hasContract ? ~turned : turned) }

        var hasContract: Bool { turned < 0 }
    }

    /// One more at the end, which has no entries.
    let children: [Child]
    /// One more at the end, which is nobody's.
    private let entries: [Entry]
    /// How many children named each programme, or were promised a place there.
    let askerCounts: [Int32]
    /// What families wish together.
    let joint: JointWishes

    static let promise = UInt32(1) << 31
    /// There are fewer than 2²⁴ lots, and 2⁷ entries of a child, so that points begin at 2³².
    private static let lotShift: UInt32 = 7

    typealias Fault = PlacementProblem.Fault

    init(
        _ children: [PlacementProblem.Child],
        _ capacities: [Int],
        _ contracts: [SiblingContract],
        _ rules: PriorityRules,
        _ lottery: Lottery
    ) throws(Fault) {
        let (contract, ranks) = (try Self.contractOfEach(children.count, contracts), lottery.ranks())
        var reader = WishReader(rules, programmeCount: capacities.count)
        var compact: [Child] = []
        compact.reserveCapacity(children.count + 1)
        // A promised place that was wished needs no entry of its own.
        let most = children.indices.reduce(0) { most, number in
            most + children[number].wishes.count + (children[number].promised == nil ? 0 : 1)
        }
        var outcome: Result<Void, Fault> = .success(())
        entries = [Entry](unsafeUninitializedCapacity: most + 1) { entries, end in
            outcome = Result { () throws(Fault) in
                for number in children.indices {
                    let start = Int32(end)
                    let promised = try reader.read(children, number, into: entries, &end)
                    compact.append(
                        Child(
                            start..<Int32(end),
                            promised: promised,
                            contract: contract[number],
                            asksAlone: contract[number] < 0 || contracts[Int(contract[number])].takesApart,
                            lotFromLast: children.count - 1 - Int(ranks[number])
                        )
                    )
                }
                let none = Int32(end)..<Int32(end)
                compact.append(Child(none, promised: nil, contract: -1, asksAlone: true, lotFromLast: 0))
                entries.initializeElement(at: end, to: Entry(programme: -1, rank: 0))
                end += 1
            }
        }
        try outcome.get()
        try reader.check(capacities)
        (self.children, askerCounts) = (compact, reader.askerCounts)
        joint = try JointWishes(contracts, compact, entries, programmeCount: capacities.count)
    }

    var childCount: Int { children.count - 1 }

    subscript(entry: Int32) -> Entry { entries[Int(entry)] }

    /// All entries of a child.
    func entries(of child: Int) -> Range<Int32> { children[child].first..<children[child + 1].first }

    /// What a child asks with by one of its entries.
    func claim(of child: Int, by entry: Int32) -> Claim {
        let own = children[child]
        let priority = own.priority(entry, ranked: entries[Int(entry)].rank)
        return Claim(priority: priority, child: Int32(child), hasContract: own.contract >= 0, entry: entry)
    }

    /// The place of the child's lot, from the last.
    func lot(_ priority: UInt64) -> Int { Int(priority & 0xFFFF_FFFF) >> Int(Self.lotShift) }

    /// Which of the child's entries it is.
    func wish(_ priority: UInt64) -> Int32 { Int32(truncatingIfNeeded: priority & (1 << UInt64(Self.lotShift) - 1)) }

    func points(_ priority: UInt64) -> Int { Int(priority >> 32 & 0x7FFF_FFFF) }

    /// Whether an entry is the one at the programme that was promised.
    func isPromised(_ entry: Int32) -> Bool { self[entry].rank & Self.promise != 0 }

    func isPromised(_ priority: UInt64) -> Bool { priority >> 32 & UInt64(Self.promise) != 0 }

    func lotteryNumber(of child: Int) -> Int {
        lotteryNumber(children[child].priority(children[child].first, ranked: 0))
    }

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
}
