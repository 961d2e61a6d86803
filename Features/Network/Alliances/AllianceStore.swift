package import LotseCore
package import LotseData

/// The alliances of the installation in the database.
package enum AllianceStore {
    package static func list(_ reader: Reader) throws -> [Alliance.Record] {
        try reader.list("\(columns) FROM alliance a", make).sorted { Folding.precedes($0.name, $1.name) }
    }

    package static func fetch(slug: String, _ reader: Reader) throws -> Alliance.Record? {
        try reader.row("\(columns) FROM alliance a WHERE a.slug = \(slug)").map(make)
    }

    package static func fetch(_ id: Identifier<Alliance>, _ reader: Reader) throws -> Alliance.Record? {
        try reader.row("\(columns) FROM alliance a WHERE a.id = \(id)").map(make)
    }

    /// The alliances whose territory has the place on the day, by name.
    package static func list(
        covering municipality: MunicipalityKey,
        on day: Day,
        _ reader: Reader
    ) throws -> [Alliance.Record] {
        try reader.list(
            """
            \(columns) FROM alliance a WHERE a.id IN (SELECT t.alliance_id
                FROM territory_membership t JOIN partnership p ON p.id = t.partnership_id
                WHERE t.municipality_key = \(municipality)
                AND t.starts_on <= \(day) AND (t.ends_on IS NULL OR t.ends_on >= \(day))
                AND p.joined_on <= \(day) AND (p.left_on IS NULL OR p.left_on >= \(day)))
            """,
            make
        ).sorted { Folding.precedes($0.name, $1.name) }
    }

    package static func insert(_ alliance: Alliance.Record, in transaction: Transaction) throws {
        guard Alliance.isSlug(alliance.slug) else { throw NetworkError.notASlug }
        guard !Alliance.reservedSlugs.contains(alliance.slug) else { throw NetworkError.slugReserved }
        guard try fetch(slug: alliance.slug, transaction.reader) == nil else { throw NetworkError.slugTaken }
        try transaction.execute(
            """
            INSERT INTO alliance (id, slug, name, legal_form, office_id, contact_name, contact_phone, contact_mail, \
            contact_address, funding_notice, version, created_at, changed_at)
            VALUES (\(alliance.id), \(alliance.slug), \(alliance.name), \(alliance.legalForm), \(alliance.office), \
            \(contact: alliance.contact), \(alliance.fundingNotice), 1, \(transaction.now), \(transaction.now))
            """
        )
        transaction.journal("insert", .alliance, alliance.id.text, alliance: alliance.id, to: alliance.journalFields)
    }

    /// Writes everything but the slug; throws `StoreError.stale` where the version is no longer the newest.
    package static func update(_ alliance: Alliance.Record, in transaction: Transaction) throws {
        let before = try fetch(alliance.id, transaction.reader)
        let contact = alliance.contact
        try transaction.executeVersioned(
            """
            UPDATE alliance SET name = \(alliance.name), legal_form = \(alliance.legalForm), \
            office_id = \(alliance.office), contact_name = \(contact.name), contact_phone = \(contact.phone), \
            contact_mail = \(contact.mail), contact_address = \(contact.address), \
            funding_notice = \(alliance.fundingNotice), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(alliance.id) AND version = \(alliance.version)
            """
        )
        transaction.journal(
            "update",
            .alliance,
            alliance.id.text,
            alliance: alliance.id,
            from: before?.journalFields,
            to: alliance.journalFields
        )
    }

    private static let columns: SQL = """
        SELECT a.id, a.slug, a.name, a.legal_form, a.office_id, a.contact_name, a.contact_phone, a.contact_mail, \
        a.contact_address, a.funding_notice, a.version
        """

    private static func make(_ row: Row) throws -> Alliance.Record {
        Alliance.Record(
            id: try row.value("id"),
            slug: try row.value("slug"),
            name: try row.value("name"),
            legalForm: try row.value("legal_form"),
            office: try row.value("office_id"),
            contact: try row.contact(),
            fundingNotice: try row.value("funding_notice"),
            version: try row.value("version")
        )
    }
}

extension Alliance.LegalForm: SQLConvertible {}

extension Alliance.Record {
    fileprivate var journalFields: JournalFields {
        let own: JournalFields = [
            "slug": slug, "name": name, "legal_form": legalForm, "office_id": office, "funding_notice": fundingNotice,
        ]
        return own.adding(contact)
    }
}
