/// Seats the families that want to be together among children who are already seated.
///
/// Families come one after the other. Each takes the first of its joint wishes that the programmes would grant; whoever
/// has to leave asks again from the top, and a family that loses one place gives up all and asks again. When nobody has
/// to ask any more, a place that fell free goes to the child or family that ranks highest there and would rather have it
/// (after Roth and Peranson 1999): given before, it would often be taken away again, and families would come and go for
/// it. What is left when nothing moves any more is stable; but joint wishes can chase each other in a circle for
/// ever, and sometimes nothing stable exists (Roth 1984). A family that has moved `mostMoves` times is therefore
/// dissolved: its children go on as if they had no contract.
struct SiblingRounds {
    private(set) var seating: Seating
    /// How each contract stands.
    private(set) var standing: [Standing]
    /// By family, the joint wish that it holds: only one before that is of use to it.
    ///
    /// 0 where it has yet to ask, so that no place that falls free is of use; `anything` where places apart are.
    private var level: [Int32]
    private let joint: JointWishes
    private var moves: [Int]
    /// Families that have to ask, the next one at the end.
    private var asking: [Int]
    /// Families that have lost a place: they ask before what they gave up goes to others.
    private var returning: [Int] = []
    /// Families that hold something new, and might exchange it for something better.
    private var moved: [Int] = []
    /// Children without a place who have not yet asked for one on their own since they lost it, or since they may.
    private var waiting: [Asking] = []
    private var isWaiting: [Bool]
    /// Programmes where a place fell free.
    private var vacated: [Int] = []
    private var singles: HopefulChildren
    private var siblings: AskerLists

    enum Standing: Equatable {
        case asking
        case together(wish: Int)
        case apart
        case dissolved
    }

    /// A child that asks by its own entries, from the first one on.
    private struct Asking {
        let child: Int32
        let first: Int32
    }

    /// Of the families of a large city that move at all nearly nine in ten do so once, one in sixty more than four times
    /// and one in 160 as often as this; those in circles go on for ever.
    private static let mostMoves = 40

    /// More than any number of a joint wish, and of one that there is not.
    private static let anything = Int32.max

    /// - Parameters:
    ///   - problem: the round.
    ///   - seating: of the children without a contract, stable among them.
    init(_ problem: PlacementProblem, _ seating: Seating) {
        self.seating = seating
        joint = problem.entries.joint
        let count = joint.families.count
        standing = [Standing](repeating: .asking, count: count)
        level = [Int32](repeating: 0, count: count)
        moves = [Int](repeating: 0, count: count)
        asking = (0..<count).reversed()
        isWaiting = [Bool](repeating: false, count: problem.children.count)
        singles = HopefulChildren(problem.entries, seating)
        siblings = AskerLists(problem.entries)
    }

    var dissolved: [Int] { standing.indices.filter { standing[$0] == .dissolved } }

