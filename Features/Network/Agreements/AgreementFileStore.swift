import Crypto
package import LotseCore
package import LotseData

/// Signed papers in the database: one for each agreement, sealed and in pieces.
package struct AgreementFileStore: Sendable {
    private let sealer: FileSealer

    package init(_ vault: Vault) {
        sealer = FileSealer(vault, kind: "agreement-file")
    }

    /// The file of an agreement, if it has one.
    package static func fetch(of agreement: Identifier<Agreement>, _ reader: Reader) throws -> AgreementFile? {
        try reader.row(
            """
            SELECT id, name, format, byte_count, chunk_count, created_at FROM agreement_file
            WHERE agreement_id = \(agreement)
            """
        ).map(AgreementFile.init)
    }

    /// Takes a file in, in the place of the one before.
    ///
    /// - Parameters:
    ///   - name: as the browser sent it.
    ///   - bytes: its content.
    ///   - agreement: as it was seen, with its version.
    ///   - transaction: the change in the making.
    /// - Throws: `FileRefusal` where the file is not taken, `StoreError.stale` where the agreement has changed.
    package func put(
        _ name: String,
        _ bytes: [UInt8],
        for agreement: Agreement,
        in transaction: Transaction
    ) throws {
        let format = try FileSealer.check(bytes)
        let id = transaction.newIdentifier(AgreementFile.self)
        let safeName = FileName.safe(name, as: format)
        let pieces = try sealer.seal(bytes, of: id.text)
        try transaction.execute("DELETE FROM agreement_file WHERE agreement_id = \(agreement.id)")
        try transaction.execute(
            """
            INSERT INTO agreement_file (id, agreement_id, name, format, byte_count, chunk_count, created_at)
            VALUES (\(id), \(agreement.id), \(safeName), \(format), \(bytes.count), \(pieces.count), \
            \(transaction.now))
            """
        )
        for (position, sealed) in pieces.enumerated() {
            try transaction.execute(
                "INSERT INTO agreement_file_chunk (file_id, position, sealed) VALUES (\(id), \(position), \(sealed))"
            )
        }
        // The digest proves later which paper it was, also after it has been replaced.
        let digest = SHA256.hash(data: bytes).map { [$0].hexadecimal }.joined()
        let fields: JournalFields = [
            "agreement_id": agreement.id, "name": safeName, "format": format, "byte_count": bytes.count,
            "sha256": digest,
        ]
        transaction.journal("insert", .agreementFile, id.text, alliance: agreement.alliance, to: fields)
        var changed = agreement
        changed.document = Agreement.Document(title: agreement.document?.title ?? safeName, file: id)
        try AgreementStore.update(changed, because: nil, in: transaction)
    }

    /// The file with its content.
    ///
    /// - Parameters:
    ///   - agreement: whose paper.
    ///   - reader: of the database.
    /// - Returns: nil where the agreement has no file.
    /// - Throws: `FileRefusal.damaged` where it does not open.
    package func open(
        of agreement: Identifier<Agreement>,
        _ reader: Reader
    ) throws -> (file: AgreementFile, bytes: [UInt8])? {
        guard let file = try Self.fetch(of: agreement, reader) else { return nil }
        let count = try reader.number("SELECT chunk_count FROM agreement_file WHERE id = \(file.id)")
        let pieces: [[UInt8]] = try reader.list(
            "SELECT sealed FROM agreement_file_chunk WHERE file_id = \(file.id) ORDER BY position"
        ) { try $0.value("sealed") }
        return (file, try sealer.open(pieces, of: file.id.text, count: count, byteCount: file.byteCount))
    }

    /// Removes the file for good; the title of the paper stays.
    package static func remove(
        from agreement: Agreement,
        because reason: String,
        in transaction: Transaction
    ) throws {
        guard let file = try fetch(of: agreement.id, transaction.reader), let document = agreement.document else {
            throw StoreError.stale
        }
        try transaction.execute("DELETE FROM agreement_file WHERE id = \(file.id)")
        transaction.journal(
            JournalEntry(
                "remove",
                NetworkTable.agreementFile.rawValue,
                file.id.text,
                alliance: agreement.alliance,
                reason: reason
            )
        )
        var changed = agreement
        changed.document = Agreement.Document(title: document.title)
        try AgreementStore.update(changed, because: reason, in: transaction)
    }
}

extension AgreementFile {
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            name: try row.value("name"),
            format: try row.value("format"),
            byteCount: try row.value("byte_count"),
            createdAt: try row.value("created_at")
        )
    }
}
