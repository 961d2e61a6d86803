package import LotseCore
package import LotseData

/// Lets go what has had its time: notes of special categories, requests set aside, closed files.
package struct RetentionSweep: Sendable {
    /// In one run; the next one goes on.
    private static let limit = 200

    let store: any Store
    let recognition: any RecognitionSource

    package init(store: any Store, recognition: any RecognitionSource) {
        self.store = store
        self.recognition = recognition
    }

    package struct Tally: Sendable, Equatable {
        package var sensitiveNotes = 0
        package var requests = 0
        package var forgotten = 0
        package var removed = 0
    }

    /// Does what is due at a moment, each file in a transaction of its own.
    ///
    /// May be run at any time, as often as one likes, and on several servers at once.
    ///
    /// - Parameter moment: now.
    /// - Returns: how much went.
    /// - Throws: the store's errors, and those of the recognition source.
    @discardableResult
    package func run(at moment: Timestamp) async throws -> Tally {
        let today = Berlin.day(at: moment)
        var tally = Tally()
        (tally.sensitiveNotes, tally.requests) = try await store.write(as: .system) { transaction in
            let limit = Berlin.start(of: today.adding(months: -RetentionRule.monthsForRequests))
            let notes = try RetentionStore.removeSensitiveNotes(endedBefore: today, in: transaction)
            let requests = try RetentionStore.removeRequests(setAsideBefore: limit, in: transaction)
            if notes + requests > 0 {
                let counts: JournalFields = ["sensitive_notes": notes, "requests": requests]
                transaction.journal(JournalEntry("sweep", "case_file", "", after: counts.json))
            }
            return (notes, requests)
        }
        let ended = today.adding(months: -12 * RetentionRule.yearsKept)
        let candidates = try await store.read { try RetentionStore.candidates(closedBy: ended, from: $0) }
        var periods: [Identifier<Alliance>: [Period]] = [:]
        var done = 0
        for candidate in candidates where done < Self.limit {
            let known: [Period]
            if let found = periods[candidate.alliance] {
                known = found
            } else {
                known = try await recognition.recognitionPeriods(of: candidate.alliance)
                periods[candidate.alliance] = known
            }
            let due = RetentionRule(opened: candidate.opened, closed: candidate.closed, recognition: known)
                .due(on: today, isForgotten: candidate.isForgotten)
            guard due != .keep, try await take(due, candidate) else { continue }
            done += 1
            if due == .forget { tally.forgotten += 1 } else { tally.removed += 1 }
        }
        return tally
    }

    /// Looks again before it acts: somebody may have opened the file meanwhile, another server may have been faster.
    private func take(_ due: RetentionRule.Due, _ candidate: RetentionStore.Candidate) async throws -> Bool {
        try await store.write(as: .system) { transaction in
            guard let now = try RetentionStore.candidate(candidate.id, from: transaction.reader),
                now.closed == candidate.closed, due == .remove || !now.isForgotten
            else { return false }
            if due == .forget {
                try RetentionStore.forget(candidate.id, in: transaction)
            } else {
                try RetentionStore.remove(candidate.id, in: transaction)
            }
            let action = due == .forget ? "forget" : "remove"
            transaction.journal(JournalEntry(action, "case_file", candidate.id.text, alliance: candidate.alliance))
            return true
        }
    }
}
