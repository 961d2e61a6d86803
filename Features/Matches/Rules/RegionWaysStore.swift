import LotseCore
import LotseData
import LotseMatching

/// How long ways take, as far as an alliance knows better than by estimate.
extension RegionRulesStore {
    // MARK: - Known ways

    static func ways(of alliance: Identifier<Alliance>, from reader: Reader) throws -> [KnownWay] {
        try reader.list("SELECT * FROM known_way WHERE alliance_id = \(alliance) ORDER BY one, other, mode, id") {
            row in
            let content = KnownWay.Content(
                try row.value("one"),
                try row.value("other"),
                try mode(row),
                minutes: try row.value("minutes"),
                reason: try row.value("reason")
            )
            return try content.map { KnownWay(id: try row.value("id"), content: $0) }
        }.compactMap(\.self)
    }

    /// Notes how long a way takes, in place of what was known of it by the same mode.
    static func put(
        _ way: KnownWay.Content,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        let id = transaction.newIdentifier(KnownWay.self)
        try transaction.execute(
            """
            INSERT INTO known_way (id, alliance_id, one, other, mode, minutes, reason, changed_at)
            VALUES (\(id), \(alliance), \(way.one), \(way.other), \(way.mode.name), \(way.minutes), \(way.reason),
                \(transaction.now))
            ON CONFLICT (alliance_id, one, other, mode) DO UPDATE SET minutes = excluded.minutes,
                reason = excluded.reason, changed_at = excluded.changed_at
            """
        )
        try raise(alliance, in: transaction)
        transaction.journal(
            JournalEntry("put", "known_way", way.key, alliance: alliance, after: fields(way).json)
        )
    }

