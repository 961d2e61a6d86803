package import LotseCore
package import LotseData

/// Reminds the team of a case of what another room heard.
package enum CaseReminders {
    /// Sets a task for today for whoever answers for the file, or stands in; nothing where nobody does yet.
    ///
    /// - Parameters:
    ///   - caseFile: which; nothing happens to one that is no longer worked on.
    ///   - title: what is to be done.
    ///   - alliance: the file's.
    ///   - account: who gave the reason.
    ///   - transaction: the change in the making.
    /// - Throws: the store's errors.
    package static func add(
        to caseFile: Identifier<CaseFile>,
        _ title: String,
        in alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        _ transaction: Transaction
    ) throws {
        guard let head = try CaseFileStore.fetch(caseFile, in: alliance, from: transaction.reader),
            head.status.isRunning, let assignee = head.owner ?? head.standIn
        else { return }
        try TaskStore.insert(
            title,
            due: transaction.today,
            assignee: assignee,
            creator: account,
            into: head,
            in: transaction
        )
    }
}
