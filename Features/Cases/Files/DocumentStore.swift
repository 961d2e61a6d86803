package import LotseCore
package import LotseData

/// Keeping documents: sealed, in pieces, in the database.
package struct DocumentStore: Sendable {
    private let sealer: FileSealer

    package init(_ vault: Vault) {
        sealer = FileSealer(vault, kind: "case-document")
    }

    /// The documents of a file, latest first.
    package static func list(of file: Identifier<CaseFile>, from reader: Reader) throws -> [CaseDocument] {
        try reader.list(
            """
            SELECT id, case_file_id, name, format, byte_count, chunk_count, uploader_id, created_at
            FROM case_document WHERE case_file_id = \(file) ORDER BY created_at DESC, id DESC
            """,
            CaseDocument.init
        )
    }

    /// Takes a file in.
    ///
    /// - Parameters:
    ///   - name: as the browser sent it.
    ///   - bytes: its content.
    ///   - uploader: who handed it in.
    ///   - head: the case file.
    ///   - transaction: the change in the making.
    /// - Returns: the document's identifier.
    /// - Throws: `CasesError.document` where the file is not taken.
    @discardableResult
    package func insert(
        _ name: String,
        _ bytes: [UInt8],
        uploader: Identifier<Account>,
        into head: CaseFile.Head,
        in transaction: Transaction
    ) throws -> Identifier<CaseDocument> {
        let format = try Self.check(bytes)
        let id = transaction.newIdentifier(CaseDocument.self)
        let safeName = FileName.safe(name, as: format)
        let pieces = try sealer.seal(bytes, of: id.text)
        try transaction.execute(
            """
            INSERT INTO case_document (id, case_file_id, name, format, byte_count, chunk_count, uploader_id,
                created_at, changed_at)
            VALUES (\(id), \(head.id), \(safeName), \(format), \(bytes.count), \(pieces.count), \(uploader),
                \(transaction.now), \(transaction.now))
            """
        )
        for (position, sealed) in pieces.enumerated() {
            try transaction.execute(
                "INSERT INTO case_document_chunk (document_id, position, sealed) VALUES (\(id), \(position), \(sealed))"
            )
        }
        try CaseFileStore.touch(head.id, in: transaction)
        let fields: JournalFields = ["name": safeName, "format": format, "byte_count": bytes.count]
        transaction.journal(
            JournalEntry("add", "case_document", id.text, alliance: head.alliance, after: fields.json)
        )
        return id
    }

    /// The document with its content; the journal keeps who took it out.
    package func open(
        _ id: Identifier<CaseDocument>,
        of head: CaseFile.Head,
        in transaction: Transaction
    ) throws -> (document: CaseDocument, bytes: [UInt8]) {
        let row = try transaction.row(
            """
            SELECT id, case_file_id, name, format, byte_count, chunk_count, uploader_id, created_at
            FROM case_document WHERE id = \(id) AND case_file_id = \(head.id)
            """
        )
        guard let row else { throw CasesError.notFound }
        let document = try CaseDocument(row)
        let count: Int = try row.value("chunk_count")
        let pieces: [[UInt8]] = try transaction.list(
            "SELECT sealed FROM case_document_chunk WHERE document_id = \(id) ORDER BY position"
        ) { try $0.value("sealed") }
        let bytes: [UInt8]
        do throws(FileRefusal) {
            bytes = try sealer.open(pieces, of: id.text, count: count, byteCount: document.byteCount)
        } catch {
            throw CasesError.document(error)
        }
        transaction.journal(JournalEntry("read", "case_document", id.text, alliance: head.alliance))
        return (document, bytes)
    }

    /// Removes a document for good.
    package static func remove(
        _ id: Identifier<CaseDocument>,
        of head: CaseFile.Head,
        because reason: String,
        in transaction: Transaction
    ) throws {
        let removed = try transaction.execute(
            "DELETE FROM case_document WHERE id = \(id) AND case_file_id = \(head.id)"
        )
        guard removed == 1 else { throw CasesError.notFound }
        try CaseFileStore.touch(head.id, in: transaction)
        transaction.journal(
            JournalEntry("remove", "case_document", id.text, alliance: head.alliance, reason: reason)
        )
    }

    /// What the bytes are, or why they are not taken.
    package static func check(_ bytes: [UInt8]) throws(CasesError) -> FileFormat {
        do throws(FileRefusal) {
            return try FileSealer.check(bytes)
        } catch {
            throw .document(error)
        }
    }
}

extension CaseDocument {
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            caseFile: try row.value("case_file_id"),
            name: try row.value("name"),
            format: try row.value("format"),
            byteCount: try row.value("byte_count"),
            uploader: try row.value("uploader_id"),
            createdAt: try row.value("created_at")
        )
    }
}
