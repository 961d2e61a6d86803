import LotseCore
import LotseData

/// What becomes of a request: a case file of its own, or a part of one that is there.
///
/// Each is one change.
enum IntakeDecisionStore {
    /// Opens a case file from a request; consents and the secret link follow it.
    static func take(
        _ intake: Intake,
        as conversion: IntakeConversion,
        owner: Identifier<Account>,
        in transaction: Transaction
    ) throws -> Identifier<CaseFile> {
        guard intake.status == .submitted, let organisation = intake.organisation else {
            throw CasesError.denied(.wrongState)
        }
        let caseFile = try CaseFileStore.open(
            CaseFile.Opening(
                alliance: intake.alliance,
                organisation: organisation,
                owner: owner,
                draft: conversion.file,
                household: conversion.household,
                needs: conversion.needs
            ),
            in: transaction
        )
        try attach(intake, to: caseFile, as: .taken, by: owner, in: transaction)
        return caseFile
    }

    /// Adds a request to a household's file: its new needs, its link, its consents, and what it says as a note.
    ///
    /// - Parameters:
    ///   - intake: the request.
    ///   - conversion: its answers as a file would hold them.
    ///   - head: the file that is there.
    ///   - note: the answers in words; the file's own data stay as they are.
    ///   - account: who decides.
    ///   - transaction: the change in the making.
    /// - Throws: `CasesError.denied` for another organisation's file, or a request that was decided; the store's errors.
    static func join(
        _ intake: Intake,
        as conversion: IntakeConversion,
        to head: CaseFile.Head,
        note: String,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        guard intake.status == .submitted, head.status != .merged else { throw CasesError.denied(.wrongState) }
        guard head.organisation == intake.organisation, head.alliance == intake.alliance else {
            throw CasesError.denied(.otherOrganisation)
        }
        let running = try NeedStore.list(of: head.id, from: transaction.reader).filter { !$0.status.isSettled }
        let topics = Set(running.map(\.topic))
        for need in conversion.needs where !topics.contains(need.topic) {
            try NeedStore.insert(need, into: head.id, of: head.alliance, in: transaction)
        }
        try NoteStore.insert(note, author: account, into: head, in: transaction)
        try attach(intake, to: head.id, as: .joined, by: account, in: transaction)
    }

    private static func attach(
        _ intake: Intake,
        to caseFile: Identifier<CaseFile>,
        as status: Intake.Status,
        by account: Identifier<Account>,
        in transaction: Transaction
    ) throws {
        try IntakeStore.decide(intake, as: status, by: account, in: transaction)
        try ConsentStore.move(from: intake.id, to: caseFile, in: transaction)
        try MatterStore.attach(intake.matter, to: caseFile, in: transaction)
    }
}
