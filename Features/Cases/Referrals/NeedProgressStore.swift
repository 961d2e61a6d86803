import LotseCore
import LotseData

/// Lets a need follow what happens to its referrals, and keeps the basket of unserved needs true.
enum NeedProgressStore {
    /// Where the referrals of a need leave it, while nobody settled it by hand.
    ///
    /// Pure.
    static func status(after referrals: [Referral]) -> Need.Status {
        let statuses = referrals.map(\.status)
        if statuses.contains(where: \.isTakenOn) { return .inWork }
        if statuses.contains(where: \.isAwaitingAnswer) { return .referred }
        if statuses.contains(.done) { return .met }
        return .open
    }

    /// Brings a need's state and its place in the basket up to date with its referrals.
    static func follow(
        need: Identifier<Need>,
        alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        guard let row = try transaction.row("SELECT status FROM need WHERE id = \(need)") else { return }
        let before: Need.Status = try row.value("status")
        guard !before.isSettled else { return }
        let referrals = try ReferralStore.list(of: need, from: transaction.reader)
        let after = status(after: referrals)
        if after != before {
            let settledOn: Day? = after.isSettled ? transaction.today : nil
            try transaction.execute(
                """
                UPDATE need SET status = \(after), settled_on = \(settledOn), version = version + 1,
                    changed_at = \(transaction.now)
                WHERE id = \(need)
                """
            )
            transaction.journal(
                JournalEntry(
                    "follow",
                    "need",
                    need.text,
                    alliance: alliance,
                    from: ["status": before.rawValue],
                    to: ["status": after.rawValue]
                )
            )
        }
        switch after {
        case .referred: try BasketStore.leave(need, because: .askedAgain, in: transaction)
        case .inWork, .met: try BasketStore.leave(need, because: .answered, in: transaction)
        case .open, .unmet, .withdrawn: break
        }
    }
}
