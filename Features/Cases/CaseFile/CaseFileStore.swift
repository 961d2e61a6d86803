package import LotseCore
package import LotseData

/// Reading and changing case files as a whole.
package enum CaseFileStore {
    static let columns: SQL = """
        f.id, f.alliance_id, f.organisation_id, f.year, f.number, f.status, f.owner_id, f.stand_in_id, f.language,
        f.wants_interpreter, f.country, f.origin_place, f.target_municipality, f.wished_arrival_on, f.source,
        f.opened_on, f.closed_on, f.merged_into_id, f.version, f.created_at, f.changed_at
        """

    package static func fetch(
        _ id: Identifier<CaseFile>,
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> CaseFile.Head? {
        let row = try reader.row(
            "SELECT \(columns) FROM case_file f WHERE f.id = \(id) AND f.alliance_id = \(alliance)"
        )
        return try row.map(CaseFile.Head.init)
    }

    package static func find(
        _ id: Identifier<CaseFile>,
        in alliance: Identifier<Alliance>,
        from reader: Reader
    ) throws -> CaseFile.Head {
        guard let head = try fetch(id, in: alliance, from: reader) else { throw CasesError.notFound }
        return head
    }

    /// Opens a file with its household and needs and gives its identifier.
    package static func open(
        _ opening: CaseFile.Opening,
        in transaction: Transaction
    ) throws -> Identifier<CaseFile> {
        let id = transaction.newIdentifier(CaseFile.self)
        let number = try nextNumber(in: opening.alliance, year: transaction.today.year, transaction)
        let draft = opening.draft
        let status = opening.owner == nil ? CaseFile.Status.open : .inProgress
        try transaction.execute(
            """
            INSERT INTO case_file (id, alliance_id, organisation_id, year, number, status, owner_id, language,
                wants_interpreter, country, origin_place, origin_key, target_municipality, wished_arrival_on, source,
                opened_on, created_at, changed_at)
            VALUES (\(id), \(opening.alliance), \(opening.organisation), \(number.year), \(number.number), \(status),
                \(opening.owner), \(draft.language), \(draft.wantsInterpreter), \(draft.origin.country),
                \(draft.origin.place), \(draft.origin.key), \(draft.target), \(draft.wishedArrival), \(draft.source),
                \(transaction.today), \(transaction.now), \(transaction.now))
            """
        )
        try CaseEventStore.record(.opened, on: id, to: draft.source.rawValue, in: transaction)
        transaction.journal(
            JournalEntry(
                "open",
                "case_file",
                id.text,
                alliance: opening.alliance,
                after: draft.journalFields.json,
                reason: number.description
            )
        )
        for (place, person) in opening.household.enumerated() {
            let part = place == 0 ? Person.Part.main : (person.part == .main ? .relative : person.part)
            try HouseholdStore.insert(person.taking(part), into: id, of: opening.alliance, in: transaction)
        }
        for need in opening.needs {
            try NeedStore.insert(need, into: id, of: opening.alliance, in: transaction)
        }
        return id
    }

    /// Replaces the file's fields; throws `StoreError.stale` where somebody else was faster.
    package static func update(
        _ head: CaseFile.Head,
        to draft: CaseFile.Draft,
        in transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE case_file SET language = \(draft.language), wants_interpreter = \(draft.wantsInterpreter),
                country = \(draft.origin.country), origin_place = \(draft.origin.place),
                origin_key = \(draft.origin.key), target_municipality = \(draft.target),
                wished_arrival_on = \(draft.wishedArrival), source = \(draft.source),
                changed_at = \(transaction.now), version = version + 1
            WHERE id = \(head.id) AND version = \(head.version)
            """
        )
        transaction.journal(
            JournalEntry(
                "edit",
                "case_file",
                head.id.text,
                alliance: head.alliance,
                from: head.draft.journalFields,
                to: draft.journalFields
            )
        )
    }

    /// Moves a file along its workflow.
    package static func change(
        _ head: CaseFile.Head,
        to status: CaseFile.Status,
        remark: String = "",
        in transaction: Transaction
    ) throws {
        try head.status.permits(status).enforce()
        let closedOn = status == .closed ? transaction.today : nil
        try transaction.executeVersioned(
            """
            UPDATE case_file SET status = \(status), closed_on = \(closedOn), forgotten_on = NULL,
                changed_at = \(transaction.now), version = version + 1
            WHERE id = \(head.id) AND version = \(head.version)
            """
        )
        try CaseEventStore.record(
            .status,
            on: head.id,
            from: head.status.rawValue,
            to: status.rawValue,
            remark: remark,
            in: transaction
        )
        transaction.journal(
            JournalEntry(
                "change-status",
                "case_file",
                head.id.text,
                alliance: head.alliance,
                from: ["status": head.status],
                to: ["status": status],
                reason: remark.isEmpty ? nil : remark
            )
        )
    }

    /// Notes that something in the file changed, so that lists show it on top; its own version stays.
    package static func touch(_ id: Identifier<CaseFile>, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE case_file SET changed_at = \(transaction.now) WHERE id = \(id) AND changed_at < \(transaction.now)"
        )
    }

    private static func nextNumber(
        in alliance: Identifier<Alliance>,
        year: Int,
        _ transaction: Transaction
    ) throws -> CaseFile.Number {
        let last = try transaction.number(
            """
            INSERT INTO case_number (alliance_id, year, last_number) VALUES (\(alliance), \(year), 1)
            ON CONFLICT (alliance_id, year) DO UPDATE SET last_number = case_number.last_number + 1
            RETURNING last_number
            """
        )
        return CaseFile.Number(year: year, number: last)
    }
}

extension CaseFile.Origin {
    /// The place as it is compared: letter case, accents and alphabets do not count.
    var key: String { NameTokens.folded(place).joined(separator: " ") }
}

extension CaseFile.Head {
    init(_ row: Row) throws {
        self.init(
            id: try row.value("id"),
            alliance: try row.value("alliance_id"),
            organisation: try row.value("organisation_id"),
            number: CaseFile.Number(year: try row.value("year"), number: try row.value("number")),
            status: try row.value("status"),
            owner: try row.optional("owner_id"),
            standIn: try row.optional("stand_in_id"),
            language: try row.value("language"),
            wantsInterpreter: try row.value("wants_interpreter"),
            origin: CaseFile.Origin(country: try row.optional("country"), place: try row.value("origin_place")),
            target: try row.optional("target_municipality"),
            wishedArrival: try row.optional("wished_arrival_on"),
            source: try row.value("source"),
            openedOn: try row.value("opened_on"),
            closedOn: try row.optional("closed_on"),
            mergedInto: try row.optional("merged_into_id"),
            version: try row.value("version"),
            createdAt: try row.value("created_at"),
            changedAt: try row.value("changed_at")
        )
    }
}
