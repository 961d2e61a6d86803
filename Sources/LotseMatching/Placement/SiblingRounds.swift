/// Seats the families that want to be together among children who are already seated.
///
/// Families come one after the other. Each takes the first of its joint wishes that the programmes would grant; whoever
/// has to leave asks again from the top, and a family that loses one place gives up all and asks again. A place that
/// falls free goes to the child or family that ranks highest there and would rather have it (after Roth and Peranson
/// 1999). What is left when nothing moves any more is stable; but joint wishes can chase each other in a circle for
/// ever, and sometimes nothing stable exists (Roth 1984). A family that has moved `mostMoves` times is therefore
/// dissolved: its children go on as if they had no contract.
struct SiblingRounds {
    private(set) var seating: Seating
    /// How each contract stands.
    private(set) var standing: [Standing]
    private let contracts: [SiblingContract]
    private var moves: [Int]
    /// Families that have to ask, the next one at the end.
    private var asking: [Int]
    /// Families that have lost a place: they ask before what they gave up goes to others.
    private var returning: [Int] = []
    /// Families that hold something new, and might exchange it for something better.
    private var moved: [Int] = []
    /// Children without a place who have not yet asked for one on their own since they lost it, or since they may.
    private var waiting: [Int] = []
    private var isWaiting: [Bool]
    /// Programmes where a place fell free.
    private var vacated: [Int] = []
    private let askers: AskerLists

    enum Standing: Equatable {
        case asking
        case together(wish: Int)
        case apart
        case dissolved
    }

    /// Of the families of a large city that settle, nearly nine in ten move once, and one in fifty more often than this;
    /// those in circles repeat the same few moves for ever.
    nonisolated(unsafe) static var fills = 0, asks = 0, imps = 0, hist: [Int: Int] = [:]
    nonisolated(unsafe) static var mostMoves = 40

    /// - Parameters:
    ///   - problem: the round.
    ///   - seating: of the children without a contract, stable among them.
    init(_ problem: PlacementProblem, _ seating: Seating) {
        self.seating = seating
        contracts = problem.contracts
        standing = [Standing](repeating: .asking, count: contracts.count)
        moves = [Int](repeating: 0, count: contracts.count)
        asking = contracts.indices.reversed()
        isWaiting = [Bool](repeating: false, count: problem.children.count)
        askers = AskerLists(problem.entries, programmeCount: problem.capacities.count)
    }

    var dissolved: [Int] { contracts.indices.filter { standing[$0] == .dissolved } }

    mutating func run() {
        while true {
            if let family = returning.popLast() {
                askTogether(family)
            } else if let programme = vacated.popLast() {
                fill(programme)
            } else if let child = waiting.popLast() {
                if isWaiting[child] { askAlone(child) }
            } else if let family = moved.popLast() {
                _ = improve(family)
            } else if let family = asking.popLast() {
                seating.round += 1
                askTogether(family)
            } else {
                for family in dissolved { look(again: family) }
                return
            }
        }
    }

    /// A dissolved family that nevertheless has the best it could be granted stands like any other.
    private mutating func look(again family: Int) {
        let held = contracts[family].children.map { seating.held[$0] }
        let wishes = contracts[family].wishes.indices
        let present = wishes.first { seating.entries.joint[joint($0, of: family)].elementsEqual(held) }
        if wishes[..<(present ?? wishes.count)].contains(where: { isGranted(joint($0, of: family)) }) { return }
        standing[family] = present.map { .together(wish: $0) } ?? .apart
    }

    // MARK: Children alone

    /// Seats a child by the best of its own wishes that is granted, and whoever has to leave for it.
    private mutating func askAlone(_ child: Int) {
        isWaiting[child] = false
        guard let entry = seating.entries.own[child].first(where: { seating.takes($0) }) else { return }
        seat(child, by: entry)
    }

    private mutating func seat(_ child: Int, by entry: Int32) {
        let family = Int(seating.entries.contract[child])
        // Whom its child displaces there is no longer in the way of its siblings.
        if family >= 0, moved.last != family { moved.append(family) }
        if let leaving = seating.seat(child, by: entry) { lose(leaving) }
    }

    /// What follows when a child has lost its place.
    private mutating func lose(_ child: Int) {
        let family = Int(seating.entries.contract[child])
        if family >= 0, case .together = standing[family] {
            giveUp(family)
            returning.append(family)
            standing[family] = .asking
        } else {
            wait(child)
        }
    }

    private mutating func wait(_ child: Int) {
        guard !isWaiting[child] else { return }
        isWaiting[child] = true
        waiting.append(child)
    }

    // MARK: Families

    private mutating func askTogether(_ family: Int) {
        guard standing[family] == .asking else { return }
        if improve(family) { return }
        standing[family] = .apart
        for child in contracts[family].children { askAlone(child) }
    }

    /// Seats a family by the best joint wish that it likes better than what it has, and that is granted.
    ///
    /// - Parameters:
    ///   - family: whose.
    ///   - entry: one that can be granted only now; no joint wish without it can have become possible.
    /// - Returns: whether anything changed.
    private mutating func improve(_ family: Int, by entry: Int32? = nil) -> Bool {
        let better =
            switch standing[family] {
            case .together(let wish): wish
            case .asking, .apart: contracts[family].wishes.count
            case .dissolved: 0
            }
        let granted = (0..<better).first { wish in
            let places = joint(wish, of: family)
            return (entry.map { seating.entries.joint[places].contains($0) } ?? true) && isGranted(places)
        }
        guard let wish = granted else { return false }
        guard moves[family] < Self.mostMoves else {
            dissolve(family)
            return true
        }
        moves[family] += 1
        giveUp(family)
        standing[family] = .together(wish: wish)
        for place in joint(wish, of: family) where seating.entries.joint[place] >= 0 {
            let entry = seating.entries.joint[place]
            seat(asker(entry), by: entry)
        }
        return true
    }