    mutating func run() {
        while true {
            if let family = returning.popLast() {
                askTogether(family)
            } else if let asking = waiting.popLast() {
                if isWaiting[Int(asking.child)] { askAlone(asking) }
            } else if let programme = vacated.popLast() {
                fill(programme)
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
        let wishes = 0..<joint.families[family].count
        let held = joint.children(of: family).map { seating.held(Int($0)) }
        let present = wishes.first { joint.entries[joint.families[family][$0]].elementsEqual(held) }
        let better = wishes[..<(present ?? wishes.count)]
        if better.contains(where: { seating.grants($0, of: joint.families[family]) }) { return }
        stand(family, present.map { .together(wish: $0) } ?? .apart)
    }

    // MARK: Children alone

    /// Seats a child by the best of its own wishes that is granted, and whoever has to leave for it.
    private mutating func askAlone(_ asking: Asking) {
        let (number, first) = (Int(asking.child), asking.first)
        isWaiting[number] = false
        let child = seating.entries.children[number]
        var entry = first
        while entry < child.own.upperBound {
            let asked = seating.entries[entry]
            if seating.takes(child.priority(entry, ranked: asked.rank), at: Int(asked.programme)) { break }
            entry += 1
        }
        if child.contract < 0 { singles.add(number, Int(entry - first), seating.entries) }
        if entry < child.own.upperBound { seat(number, by: entry) }
    }

    private mutating func seat(_ child: Int, by entry: Int32) {
        let family = Int(seating.entries.children[child].contract)
        // Whom its child displaces there is no longer in the way of its siblings.
        if family >= 0, moved.last != family { moved.append(family) }
        let claim = seating.entries.claim(of: child, by: entry)
        if let leaving = seating.seat(claim, at: seating.programme(of: entry)) { lose(leaving) }
    }

    /// What follows when a child has lost its place.
    private mutating func lose(_ claim: Seating.Claim) {
        guard claim.hasContract else {
            // Worked out from the claim, not read of the child: so its entries are fetched while that is.
            return wait(Asking(child: Int32(claim.child), first: claim.entry - seating.entries.wish(claim.priority)))
        }
        let family = Int(seating.entries.children[claim.child].contract)
        guard case .together = standing[family] else { return wait(Int32(claim.child)) }
        giveUp(family)
        returning.append(family)
        stand(family, .asking)
    }

    private mutating func wait(_ child: Int32) {
        wait(Asking(child: child, first: seating.entries.children[Int(child)].own.lowerBound))
    }

    private mutating func wait(_ asking: Asking) {
        guard !isWaiting[Int(asking.child)] else { return }
        isWaiting[Int(asking.child)] = true
        waiting.append(asking)
    }

    // MARK: Families

    private mutating func stand(_ family: Int, _ new: Standing) {
        standing[family] = new
        level[family] =
            switch new {
            case .asking: 0
            case .together(let wish): Int32(wish)
            case .apart, .dissolved: Self.anything
            }
    }

    private mutating func askTogether(_ family: Int) {
        guard standing[family] == .asking else { return }
        if improve(family) { return }
        stand(family, .apart)
        for child in joint.children(of: family) {
            askAlone(Asking(child: child, first: seating.entries.children[Int(child)].own.lowerBound))
        }
    }

    /// Seats a family by the best joint wish that it likes better than what it has, and that is granted.
    ///
    /// - Returns: whether anything changed.
    private mutating func improve(_ family: Int) -> Bool {
        for wish in 0..<wishesOfUse(to: family) where seating.grants(wish, of: joint.families[family]) {
            take(wish, family)
            return true
        }
        return false
    }

    /// The same for a family one of whose children can be granted an entry only now.
    ///
    /// No joint wish without it, and so none before the first with it, can have become possible.
    private mutating func improve(_ family: Int, from first: Int, by entry: Int32) -> Bool {
        let end = wishesOfUse(to: family)
        var wish = first
        while wish < end {
            if seating.grants(wish, of: joint.families[family]) {
                take(wish, family)
                return true
            }
            wish = joint.first(with: entry, of: family, in: wish + 1..<end) ?? end
        }
        return false
    }

    /// How many of its joint wishes, the best first, are better than what a family has.
    private func wishesOfUse(to family: Int) -> Int {
        switch standing[family] {
        case .together(let wish): wish
        case .asking, .apart: joint.families[family].count
        case .dissolved: 0
        }
    }

    /// Seats a family by a joint wish that is granted, unless it has moved too often.
    private mutating func take(_ wish: Int, _ family: Int) {
        guard moves[family] < Self.mostMoves else { return dissolve(family) }
        moves[family] += 1
        giveUp(family)
        stand(family, .together(wish: wish))
        let entries = joint.entries[joint.families[family][wish]]
        for (child, entry) in zip(joint.children(of: family), entries) where entry >= 0 {
            seat(Int(child), by: entry)
        }
    }

    private mutating func giveUp(_ family: Int) {
        for child in joint.children(of: family) {
            isWaiting[Int(child)] = false
            if seating.held(Int(child)) >= 0 { vacated.append(seating.release(Int(child))) }
        }
    }

    private mutating func dissolve(_ family: Int) {
        giveUp(family)
        stand(family, .dissolved)
        for child in joint.children(of: family) { wait(child) }
    }

    // MARK: Places that fall free

    /// Gives a free place to the highest in rank who would rather have it.
    ///
    /// A family before that one may be granted what its child alone is not: families give up places in exchange.
    private mutating func fill(_ programme: Int) {
        let wasFull = seating.isFull(programme)
        let single = highestSingle(wanting: programme)
        let isGiven =
            giveToFamily(programme, before: single?.priority)
            || single.map { rise($0.child, to: $0.entry) } ?? false
        guard isGiven else { return }
        // Who ranks next gets nothing where the only free place is given.
        if wasFull || !seating.isFull(programme) { vacated.append(programme) }
    }

    /// The claim of the highest child without a contract who would rather be there, if it would be held.
    private mutating func highestSingle(wanting programme: Int) -> Seating.Claim? {
        while let priority = singles.highest(at: programme) {
            let claim = seating.claim(with: priority)
            let (child, held) = (claim.child, seating.held(claim.child))
            // Who has something better, or has yet to ask, hopes anew when it asks in vain.
            guard (held >= 0 && held <= claim.entry) || isWaiting[child] else {
                return seating.takes(priority, at: programme) ? claim : nil
            }
            singles.removeHighest(at: programme, child, Int(seating.entries.wish(priority)))
        }
        return nil
    }

    /// Lets families move to a free place, or a child of one alone, the highest in rank first, until one does.
    private mutating func giveToFamily(_ programme: Int, before priority: UInt64?) -> Bool {
        let last = seating.isFull(programme) ? seating.last(of: programme)?.priority ?? .max : nil
        for place in siblings.ranked(at: programme) {
            let asker = siblings[place]
            if let priority, asker.priority < priority { return false }
            let family = Int(asker.contract)
            guard asker.wish < level[family] else { continue }
            let child = Int(joint.children[joint.families[family].children.lowerBound + Int(asker.place)])
            let entry = seating.entries.children[child].first + seating.entries.wish(asker.priority)
            if improve(family, from: Int(asker.wish), by: entry) { return true }
            let isTaken = last.map { $0 < asker.priority } ?? true
            if isTaken, wants(child, entry), rise(child, to: entry) { return true }
        }
        return false
    }

    /// Whether a child of a family would on its own rather have a place than what it holds.
    private func wants(_ number: Int, _ entry: Int32) -> Bool {
        let child = seating.entries.children[number]
        let standing = standing[Int(child.contract)]
        guard standing == .apart || standing == .dissolved else { return false }
        let held = seating.held(number)
        return (held < 0 || entry < held) && !isWaiting[number] && child.own.contains(entry)
    }

    /// Moves a child to what is better for it; false where it cannot.
    private mutating func rise(_ child: Int, to entry: Int32) -> Bool {
        guard seating.takes(entry, of: child) else { return false }
        if seating.held(child) >= 0 { vacated.append(seating.release(child)) }
        seat(child, by: entry)
        return true
    }
}
