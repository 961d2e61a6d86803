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
            if held(number) < 0 { goOn(number, after: child.own.lowerBound, &calendar) }
        }
        while let asking = calendar.next() {
            round = calendar.round
            for one in asking { ask(Int(one.child), by: one.entry, &calendar) }
        }
        round = calendar.last
    }

    private mutating func ask(_ child: Int, by entry: Int32, _ calendar: inout AskingCalendar) {
        guard takes(entry) else { return goOn(child, after: entry, &calendar) }
        if let leaving = seat(child, by: entry) { goOn(leaving.child, after: leaving.entry, &calendar) }
    }

    /// Puts a child that is refused in this round down for the round in which it asks again, if it does.
    private func goOn(_ child: Int, after entry: Int32, _ calendar: inout AskingCalendar) {
        let end = entries.children[child].own.upperBound
        var next = entry + 1
        while next < end, !takes(next) { next += 1 }
        if next < end {
            calendar.add(.init(child: Int32(child), entry: next), after: Int(next - entry))
        } else {
            calendar.wait(Int(end - 1 - entry))
        }
    }
}

/// Who asks next in which round.
struct AskingCalendar {
    struct Asking {
        let child: Int32
        let entry: Int32
    }

    /// By round, again and again from the first: nobody is put down further ahead than it has wishes.
    private var rounds = [[Asking]](repeating: [], count: PlacementProblem.mostWishes + 2)
    private var open = 0
    /// The round that is running, from 1.
    private(set) var round: Int32 = 1
    /// The last round in which anybody asks.
    private(set) var last: Int32 = 1

    /// Puts somebody down for a later round.
    mutating func add(_ asking: Asking, after rounds: Int) {
        self.rounds[(Int(round) + rounds) % self.rounds.count].append(asking)
        open += 1
        wait(rounds)
    }

    /// Counts rounds of asking in vain.
    mutating func wait(_ rounds: Int) { last = max(last, round + Int32(rounds)) }

    /// Who asks in the next round in which anybody can be seated; nil where nobody does any more.
    mutating func next() -> [Asking]? {
        guard open > 0 else { return nil }
        repeat { round += 1 } while rounds[Int(round) % rounds.count].isEmpty
        let place = Int(round) % rounds.count
        let asking = rounds[place]
        rounds[place] = []
        open -= asking.count
        return asking
    }
}
