package import LotseCore
package import LotseData

/// Takes what was found on the market into a case file: as a proposal for the need it answers.
package enum ChosenListings {
    /// Writes a proposal; where the household has no open need of the topic yet, the need too.
    ///
    /// - Parameters:
    ///   - chosen: what was found, for a file that the caller was allowed to change.
    ///   - alliance: the file's.
    ///   - account: who chose.
    ///   - transaction: the change in the making.
    /// - Throws: `CasesError.denied` where the file is no longer worked on, and the store's errors.
    package static func propose(
        _ chosen: ChosenListing,
        in alliance: Identifier<Alliance>,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        let head = try CaseFileStore.find(chosen.caseFile, in: alliance, from: transaction.reader)
        guard head.status.isRunning else { throw CasesError.denied(.wrongState) }
        let person = chosen.person.flatMap { Identifier<Person>($0.text) }
        let open = try NeedStore.list(of: head.id, from: transaction.reader).filter { need in
            need.topic == chosen.topic && !need.status.isSettled
        }
        let need =
            try (open.first { $0.person == person } ?? open.first { $0.person == nil } ?? open.first)?.id
            ?? NeedStore.insert(
                Need.Draft(topic: chosen.topic, person: person),
                into: head.id,
                of: alliance,
                in: transaction
            )
        try ProposalStore.insert(
            ProposalDraft(title: chosen.title, place: chosen.place, address: "", note: chosen.note),
            for: need,
            of: head.id,
            alliance: alliance,
            by: account,
            in: transaction
        )
        try CaseFileStore.touch(head.id, in: transaction)
    }
}
