import Foundation
package import LotseCore
package import LotseData

/// What became of the lists that watches found.
package enum FeedArrivalStore {
    package static func insert(
        _ finding: FeedArrival.Finding,
        of watch: FeedWatch,
        named name: String,
        mark: String?,
        in transaction: Transaction
    ) throws {
        let id = transaction.newIdentifier(FeedArrival.self)
        let counts = finding.counts
        let sentences = String(decoding: try JSONEncoder().encode(finding.sentences), as: UTF8.self)
        try transaction.execute(
            """
            INSERT INTO feed_arrival (id, watch_id, alliance_id, name, mark, outcome, new_count, changed_count,
                same_count, closed_count, refused_count, sentences, arrived_at)
            VALUES (\(id), \(watch.id), \(watch.alliance), \(name), \(mark), \(finding.outcome.rawValue),
                \(counts.new), \(counts.changed), \(counts.same), \(counts.closed), \(counts.refused), \(sentences),
                \(transaction.now))
            """
        )
        let fields: JournalFields = ["name": name, "outcome": finding.outcome.rawValue]
        transaction.journal(
            JournalEntry("arrive", "feed_arrival", id.text, alliance: watch.alliance, after: fields.json)
        )
    }

    /// The latest of a watch, the newest first.
    package static func list(
        of watch: Identifier<FeedWatch>,
        limit: Int,
        _ reader: Reader
    ) throws -> [FeedArrival] {
        try reader.list(
            "SELECT * FROM feed_arrival WHERE watch_id = \(watch) ORDER BY arrived_at DESC, id DESC LIMIT \(limit)",
            make
        )
    }

    /// The newest of each watch of an alliance that is at work.
    package static func newest(
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> [Identifier<FeedWatch>: FeedArrival] {
        let arrivals = try reader.list(
            """
            SELECT a.* FROM feed_arrival a WHERE a.alliance_id = \(alliance) AND a.id = (
                SELECT b.id FROM feed_arrival b WHERE b.watch_id = a.watch_id
                ORDER BY b.arrived_at DESC, b.id DESC LIMIT 1)
            """,
            make
        )
        return Dictionary(arrivals.map { ($0.watch, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The marks of all files of these names that were ever taken up.
    package static func marks(
        of names: [String],
        in watch: Identifier<FeedWatch>,
        _ reader: Reader
    ) throws -> Set<String> {
        guard !names.isEmpty else { return [] }
        return Set(
            try reader.list(
                """
                SELECT name, mark FROM feed_arrival
                WHERE watch_id = \(watch) AND mark IS NOT NULL AND name IN \(list: names)
                """
            ) { row in
                let (name, mark): (String, String) = (try row.value("name"), try row.value("mark"))
                return key(name, mark)
            }
        )
    }

    /// By which one file's state is told from another's.
    package static func key(_ name: String, _ mark: String) -> String { "\(mark) \(name)" }

    /// A file's name without what could turn or hide what is read.
    private static func shown(_ name: String) -> String {
        String(name.filter { $0.isLetter || $0.isNumber || " ._-()".contains($0) }.prefix(120))
    }

    private static func make(_ row: Row) throws -> FeedArrival {
        guard let outcome = FeedArrival.Outcome(rawValue: try row.value("outcome")) else {
            throw StoreError.unreadable(column: "outcome", wanted: "an outcome")
        }
        var finding = FeedArrival.Finding(outcome)
        finding.counts.new = try row.value("new_count")
        finding.counts.changed = try row.value("changed_count")
        finding.counts.same = try row.value("same_count")
        finding.counts.closed = try row.value("closed_count")
        finding.counts.refused = try row.value("refused_count")
        let text: String = try row.value("sentences")
        finding.sentences = try JSONDecoder().decode(StaffSentences.self, from: Data(text.utf8))
        return FeedArrival(
            id: try row.value("id"),
            watch: try row.value("watch_id"),
            name: shown(try row.value("name")),
            finding: finding,
            arrivedAt: try row.value("arrived_at")
        )
    }
}
