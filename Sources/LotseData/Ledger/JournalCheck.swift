import LotseCore

/// Reads the journal from its first entry and recomputes every hash.
package struct JournalCheck: Sendable, Equatable {
    package let entries: Int
    package let head: String
    /// The first entry that does not fit, and what is wrong with it; nil where the chain holds.
    package let fault: Fault?

    package struct Fault: Sendable, Equatable {
        package let sequence: Int64
        package let kind: Kind

        package enum Kind: String, Sendable {
            /// A number is missing or stands twice.
            case gap
            /// The entry does not continue the one before it.
            case brokenLink = "broken-link"
            /// The entry's own fields were altered.
            case altered
            /// The kept details are not the ones that were recorded.
            case detailsAltered = "details-altered"
            /// The last entry is not the one the head names: entries were cut off.
            case cutOff = "cut-off"
        }
    }
}

extension Journal {
    /// Checks the whole chain in pages, so that memory stays flat; `progress` hears the entries done.
    package static func verify(
        _ store: any Store,
        pageSize: Int = 5000,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> JournalCheck {
        var hash = root
        var sequence: Int64 = 0
        while true {
            let (from, startHash) = (sequence, hash)
            let page = try await store.read { try check($0, after: from, hash: startHash, limit: pageSize) }
            (sequence, hash) = (page.sequence, page.hash)
            if let fault = page.fault { return JournalCheck(entries: Int(sequence), head: hash, fault: fault) }
            progress(Int(sequence))
            if page.isLast { break }
        }
        let (last, lastHash) = (sequence, hash)
        let matches = try await store.read { reader in
            let later = try reader.number("SELECT count(*) FROM journal WHERE sequence > \(last)")
            let head = try reader.row("SELECT sequence, hash FROM journal_head")
            let isSame = try head.map { try $0.value("sequence") == last && $0.value("hash") == lastHash } ?? false
            return later > 0 || isSame
        }
        let fault = matches ? nil : JournalCheck.Fault(sequence: last, kind: .cutOff)
        return JournalCheck(entries: Int(last), head: hash, fault: fault)
    }

    private struct Page: Sendable {
        var sequence: Int64
        var hash: String
        var fault: JournalCheck.Fault?
        var isLast: Bool
    }

    private static func check(_ reader: Reader, after: Int64, hash: String, limit: Int) throws -> Page {
        let rows = try reader.rows(
            """
            SELECT j.sequence, j.recorded_at, j.actor, j.alliance_id, j.action, j.subject, j.subject_id,
                j.detail_hash, j.previous_hash, j.hash, d.sequence AS kept, d.before_json, d.after_json, d.reason
            FROM journal j LEFT JOIN journal_detail d ON d.sequence = j.sequence
            WHERE j.sequence > \(after) ORDER BY j.sequence LIMIT \(limit)
            """
        )
        var page = Page(sequence: after, hash: hash, fault: nil, isLast: rows.count < limit)
        for row in rows {
            let sequence: Int64 = try row.value("sequence")
            if let kind = try fault(in: row, expecting: page.sequence + 1, after: page.hash) {
                page.fault = .init(sequence: sequence, kind: kind)
                return page
            }
            page.sequence = sequence
            page.hash = try row.value("hash")
        }
        return page
    }

    private static func fault(
        in row: Row,
        expecting sequence: Int64,
        after previous: String
    ) throws -> JournalCheck.Fault.Kind? {
        let line = ChainedLine(
            sequence: try row.value("sequence"),
            at: try row.value("recorded_at"),
            actor: try row.value("actor"),
            alliance: try row.optional("alliance_id") ?? "",
            action: try row.value("action"),
            subject: try row.value("subject"),
            subjectID: try row.value("subject_id"),
            detailHash: try row.value("detail_hash")
        )
        if line.sequence != sequence { return .gap }
        if try row.value("previous_hash") != previous { return .brokenLink }
        if try row.value("hash") != line.hash(after: previous) { return .altered }
        if try row.optional("kept", as: Int64.self) != nil {
            let details = detailHash(
                before: try row.optional("before_json"),
                after: try row.optional("after_json"),
                reason: try row.optional("reason")
            )
            if details != line.detailHash { return .detailsAltered }
        }
        return nil
    }
}
