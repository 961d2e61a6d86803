package import LotseCore
package import LotseData

/// The register of organisations, which the alliances of an installation share.
package enum OrganisationStore {
    package static func fetch(_ id: Identifier<Organisation>, _ reader: Reader) throws -> Organisation.Record? {
        try reader.row("\(columns) FROM organisation o WHERE o.id = \(id)").map(make)
    }

    /// The whole register, by name: whoever joins an alliance is chosen from it.
    package static func list(_ reader: Reader) throws -> [Organisation.Record] {
        try sorted(reader.list("\(columns) FROM organisation o", make))
    }

    /// Everybody who takes part in the alliance in any role on the day, by name.
    package static func list(
        of alliance: Identifier<Alliance>,
        on day: Day,
        _ reader: Reader
    ) throws -> [Organisation.Record] {
        try sorted(
            reader.list(
                """
                \(columns) FROM organisation o WHERE EXISTS (SELECT 1 FROM partnership p
                    WHERE p.organisation_id = o.id AND p.alliance_id = \(alliance)
                    AND p.joined_on <= \(day) AND (p.left_on IS NULL OR p.left_on >= \(day)))
                """,
                make
            )
        )
    }

    /// Everybody who takes part in the alliance, did so or will, signed one of its papers or runs its office, by name.
    package static func list(
        near alliance: Identifier<Alliance>,
        _ reader: Reader
    ) throws -> [Organisation.Record] {
        try sorted(
            reader.list(
                """
                \(columns) FROM organisation o WHERE o.id IN
                    (SELECT p.organisation_id FROM partnership p WHERE p.alliance_id = \(alliance)
                    UNION SELECT s.organisation_id FROM agreement_signatory s
                        JOIN agreement g ON g.id = s.agreement_id WHERE g.alliance_id = \(alliance)
                    UNION SELECT a.office_id FROM alliance a WHERE a.id = \(alliance))
                """,
                make
            )
        )
    }

    package static func insert(_ organisation: Organisation.Record, in transaction: Transaction) throws {
        guard !organisation.name.isEmpty else { throw NetworkError.nameMissing }
        try transaction.execute(
            """
            INSERT INTO organisation (id, kind, name, contact_name, contact_phone, contact_mail, contact_address, \
            version, created_at, changed_at)
            VALUES (\(organisation.id), \(organisation.kind), \(organisation.name), \
            \(contact: organisation.contact), 1, \(transaction.now), \(transaction.now))
            """
        )
        transaction.journal("insert", .organisation, organisation.id.text, to: organisation.journalFields)
    }

    package static func update(_ organisation: Organisation.Record, in transaction: Transaction) throws {
        guard !organisation.name.isEmpty else { throw NetworkError.nameMissing }
        let before = try fetch(organisation.id, transaction.reader)
        let contact = organisation.contact
        try transaction.executeVersioned(
            """
            UPDATE organisation SET kind = \(organisation.kind), name = \(organisation.name), \
            contact_name = \(contact.name), contact_phone = \(contact.phone), contact_mail = \(contact.mail), \
            contact_address = \(contact.address), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(organisation.id) AND version = \(organisation.version)
            """
        )
        transaction.journal(
            "update",
            .organisation,
            organisation.id.text,
            from: before?.journalFields,
            to: organisation.journalFields
        )
    }

    private static let columns: SQL = """
        SELECT o.id, o.kind, o.name, o.contact_name, o.contact_phone, o.contact_mail, o.contact_address, o.version
        """

    private static func make(_ row: Row) throws -> Organisation.Record {
        Organisation.Record(
            id: try row.value("id"),
            kind: try row.value("kind"),
            name: try row.value("name"),
            contact: try row.contact(),
            version: try row.value("version")
        )
    }

    private static func sorted(_ organisations: [Organisation.Record]) -> [Organisation.Record] {
        organisations.sorted { Folding.precedes($0.name, $1.name) }
    }
}

extension Organisation.Kind: SQLConvertible {}

extension Organisation.Record {
    fileprivate var journalFields: JournalFields {
        let own: JournalFields = ["kind": kind, "name": name]
        return own.adding(contact)
    }
}
