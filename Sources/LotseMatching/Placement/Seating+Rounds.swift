extension Seating {
    /// Seats the children without a contract, round by round of asking.
    ///
    /// In a round every child that was refused in the one before asks at the next of its wishes. What a programme asks
    /// for only rises, so that who would be refused there now will be; a child is therefore put down for the round in
    /// which it comes to the first wish that could still be had, and the refusals in between are counted as rounds. In
    /// which order children ask within a round makes no difference to whom the programmes hold at its end.
    mutating func seatChildrenAlone() {
        var calendar = AskingCalendar()
        seatFirstAskers()
        for (number, child) in entries.children.enumerated() where child.contract < 0 && !child.own.isEmpty {
            if held(number) < 0 { goOn(refused(number, child.own.lowerBound), &calendar) }
        }
        while let asking = calendar.next() {
            round = calendar.round
            for start in stride(from: 0, to: asking.count, by: Self.atOnce) {
                ask(asking[start..<min(start + Self.atOnce, asking.count)], &calendar)
            }
        }
        round = calendar.last
    }

    private mutating func ask(_ asking: ArraySlice<AskingCalendar.Asking>, _ calendar: inout AskingCalendar) {
        touch(asking)
        var leaving: [Claim] = []
        leaving.reserveCapacity(Self.atOnce)
        for one in asking {
            guard takes(one.claim.priority, at: one.programme) else {
                leaving.append(one.claim)
                continue
            }
            if let claim = seat(one.claim, at: one.programme) { leaving.append(claim) }
        }
        for one in leaving.map({ refused($0.child, $0.entry) }) { goOn(one, &calendar) }
    }

    private func refused(_ child: Int, _ entry: Int32) -> Refused {
        Refused(child: Int32(child), own: entries.children[child], entry: entry, next: entries[entry + 1])
    }

    private struct Refused {
        let child: Int32
        let own: WishEntries.Child
        let entry: Int32
        let next: WishEntries.Entry
    }

    private static var atOnce: Int { 64 }

    /// Puts a child that is refused in this round down for the round in which it asks again, if it does.
    private func goOn(_ refused: Refused, _ calendar: inout AskingCalendar) {
        let end = refused.own.own.upperBound
        var (entry, asked) = (refused.entry + 1, refused.next)
        while entry < end {
            let priority = refused.own.priority(entry, ranked: asked.rank)
            if takes(priority, at: Int(asked.programme)) {
                let claim = Claim(priority: priority, child: refused.child, hasContract: false, entry: entry)
                return calendar.add(.init(claim: claim, programme: Int(asked.programme)), after: Int(entry - refused.entry))
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

    /// By round, again and again from the first: nobody is put down further ahead than it has wishes, 101 at most.
    private var rounds = [[Asking]](repeating: [], count: 128)
    private var open = 0
    /// The round that is running, from 1.
    private(set) var round: Int32 = 1
    /// The last round in which anybody asks.
    private(set) var last: Int32 = 1

    /// Puts somebody down for a later round.
    mutating func add(_ asking: Asking, after rounds: Int) {
        self.rounds[(Int(round) + rounds) % 128].append(asking)
        open += 1
        wait(rounds)
    }

    /// Counts rounds of asking in vain.
    mutating func wait(_ rounds: Int) { last = max(last, round + Int32(rounds)) }

    /// Who asks in the next round in which anybody can be seated; nil where nobody does any more.
    mutating func next() -> [Asking]? {
        guard open > 0 else { return nil }
        repeat { round += 1 } while rounds[Int(round) % 128].isEmpty
        let place = Int(round) % 128
        let asking = rounds[place]
        rounds[place] = []
        open -= asking.count
        return asking
    }
}
