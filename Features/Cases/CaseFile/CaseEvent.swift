package import LotseCore
package import LotseData

/// Something that happened to a file and has no record of its own.
package enum CaseEvent {
    /// Names live under `cases.event.<raw value>`.
    package enum Kind: String, CaseIterable, Sendable, SQLConvertible {
        /// To: how it came in.
        case opened
        /// From and to: states.
        case status
        /// From and to: accounts.
        case takenOver = "taken-over"
        case handedOver = "handed-over"
        /// To: the number of the other file.
        case merged
        case absorbed
        case split
    }
}

package enum CaseEventStore {
    package static func record(
        _ kind: CaseEvent.Kind,
        on file: Identifier<CaseFile>,
        from: String? = nil,
        to: String? = nil,
        remark: String = "",
        in transaction: Transaction
    ) throws {
        let id = transaction.newIdentifier(CaseEvent.self)
        try transaction.execute(
            """
            INSERT INTO case_event (id, case_file_id, kind, actor, from_value, to_value, remark, created_at)
            VALUES (\(id), \(file), \(kind), \(transaction.actor.text), \(from), \(to), \(remark), \(transaction.now))
            """
        )
    }
}
