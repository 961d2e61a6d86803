extension Seating {
    /// Seats the children without a contract, round by round of asking.
    ///
    /// In a round every child that was refused in the one before asks at the next of its wishes. What a programme asks
    /// for only rises, so that who would be refused there now will be; a child is therefore put down for the round in
    /// which it comes to the first wish that could still be had, and the refusals in between are counted as rounds. In
    /// which order children ask within a round makes no difference to whom the programmes hold at its end.
    mutating func seatChildrenAlone() {
        var calendar = AskingCalendar()
        holdFirstClaims()
        for (number, child) in entries.children.enumerated() where child.contract < 0 && !child.own.isEmpty {
            if seatFirst(number, child) { continue }
            goOn(refused(number, by: child.own.lowerBound), &calendar)
        }
        while let asking = calendar.next() {
            round = calendar.round
            for start in stride(from: 0, to: asking.count, by: Self.atOnce) {
                ask(asking[start..<min(start + Self.atOnce, asking.count)], &calendar)
            }
        }
        round = calendar.last
    }

    /// How many ask at once: what is read for them stays at hand until it is needed.
    private static let atOnce = 64

    /// Lets some children ask.
    ///
    /// What each step needs is read for all of them before any takes it, so that they wait for memory together and not
    /// one after the other.
    private mutating func ask(_ asking: ArraySlice<AskingCalendar.Asking>, _ calendar: inout AskingCalendar) {
        touch(asking)
        var leaving: [Claim] = []
        leaving.reserveCapacity(asking.count)
        for one in asking {
            let isTaken = takes(one.claim.priority, at: one.programme)
            if let claim = isTaken ? seat(one.claim, at: one.programme) : one.claim { leaving.append(claim) }
        }
        for one in leaving.map({ refused($0.child, by: $0.entry) }) { goOn(one, &calendar) }
    }

    /// A child that is refused in this round, and what it needs to go on.
    private struct Refused {
        let number: Int32
        let child: WishEntries.Child
        let entry: Int32
        let next: WishEntries.Entry
    }

    private func refused(_ child: Int, by entry: Int32) -> Refused {
        Refused(number: Int32(child), child: entries.children[child], entry: entry, next: entries[entry + 1])
    }

    /// Puts a child that is refused in this round down for the round in which it asks again, if it does.
    private func goOn(_ refused: Refused, _ calendar: inout AskingCalendar) {
        let end = refused.child.own.upperBound
        var (entry, asked) = (refused.entry + 1, refused.next)
        while entry < end {
            let priority = refused.child.priority(entry, ranked: asked.rank)
            if takes(priority, at: Int(asked.programme)) {
                let claim = Claim(priority: priority, child: refused.number, hasContract: false, entry: entry)
                let asking = AskingCalendar.Asking(claim: claim, programme: Int(asked.programme))
                return calendar.add(asking, after: Int(entry - refused.entry))
            }
            entry += 1
            asked = entries[entry]
        }
        calendar.wait(Int(end - 1 - refused.entry))
    }
}

/// Who asks next in which round.
struct AskingCalendar {
    struct Asking {
        let claim: Seating.Claim
        let programme: Int
    }

    /// More than the wishes of any child: nobody is put down further ahead.
    private static let ahead = 128

    /// By round, again and again from the first.
    private var rounds = [[Asking]](repeating: [], count: ahead)
    private var open = 0
    /// The round that is running, from 1.
    private(set) var round: Int32 = 1
    /// The last round in which anybody asks.
    private(set) var last: Int32 = 1

    /// Puts somebody down for a later round.
    mutating func add(_ asking: Asking, after rounds: Int) {
        self.rounds[(Int(round) + rounds) % Self.ahead].append(asking)
        open += 1
        wait(rounds)
    }

    /// Counts rounds of asking in vain.
    mutating func wait(_ rounds: Int) { last = max(last, round + Int32(rounds)) }

    /// Who asks in the next round in which anybody can be seated; nil where nobody does any more.
    mutating func next() -> [Asking]? {
        guard open > 0 else { return nil }
        repeat { round += 1 } while rounds[Int(round) % Self.ahead].isEmpty
        let place = Int(round) % Self.ahead
        let asking = rounds[place]
        rounds[place] = []
        open -= asking.count
        return asking
    }
}
