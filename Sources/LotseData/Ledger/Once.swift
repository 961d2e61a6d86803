import LotseCore

/// The token that makes a change happen once, however often its form is sent.
package struct OnceKey: Sendable, Hashable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }
}

extension Transaction {
    /// Runs `body` unless a change with this key is already there; gives the first one's outcome either way.
    ///
    /// - Parameters:
    ///   - key: the form's one-time token or the request's `Idempotency-Key`.
    ///   - body: makes the change and says where its result is to be seen.
    /// - Returns: where the result is to be seen, of this change or of the one made before.
    /// - Throws: what `body` throws; nothing is kept then.
    package func once(_ key: OnceKey, _ body: () throws -> String) throws -> String {
        if let row = try row("SELECT outcome FROM idempotency_key WHERE token = \(key.text)") {
            return try row.value("outcome")
        }
        let outcome = try body()
        try execute(
            "INSERT INTO idempotency_key (token, outcome, created_at) VALUES (\(key.text), \(outcome), \(now))"
        )
        return outcome
    }
}
