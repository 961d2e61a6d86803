import LotseCore
import LotseData

/// The room's tables, as its journal entries name them.
enum NetworkTable: String {
    case alliance
    case organisation
    case organisationUnit = "organisation_unit"
    case associationMembership = "association_membership"
    case agreement
    case agreementFile = "agreement_file"
    case recognition
    case answerVote = "answer_vote"
    case allianceText = "alliance_text"
    case partnership
    case territoryMembership = "territory_membership"
    case responsibilityRule = "responsibility_rule"
    case municipality
}

extension Row {
    func contact() throws -> ContactPoint {
        ContactPoint(
            name: try value("contact_name"),
            phone: try value("contact_phone"),
            mail: try value("contact_mail"),
            address: try value("contact_address")
        )
    }

    func optionalContact() throws -> ContactPoint? {
        guard case .null = try raw("contact_name") else { return try contact() }
        return nil
    }

    /// The days from one column's through another's, which the schema keeps in this order.
    func period(_ start: String, _ end: String) throws -> Period {
        guard let period = Period(from: try value(start), through: try optional(end)) else {
            throw StoreError.unreadable(column: end, wanted: "a day not before \(start)")
        }
        return period
    }
}

extension SQL.StringInterpolation {
    /// Name, telephone, mail and address, in this order, as a list of values.
    mutating func appendInterpolation(contact: ContactPoint?) {
        appendInterpolation("\(contact?.name), \(contact?.phone), \(contact?.mail), \(contact?.address)" as SQL)
    }
}

extension JournalFields {
    /// A contact's fields beside a record's own.
    func adding(_ contact: ContactPoint?) -> JournalFields {
        merging([
            "contact_name": contact?.name, "contact_phone": contact?.phone, "contact_mail": contact?.mail,
            "contact_address": contact?.address,
        ])
    }
}

extension Transaction {
    /// Notes a change of a record of this room: the fields that a new one has, or those in which an old one changed.
    func journal(
        _ action: String,
        _ table: NetworkTable,
        _ id: String,
        alliance: Identifier<Alliance>? = nil,
        from before: JournalFields? = nil,
        to after: JournalFields,
        because reason: String? = nil
    ) {
        let old = before?.changes(from: after)
        let new = before.map { after.changes(from: $0) } ?? after
        journal(
            JournalEntry(
                action,
                table.rawValue,
                id,
                alliance: alliance,
                before: old?.json,
                after: new.json,
                reason: reason
            )
        )
    }
}
