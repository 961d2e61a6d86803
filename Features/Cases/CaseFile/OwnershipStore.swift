package import LotseCore
package import LotseData

/// Who works on a file, and how that changes ("Zuständigkeit, Übergabe").
package enum OwnershipStore {
    /// A colleague takes a file over, from nobody or from its owner.
    package static func takeOver(
        _ head: CaseFile.Head,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        guard head.status.isRunning, head.owner != account else { throw CasesError.denied(.wrongState) }
        let standIn = head.standIn == account ? nil : head.standIn
        try assign(head, to: account, standIn: standIn, as: .takenOver, remark: "", in: transaction)
    }

    /// The file goes to somebody else of the same organisation, with a word about what is to be known.
    ///
    /// - Parameters:
    ///   - head: the file as it was seen.
    ///   - account: the new owner.
    ///   - standIn: who stands in for the new owner.
    ///   - remark: what the new owner must know.
    ///   - transaction: the change in the making.
    /// - Throws: `CasesError.denied` where the file does not run; `StoreError.stale`.
    package static func handOver(
        _ head: CaseFile.Head,
        to account: Identifier<Account>,
        standIn: Identifier<Account>?,
        remark: String,
        in transaction: Transaction
    ) throws {
        guard head.status.isRunning, account != standIn else { throw CasesError.denied(.wrongState) }
        try assign(head, to: account, standIn: standIn, as: .handedOver, remark: remark, in: transaction)
    }

    private static func assign(
        _ head: CaseFile.Head,
        to account: Identifier<Account>,
        standIn: Identifier<Account>?,
        as kind: CaseEvent.Kind,
        remark: String,
        in transaction: Transaction
    ) throws {
        // A new file that somebody takes is in progress from then on.
        let status = head.status == .open ? CaseFile.Status.inProgress : head.status
        try transaction.executeVersioned(
            """
            UPDATE case_file SET owner_id = \(account), stand_in_id = \(standIn), status = \(status),
                changed_at = \(transaction.now), version = version + 1
            WHERE id = \(head.id) AND version = \(head.version)
            """
        )
        try CaseEventStore.record(
            kind,
            on: head.id,
            from: head.owner?.text,
            to: account.text,
            remark: remark,
            in: transaction
        )
        transaction.journal(
            JournalEntry(
                kind == .takenOver ? "take-over" : "hand-over",
                "case_file",
                head.id.text,
                alliance: head.alliance,
                from: ["owner_id": head.owner, "stand_in_id": head.standIn, "status": head.status],
                to: ["owner_id": account, "stand_in_id": standIn, "status": status],
                reason: remark.isEmpty ? nil : remark
            )
        )
    }
}
