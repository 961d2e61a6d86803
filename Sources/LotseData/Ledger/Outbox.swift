package import LotseCore

/// A message that leaves the database only after its transaction is durable: a mail, an index update.
package struct OutboxMessage: Sendable, Equatable {
    package let id: Identifier<OutboxMessage>
    /// What has to be done with it, such as `mail`.
    package let kind: String
    /// JSON that the kind's worker understands.
    package let payload: String
    package let attempts: Int
}

extension Transaction {
    /// Puts a message into the outbox, to be delivered from `due` on.
    package func enqueue(_ kind: String, payload: String, due: Timestamp? = nil) throws {
        let id = newIdentifier(OutboxMessage.self)
        try execute(
            """
            INSERT INTO outbox_message (id, kind, payload, created_at, due_at, attempts)
            VALUES (\(id), \(kind), \(payload), \(now), \(due ?? now), 0)
            """
        )
    }
}

/// Delivers outbox messages: at least once, in order of their due time, later after a failure.
package struct Outbox: Sendable {
    private let store: any Store

    package init(_ store: any Store) {
        self.store = store
    }

    /// Takes up to `limit` due messages and holds them for five minutes, so that two servers do not both send.
    package func claim(_ kind: String, limit: Int = 20) async throws -> [OutboxMessage] {
        try await store.write(as: .system) { transaction in
            let due = try transaction.list(
                """
                SELECT id, kind, payload, attempts + 1 AS attempts FROM outbox_message
                WHERE kind = \(kind) AND delivered_at IS NULL AND due_at <= \(transaction.now)
                ORDER BY due_at, id LIMIT \(limit)
                """
            ) { row in
                OutboxMessage(
                    id: try row.value("id"),
                    kind: try row.value("kind"),
                    payload: try row.value("payload"),
                    attempts: try row.value("attempts")
                )
            }
            let hold = transaction.now.adding(minutes: 5)
            try transaction.execute(
                """
                UPDATE outbox_message SET due_at = \(hold), attempts = attempts + 1
                WHERE id IN \(list: due.map(\.id))
                """
            )
            return due
        }
    }

    /// How many messages have waited for more than a day.
    package func stuck(_ kind: String) async throws -> Int {
        let yesterday = store.sources.clock.now.adding(hours: -24)
        return try await store.read { reader in
            try reader.number(
                """
                SELECT count(*) FROM outbox_message
                WHERE kind = \(kind) AND delivered_at IS NULL AND created_at < \(yesterday)
                """
            )
        }
    }

    /// Notes the delivery and forgets what was in the message.
    package func delivered(_ message: OutboxMessage) async throws {
        try await store.write(as: .system) { transaction in
            try transaction.execute(
                "UPDATE outbox_message SET delivered_at = \(transaction.now), payload = '{}' WHERE id = \(message.id)"
            )
            return
        }
    }

    /// Forgets messages of every kind that were delivered more than 30 days ago: the journal says what was done.
    package func forgetDelivered() async throws {
        try await store.write(as: .system) { transaction in
            let limit = transaction.now.adding(hours: -30 * 24)
            try transaction.execute("DELETE FROM outbox_message WHERE delivered_at < \(limit)")
            return
        }
    }

    /// Puts the message back: the n-th try waits 2ⁿ minutes, at most a day.
    package func failed(_ message: OutboxMessage) async throws {
        let wait = min(1440, Int64(1) << Int64(min(message.attempts, 11)))
        try await store.write(as: .system) { transaction in
            let due = transaction.now.adding(minutes: wait)
            try transaction.execute("UPDATE outbox_message SET due_at = \(due) WHERE id = \(message.id)")
            return
        }
    }
}
