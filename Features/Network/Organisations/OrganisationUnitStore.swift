package import LotseCore
package import LotseData

/// The units of organisations in the database.
package enum OrganisationUnitStore {
    package static func list(of organisation: Identifier<Organisation>, _ reader: Reader) throws -> [OrganisationUnit] {
        try reader.list("\(columns) FROM organisation_unit u WHERE u.organisation_id = \(organisation)", make)
            .sorted { Folding.precedes($0.name, $1.name) }
    }

    /// The units of everybody who ever took part in the alliance, by name.
    package static func list(in alliance: Identifier<Alliance>, _ reader: Reader) throws -> [OrganisationUnit] {
        try reader.list(
            """
            \(columns) FROM organisation_unit u WHERE u.organisation_id IN
                (SELECT p.organisation_id FROM partnership p WHERE p.alliance_id = \(alliance))
            """,
            make
        ).sorted { Folding.precedes($0.name, $1.name) }
    }

    package static func fetch(_ id: Identifier<OrganisationUnit>, _ reader: Reader) throws -> OrganisationUnit? {
        try reader.row("\(columns) FROM organisation_unit u WHERE u.id = \(id)").map(make)
    }

    package static func insert(_ unit: OrganisationUnit, in transaction: Transaction) throws {
        try unit.check(among: list(of: unit.organisation, transaction.reader))
        try transaction.execute(
            """
            INSERT INTO organisation_unit (id, organisation_id, name, parent_unit_id, lead_unit_id, lead_function, \
            contact_name, contact_phone, contact_mail, contact_address, version, created_at, changed_at)
            VALUES (\(unit.id), \(unit.organisation), \(unit.name), \(unit.parent), \(unit.leadUnit), \
            \(unit.leadFunction), \(contact: unit.contact), 1, \(transaction.now), \(transaction.now))
            """
        )
        transaction.journal("insert", .organisationUnit, unit.id.text, to: unit.journalFields)
    }

    package static func update(_ unit: OrganisationUnit, in transaction: Transaction) throws {
        let units = try list(of: unit.organisation, transaction.reader)
        try unit.check(among: units)
        try transaction.executeVersioned(
            """
            UPDATE organisation_unit SET name = \(unit.name), parent_unit_id = \(unit.parent), \
            lead_unit_id = \(unit.leadUnit), lead_function = \(unit.leadFunction), \
            contact_name = \(unit.contact?.name), contact_phone = \(unit.contact?.phone), \
            contact_mail = \(unit.contact?.mail), contact_address = \(unit.contact?.address), \
            version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(unit.id) AND organisation_id = \(unit.organisation) AND version = \(unit.version)
            """
        )
        let before = units.first { $0.id == unit.id }?.journalFields
        transaction.journal("update", .organisationUnit, unit.id.text, from: before, to: unit.journalFields)
    }

    private static let columns: SQL = """
        SELECT u.id, u.organisation_id, u.name, u.parent_unit_id, u.lead_unit_id, u.lead_function, u.contact_name, \
        u.contact_phone, u.contact_mail, u.contact_address, u.version
        """

    private static func make(_ row: Row) throws -> OrganisationUnit {
        let leadUnit: Identifier<OrganisationUnit>? = try row.optional("lead_unit_id")
        let leadFunction: String? = try row.optional("lead_function")
        return OrganisationUnit(
            id: try row.value("id"),
            organisation: try row.value("organisation_id"),
            name: try row.value("name"),
            parent: try row.optional("parent_unit_id"),
            lead: leadUnit.map { .unit($0) } ?? leadFunction.map { .function($0) },
            contact: try row.optionalContact(),
            version: try row.value("version")
        )
    }
}

extension OrganisationUnit {
    fileprivate var leadUnit: Identifier<OrganisationUnit>? {
        if case .unit(let unit) = lead { unit } else { nil }
    }

    fileprivate var leadFunction: String? {
        if case .function(let name) = lead { name } else { nil }
    }

    fileprivate var journalFields: JournalFields {
        let own: JournalFields = [
            "organisation_id": organisation, "name": name, "parent_unit_id": parent, "lead_unit_id": leadUnit,
            "lead_function": leadFunction,
        ]
        return own.adding(contact)
    }
}
