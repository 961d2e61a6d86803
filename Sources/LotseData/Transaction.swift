package import LotseCore

/// Who changes something, as the journal names them.
package enum Actor: Sendable, Equatable {
    case member(Identifier<Account>)
    /// Somebody without an account, by a secret link.
    case link(String)
    case visitor
    /// The program itself: clocks, imports, the demo region.
    case system

    package var text: String {
        switch self {
        case .member(let account): account.text
        case .link(let purpose): "link:\(purpose)"
        case .visitor: "visitor"
        case .system: "system"
        }
    }
}

/// A change in the making: rows now, journal and outbox entries with them when it ends.
package final class Transaction {
    package let actor: Actor
    package let now: Timestamp
    package let reader: Reader
    private let connection: any Connection
    private let identifiers: IdentifierSource
    private var entries: [JournalEntry] = []

    init(_ connection: any Connection, actor: Actor, sources: Sources, meter: QueryMeter?) {
        self.connection = connection
        self.actor = actor
        now = sources.clock.now
        identifiers = sources.identifiers
        reader = Reader(connection, meter: meter)
    }

    package var today: Day { Berlin.day(at: now) }

    package func newIdentifier<Subject>(_: Subject.Type = Subject.self) -> Identifier<Subject> {
        identifiers.next()
    }

    package func rows(_ sql: SQL) throws -> [Row] { try reader.rows(sql) }
    package func row(_ sql: SQL) throws -> Row? { try reader.row(sql) }
    package func list<Value>(_ sql: SQL, _ make: (Row) throws -> Value) throws -> [Value] { try reader.list(sql, make) }
    package func number(_ sql: SQL) throws -> Int { try reader.number(sql) }

    @discardableResult
    package func execute(_ sql: SQL) throws -> Int {
        reader.meter?.count(sql)
        return try connection.execute(sql)
    }

    /// Runs an update that names the version it was made from; throws `StoreError.stale` where that is gone.
    package func executeVersioned(_ sql: SQL) throws {
        guard try execute(sql) == 1 else { throw StoreError.stale }
    }

    /// Notes what is being done.
    ///
    /// Written, chained to the entry before it, when the transaction ends or by `writeJournal`.
    package func journal(_ entry: JournalEntry) {
        entries.append(entry)
    }

    /// Writes what was noted so far, so that a change of a hundred thousand records need not hold all of it till its end.
    package func writeJournal() throws {
        guard !entries.isEmpty else { return }
        try Journal.append(entries, by: actor, at: now, to: connection)
        entries.removeAll(keepingCapacity: true)
    }

    func finish() throws { try writeJournal() }
}
