import LotseCore

/// Whether a first answer may come from a person.
///
/// No puzzle, no third party.
///
/// A form that is filled in faster than anybody can read it, or whose hidden field is filled in, is shown again with a
/// sentence; a person sends it a second time, a script learns nothing. What remains is slowed down by the rate limit.
enum IntakeGuard {
    /// Nobody reads a question and answers it in less.
    static let shortestSeconds: Int64 = 2

    /// The field that people do not see and scripts fill in.
    static let trap = "website"

    static func isPlausible(shownAt: Timestamp, sentAt: Timestamp, trap: String) -> Bool {
        trap.isEmpty && shownAt.adding(seconds: shortestSeconds) <= sentAt
    }
}
