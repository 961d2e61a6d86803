package import LotseCore
import LotseData

/// A signed-in stretch of work: ends after 30 minutes without a request, after ten hours in any case.
package struct Session: Sendable, Equatable {
    /// SHA-256 of the cookie's secret; the secret itself is nowhere kept.
    package let id: String
    package let account: Identifier<Account>
    package let startedAt: Timestamp
    package let seenAt: Timestamp

    static let idleMinutes: Int64 = 30
    static let longestHours: Int64 = 10

    func isLive(at now: Timestamp) -> Bool {
        now < seenAt.adding(minutes: Self.idleMinutes) && now < startedAt.adding(hours: Self.longestHours)
    }
}

/// The secret that the session cookie carries.
package struct SessionToken: Sendable {
    package let text: String

    init(text: String) {
        self.text = text
    }

    /// A secret for the cookie of a browser in which nobody is signed in.
    ///
    /// It opens no session; it only lets a later request be known as coming from the same browser.
    package static func stranger() -> SessionToken { SessionToken(text: SecretToken().text) }

    /// What `VisitorContext.browser` will be while the browser holds this cookie.
    package var browser: String { SecretToken.hash(of: text) }
}
