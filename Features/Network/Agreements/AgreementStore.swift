package import LotseCore
package import LotseData

/// Agreements and their signatures in the database.
package enum AgreementStore {
    /// The alliance's agreements, the newest first.
    package static func list(of alliance: Identifier<Alliance>, _ reader: Reader) throws -> [Agreement] {
        let signatories = try signatories("a.alliance_id = \(alliance)", reader)
        return try reader.list(
            "\(columns) FROM agreement a WHERE a.alliance_id = \(alliance) ORDER BY a.signed_on DESC, a.id"
        ) { try make($0, signatories) }
    }

    package static func fetch(
        _ id: Identifier<Agreement>,
        of alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> Agreement? {
        let row = try reader.row("\(columns) FROM agreement a WHERE a.id = \(id) AND a.alliance_id = \(alliance)")
        return try row.map { try make($0, signatories("a.id = \(id)", reader)) }
    }

    package static func insert(_ agreement: Agreement, in transaction: Transaction) throws {
        try agreement.check()
        try transaction.execute(
            """
            INSERT INTO agreement (id, alliance_id, kind, title, subject, signed_on, starts_on, ends_on, \
            document_title, document_file, version, created_at, changed_at)
            VALUES (\(agreement.id), \(agreement.alliance), \(agreement.kind), \(agreement.title), \
            \(agreement.subject), \(agreement.signedOn), \(agreement.term.start), \(agreement.term.end), \
            \(agreement.document?.title), \(agreement.document?.file), 1, \(transaction.now), \(transaction.now))
            """
        )
        for signatory in agreement.signatories { try insert(signatory, of: agreement.id, in: transaction) }
        transaction.journal(
            "insert",
            .agreement,
            agreement.id.text,
            alliance: agreement.alliance,
            to: agreement.journalFields
        )
    }

    /// Writes the agreement and the signatures that it names now; who signed before and is not named is taken off.
    package static func update(
        _ agreement: Agreement,
        because reason: String?,
        in transaction: Transaction
    ) throws {
        try agreement.check()
        let before = try fetch(agreement.id, of: agreement.alliance, transaction.reader)
        try transaction.executeVersioned(
            """
            UPDATE agreement SET kind = \(agreement.kind), title = \(agreement.title), \
            subject = \(agreement.subject), signed_on = \(agreement.signedOn), starts_on = \(agreement.term.start), \
            ends_on = \(agreement.term.end), document_title = \(agreement.document?.title), \
            document_file = \(agreement.document?.file), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(agreement.id) AND alliance_id = \(agreement.alliance) AND version = \(agreement.version)
            """
        )
        try replace(before?.signatories ?? [], by: agreement.signatories, of: agreement.id, in: transaction)
        transaction.journal(
            "update",
            .agreement,
            agreement.id.text,
            alliance: agreement.alliance,
            from: before?.journalFields,
            to: agreement.journalFields,
            because: reason
        )
    }

    /// Takes off who is not named any more first, so that a corrected signature may take a freed function.
    private static func replace(
        _ old: [Agreement.Signatory],
        by new: [Agreement.Signatory],
        of agreement: Identifier<Agreement>,
        in transaction: Transaction
    ) throws {
        for gone in old where !new.contains(where: { $0.id == gone.id }) {
            try transaction.execute(
                "DELETE FROM agreement_signatory WHERE id = \(gone.id) AND agreement_id = \(agreement)"
            )
        }
        for signatory in new where !old.contains(signatory) {
            guard old.contains(where: { $0.id == signatory.id }) else {
                try insert(signatory, of: agreement, in: transaction)
                continue
            }
            try transaction.execute(
                """
                UPDATE agreement_signatory SET organisation_id = \(signatory.organisation), \
                signed_as = \(signatory.function), signed_on = \(signatory.signedOn), changed_at = \(transaction.now)
                WHERE id = \(signatory.id) AND agreement_id = \(agreement)
                """
            )
        }
    }

    private static func insert(
        _ signatory: Agreement.Signatory,
        of agreement: Identifier<Agreement>,
        in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO agreement_signatory (id, agreement_id, organisation_id, signed_as, signed_on, created_at, \
            changed_at)
            VALUES (\(signatory.id), \(agreement), \(signatory.organisation), \(signatory.function), \(signatory.signedOn), \
            \(transaction.now), \(transaction.now))
            """
        )
    }

    private static func signatories(
        _ condition: SQL,
        _ reader: Reader
    ) throws -> [Identifier<Agreement>: [Agreement.Signatory]] {
        let rows = try reader.list(
            """
            SELECT s.id, s.agreement_id, s.organisation_id, s.signed_as, s.signed_on
            FROM agreement_signatory s JOIN agreement a ON a.id = s.agreement_id
            WHERE \(condition) ORDER BY s.signed_on, s.id
            """
        ) { row -> (Identifier<Agreement>, Agreement.Signatory) in
            let signatory = Agreement.Signatory(
                id: try row.value("id"),
                organisation: try row.value("organisation_id"),
                function: try row.value("signed_as"),
                signedOn: try row.value("signed_on")
            )
            return (try row.value("agreement_id"), signatory)
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    private static let columns: SQL = """
        SELECT a.id, a.alliance_id, a.kind, a.title, a.subject, a.signed_on, a.starts_on, a.ends_on, \
        a.document_title, a.document_file, a.version
        """

    private static func make(
        _ row: Row,
        _ signatories: [Identifier<Agreement>: [Agreement.Signatory]]
    ) throws -> Agreement {
        let id: Identifier<Agreement> = try row.value("id")
        let file: Identifier<AgreementFile>? = try row.optional("document_file")
        return Agreement(
            id: id,
            alliance: try row.value("alliance_id"),
            kind: try row.value("kind"),
            title: try row.value("title"),
            subject: try row.value("subject"),
            signedOn: try row.value("signed_on"),
            term: try row.period("starts_on", "ends_on"),
            document: try row.optional("document_title").map { Agreement.Document(title: $0, file: file) },
            signatories: signatories[id] ?? [],
            version: try row.value("version")
        )
    }
}

extension Agreement.Kind: SQLConvertible {}

extension Agreement {
    fileprivate var journalFields: JournalFields {
        let signatures = signatories.map { "\($0.organisation) \($0.function) \($0.signedOn)" }
        return [
            "kind": kind, "title": title, "subject": subject, "signed_on": signedOn, "starts_on": term.start,
            "ends_on": term.end, "document_title": document?.title, "document_file": document?.file,
            "signatories": signatures.joined(separator: "; "),
        ]
    }
}
