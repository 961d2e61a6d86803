import LotseCore

/// How many full working days an alliance waits for an answer, and then does what ("Fristen").
struct ReferralTerms: Sendable, Equatable {
    let remindAfter: Int
    let escalateAfter: Int
    let giveUpAfter: Int
    let basketAfter: Int

    /// A need counts as unserved after three full working days at the earliest, whatever an alliance configures.
    static let shortestBasketWait = 3

    static let standard = ReferralTerms(unchecked: (remind: 3, escalate: 5, giveUp: 10, basket: 3))

    private init(unchecked days: (remind: Int, escalate: Int, giveUp: Int, basket: Int)) {
        (remindAfter, escalateAfter, giveUpAfter, basketAfter) = days
    }

    /// Nil unless 1 ≤ remind < escalate < give up ≤ 60, and 3 ≤ basket ≤ 60.
    init?(remindAfter: Int, escalateAfter: Int, giveUpAfter: Int, basketAfter: Int) {
        guard 1 <= remindAfter, remindAfter < escalateAfter, escalateAfter < giveUpAfter, giveUpAfter <= 60,
            (Self.shortestBasketWait...60).contains(basketAfter)
        else { return nil }
        self.init(unchecked: (remindAfter, escalateAfter, giveUpAfter, basketAfter))
    }
}