    /// Where a joint wish stands among all.
    private func joint(_ wish: Int, of family: Int) -> Range<Int> {
        let count = contracts[family].children.count
        let start = seating.entries.firstJoint[family] + wish * count
        return start..<start + count
    }

    /// Whether each programme would hold all whom a family sends, its own present places given up.
    private func isGranted(_ wish: Range<Int>) -> Bool {
        for place in wish {
            let entry = seating.entries.joint[place]
            guard entry >= 0 else { continue }
            let isTaken = seating.takes(entry)
            let isShared = isShared(entry, in: wish)
            guard isTaken || isShared else { return false }
            guard !isShared || isGranted(seating.programme(of: entry), wish) else { return false }
        }
        return true
    }

    /// Whether a sibling is sent to the same programme, or one of the family is there already.
    private func isShared(_ entry: Int32, in wish: Range<Int>) -> Bool {
        let programme = seating.programme(of: entry)
        for place in wish {
            let other = seating.entries.joint[place]
            if other >= 0, other != entry, seating.programme(of: other) == programme { return true }
        }
        let family = Int(seating.entries.contract[asker(entry)])
        for child in contracts[family].children {
            let held = seating.held[child]
            if held >= 0, seating.programme(of: held) == programme { return true }
        }
        return false
    }

    private func isGranted(_ programme: Int, _ wish: Range<Int>) -> Bool {
        let sent = seating.entries.joint[wish].filter { $0 >= 0 && seating.programme(of: $0) == programme }
        let least = sent.map { seating.entries.priority[Int($0)] }.min() ?? 0
        let family = seating.entries.contract[asker(sent[0])]
        var (others, behind) = (0, 0)
        for priority in seating.holders(of: programme)
        where seating.entries.contract[seating.child(of: priority)] != family {
            others += 1
            if priority < least { behind += 1 }
        }
        return behind >= others + sent.count - seating.capacity(of: programme)
    }

    private mutating func giveUp(_ family: Int) {
        for child in contracts[family].children {
            isWaiting[child] = false
            if seating.held[child] >= 0 { vacated.append(seating.release(child)) }
        }
    }

    private mutating func dissolve(_ family: Int) {
        giveUp(family)
        standing[family] = .dissolved
        for child in contracts[family].children { wait(child) }
    }

    // MARK: Places that fall free

    /// Gives a free place to the highest in rank who would rather have it.
    private mutating func fill(_ programme: Int) {
        let wasFull = seating.isFull(programme)
        for entry in hopeful(at: programme) where rise(to: entry) {
            // Who ranks next gets nothing where the only free place is given.
            if wasFull || !seating.isFull(programme) { vacated.append(programme) }
            return
        }
    }

    /// Who might gain by a place, the highest in rank first: the highest child alone, and all families before it.
    private func hopeful(at programme: Int) -> [Int32] {
        let last = seating.isFull(programme) ? seating.last(of: programme) ?? .max : 0
        var best: (priority: UInt64, entry: Int32)?
        var families: [(priority: UInt64, entry: Int32)] = []
        for asker in askers.first[programme]..<askers.first[programme + 1] {
            let priority = askers.priority[asker]
            guard priority > best?.priority ?? 0 else { continue }
            let entry = askers.entry[asker]
            let child = seating.child(of: priority)
            let family = Int(seating.entries.contract[child])
            if family >= 0, mayImprove(family) {
                // It may be granted what its child alone is not: families give up places in exchange.
                families.append((priority, entry))
            } else if priority > last, isWanted(entry, by: child) {
                best = (priority, entry)
            }
        }
        let before = families.filter { $0.priority > best?.priority ?? 0 }.sorted { $0.priority > $1.priority }
        return before.map(\.entry) + (best.map { [$0.entry] } ?? [])
    }

    private func mayImprove(_ family: Int) -> Bool {
        switch standing[family] {
        case .asking, .dissolved: false
        case .apart: true
        case .together(let wish): wish > 0
        }
    }

    /// Whether a child on its own would rather have it than what it holds.
    private func isWanted(_ entry: Int32, by child: Int) -> Bool {
        let family = Int(seating.entries.contract[child])
        if family >= 0 {
            switch standing[family] {
            case .asking, .together: return false
            case .apart, .dissolved: break
            }
        }
        let held = seating.held[child]
        return (held < 0 || entry < held) && !isWaiting[child] && seating.entries.own[child].contains(entry)
    }

    /// Moves a child, or its family, to what is better for them; false where they would not, or cannot.
    private mutating func rise(to entry: Int32) -> Bool {
        let child = asker(entry)
        let family = Int(seating.entries.contract[child])
        if family >= 0, mayImprove(family), improve(family, by: entry) { return true }
        guard isWanted(entry, by: child), seating.takes(entry) else { return false }
        if seating.held[child] >= 0 { vacated.append(seating.release(child)) }
        seat(child, by: entry)
        return true
    }

    /// Whose entry it is.
    private func asker(_ entry: Int32) -> Int { seating.child(of: seating.entries.priority[Int(entry)]) }
}
