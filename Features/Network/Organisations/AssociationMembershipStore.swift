package import LotseCore
package import LotseData

/// Who belongs to associations, in the database.
package enum AssociationMembershipStore {
    /// The members of an association, past and coming ones too, by name.
    package static func list(
        of association: Identifier<Organisation>,
        _ reader: Reader
    ) throws -> [AssociationMembership] {
        try reader.list(
            """
            SELECT m.*, o.name FROM association_membership m JOIN organisation o ON o.id = m.member_id
            WHERE m.association_id = \(association)
            """,
            make
        ).sorted { Folding.precedes($0.memberName, $1.memberName) }
    }

    /// The associations to which each of some organisations belongs on a day.
    package static func associations(
        of members: Set<Identifier<Organisation>>,
        on day: Day,
        _ reader: Reader
    ) throws -> [Identifier<Organisation>: Set<Identifier<Organisation>>] {
        guard !members.isEmpty else { return [:] }
        let pairs = try reader.list(
            """
            SELECT member_id, association_id FROM association_membership
            WHERE member_id IN \(list: members.sorted()) AND joined_on <= \(day)
                AND (left_on IS NULL OR left_on >= \(day))
            """
        ) { row in
            (
                try row.value("member_id", as: Identifier<Organisation>.self),
                try row.value("association_id", as: Identifier<Organisation>.self)
            )
        }
        return Dictionary(grouping: pairs, by: \.0).mapValues { Set($0.map(\.1)) }
    }

    /// - Throws: `NetworkError.memberTwice`, and `organisationUnknown` for an association in itself.
    package static func insert(_ membership: AssociationMembership, in transaction: Transaction) throws {
        guard membership.association != membership.member else { throw NetworkError.organisationUnknown }
        let count = try transaction.execute(
            """
            INSERT INTO association_membership (id, association_id, member_id, joined_on, left_on, version,
                created_at, changed_at)
            VALUES (\(membership.id), \(membership.association), \(membership.member), \(membership.period.start),
                \(membership.period.end), 1, \(transaction.now), \(transaction.now))
            ON CONFLICT (association_id, member_id) DO NOTHING
            """
        )
        guard count == 1 else { throw NetworkError.memberTwice }
        transaction.journal(
            "insert",
            .associationMembership,
            membership.id.text,
            to: membership.journalFields
        )
    }

    /// - Throws: `StoreError.stale` where somebody else was faster.
    package static func update(
        _ membership: AssociationMembership,
        from before: AssociationMembership,
        in transaction: Transaction
    ) throws {
        try transaction.executeVersioned(
            """
            UPDATE association_membership SET joined_on = \(membership.period.start),
                left_on = \(membership.period.end), version = version + 1, changed_at = \(transaction.now)
            WHERE id = \(membership.id) AND association_id = \(membership.association)
                AND version = \(membership.version)
            """
        )
        transaction.journal(
            "update",
            .associationMembership,
            membership.id.text,
            from: before.journalFields,
            to: membership.journalFields
        )
    }

    private static func make(_ row: Row) throws -> AssociationMembership {
        AssociationMembership(
            id: try row.value("id"),
            association: try row.value("association_id"),
            member: try row.value("member_id"),
            memberName: try row.value("name"),
            period: try row.period("joined_on", "left_on"),
            version: try row.value("version")
        )
    }
}

extension AssociationMembership {
    fileprivate var journalFields: JournalFields {
        [
            "association_id": association, "member_id": member, "joined_on": period.start, "left_on": period.end,
        ]
    }
}
