package import LotseCore
package import LotseData

/// Entering and taking back absences.
package enum AbsenceWorkflow {
    /// Enters an absence.
    ///
    /// - Parameters:
    ///   - account: who is away.
    ///   - period: with an end.
    ///   - standIn: who stands in.
    ///   - member: who enters it; nil for the demo region.
    ///   - transaction: the change.
    /// - Returns: the absence's id.
    /// - Throws: `MembersError.absence` with the objection, or `.denied`.
    @discardableResult
    package static func enter(
        _ account: Identifier<Account>,
        away period: Period,
        standIn: Identifier<Account>,
        by member: Member?,
        in transaction: Transaction
    ) throws -> Identifier<Absence> {
        let reader = transaction.reader
        let grants = try GrantStore.current(of: account, reader).map(\.grant)
        try require(member, account, grants)
        let isActive = try AccountStore.fetch(standIn, reader)?.isActive ?? false
        let absence = Absence(
            id: transaction.newIdentifier(),
            account: account,
            standIn: standIn,
            period: period
        )
        let objection = AbsenceRule.objection(
            to: absence,
            on: transaction.today,
            others: try AbsenceStore.list(of: account, from: period.start, reader),
            grants: grants,
            standInGrants: isActive ? try GrantStore.current(of: standIn, reader).map(\.grant) : []
        )
        if let objection { throw MembersError.absence(objection) }
        try AbsenceStore.insert(absence, by: member?.account, in: transaction)
        transaction.journal(
            JournalEntry(
                "enter",
                "absence",
                absence.id.text,
                alliance: nil,
                from: [:],
                to: ["account": account, "stand_in": standIn, "starts_on": period.start, "ends_on": period.end]
            )
        )
        return absence.id
    }

    package static func cancel(_ id: Identifier<Absence>, by member: Member, in transaction: Transaction) throws {
        guard let absence = try AbsenceStore.fetch(id, transaction.reader) else { throw MembersError.unknown }
        let grants = try GrantStore.current(of: absence.account, transaction.reader).map(\.grant)
        try require(member, absence.account, grants)
        try AbsenceStore.cancel(id, in: transaction)
        transaction.journal(JournalEntry("cancel", "absence", id.text))
    }

    private static func require(_ member: Member?, _ account: Identifier<Account>, _ grants: [Grant]) throws {
        guard let member else { return }
        if case .denied(let reason) = AbsenceRule.permission(of: member, toEnterFor: account, holding: grants) {
            throw MembersError.denied(reason)
        }
    }
}
