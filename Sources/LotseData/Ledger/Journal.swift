import Crypto
import LotseCore

/// The hash-chained record of every change.
///
/// Each entry's hash covers its own fields, the hash of its details and the hash of the entry before it, so that
/// no entry can be altered, removed or slipped in without every later one showing it.
package enum Journal {
    /// The hash before the first entry.
    static let root = String(repeating: "0", count: 64)

    static func append(
        _ entries: [JournalEntry],
        by actor: Actor,
        at moment: Timestamp,
        to connection: any Connection
    ) throws {
        let step: SQL = "UPDATE journal_head SET sequence = sequence + \(entries.count) RETURNING sequence, hash"
        guard let head = try connection.rows(step).first else {
            throw StoreError.unreadable(column: "journal_head", wanted: "one row")
        }
        var hash: String = try head.value("hash")
        var sequence: Int64 = try head.value("sequence") - Int64(entries.count)
        for start in stride(from: 0, to: entries.count, by: rowsOfStatement) {
            var (lines, kept): ([SQL], [SQL]) = ([], [])
            for entry in entries[start..<min(start + rowsOfStatement, entries.count)] {
                sequence += 1
                let details = detailHash(before: entry.before, after: entry.after, reason: entry.reason)
                let line = ChainedLine(
                    sequence: sequence,
                    at: moment,
                    actor: actor.text,
                    alliance: entry.alliance?.text ?? "",
                    action: entry.action,
                    subject: entry.subject,
                    subjectID: entry.subjectID,
                    detailHash: details
                )
                let previous = hash
                hash = line.hash(after: previous)
                lines.append(
                    """
                    (\(sequence), \(moment), \(actor.text), \(entry.alliance), \(entry.action), \(entry.subject), \
                    \(entry.subjectID), \(details), \(previous), \(hash))
                    """
                )
                if details != emptyDetailHash {
                    kept.append("(\(sequence), \(entry.before), \(entry.after), \(entry.reason))")
                }
            }
            try insert(lines, kept, to: connection)
        }
        try connection.execute("UPDATE journal_head SET hash = \(hash)")
    }

    /// As many entries go with one statement: an import has a hundred thousand, a change at a desk one or two.
    private static let rowsOfStatement = 100

    private static func insert(_ lines: [SQL], _ details: [SQL], to connection: any Connection) throws {
        try connection.execute(
            """
            INSERT INTO journal (sequence, recorded_at, actor, alliance_id, action, subject, subject_id, \
            detail_hash, previous_hash, hash)
            VALUES \(joined: lines)
            """
        )
        guard !details.isEmpty else { return }
        try connection.execute(
            "INSERT INTO journal_detail (sequence, before_json, after_json, reason) VALUES \(joined: details)"
        )
    }

    static let emptyDetailHash = detailHash(before: nil, after: nil, reason: nil)

    static func detailHash(before: String?, after: String?, reason: String?) -> String {
        digest([before, after, reason].map { $0.map { "+" + $0 } ?? "-" })
    }

    /// SHA-256 over fields, each preceded by its length, as lower-case hexadecimal text.
    fileprivate static func digest(_ fields: [String]) -> String {
        var hasher = SHA256()
        for field in fields {
            let bytes = Array(field.utf8)
            hasher.update(data: Array("\(bytes.count):".utf8))
            hasher.update(data: bytes)
        }
        return hasher.finalize().hexadecimal
    }

    /// The fields that an entry's hash covers.
    struct ChainedLine {
        let sequence: Int64
        let at: Timestamp
        let actor: String
        let alliance: String
        let action: String
        let subject: String
        let subjectID: String
        let detailHash: String

        func hash(after previous: String) -> String {
            Journal.digest([previous, "\(sequence)", at.text, actor, alliance, action, subject, subjectID, detailHash])
        }
    }
}

extension Sequence<UInt8> {
    /// Two lower-case hexadecimal digits a byte.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