    /// - Returns: whether it was there.
    static func removeWay(
        _ id: Identifier<KnownWay>,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws -> Bool {
        guard let way = try ways(of: alliance, from: transaction.reader).first(where: { $0.id == id }) else {
            return false
        }
        try transaction.execute("DELETE FROM known_way WHERE id = \(id) AND alliance_id = \(alliance)")
        try raise(alliance, in: transaction)
        transaction.journal(
            JournalEntry(
                "remove",
                "known_way",
                way.content.key,
                alliance: alliance,
                before: fields(way.content).json
            )
        )
        return true
    }

    private static func fields(_ way: KnownWay.Content) -> JournalFields {
        ["minutes": way.minutes, "reason": way.reason]
    }

    private static func mode(_ row: Row) throws -> TravelMode {
        let name: String = try row.value("mode")
        guard let mode = TravelMode(name: name) else { preconditionFailure("the schema has no mode \(name)") }
        return mode
    }

    // MARK: - The imported table

    static func table(of alliance: Identifier<Alliance>, from reader: Reader) throws -> [TravelEntry] {
        try reader.list("SELECT * FROM travel_time WHERE alliance_id = \(alliance)") { row in
            TravelEntry(
                origin: try row.value("origin"),
                destination: try row.value("destination"),
                mode: try mode(row),
                minutes: try row.value("minutes")
            )
        }
    }

    /// How many ways the table knows.
    static func tableCount(of alliance: Identifier<Alliance>, from reader: Reader) throws -> Int {
        try reader.row("SELECT COUNT(*) AS count FROM travel_time WHERE alliance_id = \(alliance)")?
            .value("count") ?? 0
    }

    /// Puts a table in the place of the one that was there; an empty one takes it away.
    static func replaceTable(
        by entries: [TravelEntry],
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        let before = try tableCount(of: alliance, from: transaction.reader)
        try transaction.execute("DELETE FROM travel_time WHERE alliance_id = \(alliance)")
        for start in stride(from: 0, to: entries.count, by: 200) {
            let rows = entries[start..<min(start + 200, entries.count)].map { entry -> SQL in
                "(\(alliance), \(entry.origin), \(entry.destination), \(entry.mode.name), \(entry.minutes))"
            }
            try transaction.execute(
                """
                INSERT INTO travel_time (alliance_id, origin, destination, mode, minutes)
                VALUES \(joined: rows)
                """
            )
        }
        try raise(alliance, in: transaction)
        transaction.journal(
            JournalEntry(
                "replace",
                "travel_time",
                alliance.text,
                alliance: alliance,
                from: ["count": before],
                to: ["count": entries.count]
            )
        )
    }

    // MARK: - Rivers and borders

    static func barriers(of alliance: Identifier<Alliance>, from reader: Reader) throws -> [TravelBarrier] {
        let towns = try reader.list(
            """
            SELECT barrier_id, municipality FROM travel_barrier_town
            WHERE barrier_id IN (SELECT id FROM travel_barrier WHERE alliance_id = \(alliance))
            """
        ) { row in
            (
                try row.value("barrier_id", as: Identifier<TravelBarrier>.self),
                try row.value("municipality", as: MunicipalityKey.self)
            )
        }
        let byBarrier = Dictionary(grouping: towns, by: \.0)
        return try reader.list("SELECT * FROM travel_barrier WHERE alliance_id = \(alliance) ORDER BY name, id") {
            row in
            let id: Identifier<TravelBarrier> = try row.value("id")
            return TravelBarrier(
                id: id,
                content: .init(
                    name: try row.value("name"),
                    minutes: try row.value("minutes"),
                    towns: Set((byBarrier[id] ?? []).map(\.1))
                ),
                version: try row.value("version")
            )
        }
    }

    static func insert(
        _ barrier: TravelBarrier.Content,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        let id = transaction.newIdentifier(TravelBarrier.self)
        try transaction.execute(
            """
            INSERT INTO travel_barrier (id, alliance_id, name, minutes, changed_at)
            VALUES (\(id), \(alliance), \(barrier.name), \(barrier.minutes), \(transaction.now))
            """
        )
        try write(barrier.towns, of: id, in: transaction)
        try raise(alliance, in: transaction)
        transaction.journal(
            JournalEntry("add", "travel_barrier", id.text, alliance: alliance, after: fields(barrier).json)
        )
    }

    /// - Throws: `StoreError.stale` where somebody else changed it since `barrier` was read.
    static func update(
        _ barrier: TravelBarrier,
        to content: TravelBarrier.Content,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE travel_barrier SET name = \(content.name), minutes = \(content.minutes), version = version + 1,
                changed_at = \(transaction.now)
            WHERE id = \(barrier.id) AND alliance_id = \(alliance) AND version = \(barrier.version)
            """
        )
        try transaction.execute("DELETE FROM travel_barrier_town WHERE barrier_id = \(barrier.id)")
        try write(content.towns, of: barrier.id, in: transaction)
        try raise(alliance, in: transaction)
        transaction.journal(
            JournalEntry(
                "edit",
                "travel_barrier",
                barrier.id.text,
                alliance: alliance,
                from: fields(barrier.content),
                to: fields(content)
            )
        )
    }

    static func remove(
        _ barrier: TravelBarrier,
        of alliance: Identifier<Alliance>,
        in transaction: Transaction
    ) throws {
        let count = try transaction.execute(
            "DELETE FROM travel_barrier WHERE id = \(barrier.id) AND alliance_id = \(alliance)"
        )
        guard count == 1 else { return }
        try raise(alliance, in: transaction)
        transaction.journal(
            JournalEntry(
                "remove",
                "travel_barrier",
                barrier.id.text,
                alliance: alliance,
                before: fields(barrier.content).json
            )
        )
    }

    private static func write(
        _ towns: Set<MunicipalityKey>,
        of barrier: Identifier<TravelBarrier>,
        in transaction: Transaction
    ) throws {
        for town in towns.sorted() {
            try transaction.execute(
                "INSERT INTO travel_barrier_town (barrier_id, municipality) VALUES (\(barrier), \(town))"
            )
        }
    }

    private static func fields(_ barrier: TravelBarrier.Content) -> JournalFields {
        let towns = barrier.towns.sorted().map(\.text).joined(separator: " ")
        return ["name": barrier.name, "minutes": barrier.minutes, "towns": towns]
    }
}

extension KnownWay.Content {
    /// What the journal calls it.
    fileprivate var key: String { "\(one.text) \(other.text) \(mode.name)" }
}
