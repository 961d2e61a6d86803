package import LotseCore

/// When too many attempts have failed, and how long the next one has to wait ("Sperre").
///
/// Counted from the moments of the failures alone, so that every server comes to the same answer.
package struct Lockout: Sendable {
    /// Failures within the window that bring the first wait.
    package let limit: Int

    /// Of one account, known or not.
    package static let account = Lockout(limit: 5)
    /// Of one network address, behind which a whole office may sit.
    package static let address = Lockout(limit: 20)

    /// Of letters with a link to one mail address.
    package static let letters = Lockout(limit: 3)

    static let windowInMinutes: Int64 = 15
    /// How long failures are kept, so that patience does not pay.
    static let memoryInHours: Int64 = 7 * 24

    /// When the next attempt is allowed; nil where that is now.
    ///
    /// The first wait is one minute. Each failure within a quarter of an hour after a wait doubles the next one, up
    /// to an hour.
    ///
    /// - Parameters:
    ///   - failures: the moments of failures in any order.
    ///   - now: the moment of the next attempt.
    /// - Returns: the end of the wait.
    package func end(after failures: [Timestamp], at now: Timestamp) -> Timestamp? {
        var end: Timestamp?
        var level = 0
        var recent: [Timestamp] = []
        for failure in failures.sorted() {
            if let previous = end, failure >= previous.adding(minutes: Self.windowInMinutes) { level = 0 }
            recent = recent.filter { failure < $0.adding(minutes: Self.windowInMinutes) } + [failure]
            if level > 0 || recent.count >= limit {
                level += 1
                end = failure.adding(minutes: Self.wait(level))
            }
        }
        return end.flatMap { now < $0 ? $0 : nil }
    }

    private static func wait(_ level: Int) -> Int64 { min(60, 1 << Int64(min(level - 1, 6))) }
}
