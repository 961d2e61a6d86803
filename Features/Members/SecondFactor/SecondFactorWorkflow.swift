package import LotseCore
package import LotseData
package import LotseWeb

/// Setting up the second factor, and ending it.
package struct SecondFactorWorkflow: Sendable {
    private let accounts: AccountWorkflow

    /// - Parameter accounts: writes the letters.
    package init(accounts: AccountWorkflow) {
        self.accounts = accounts
    }

    /// What somebody puts into the app: by its camera or by hand.
    package struct Enrolment: Sendable {
        package let uri: String
        /// The secret in groups of four.
        package let secret: String
    }

    /// Makes a secret that waits for its first code; one in use stays in use until then.
    package func begin(for account: Identifier<Account>, in transaction: Transaction) throws {
        try SecondFactorStore.insertPending(
            OneTimeCode.makeSecret(),
            of: account,
            vault: accounts.vault,
            in: transaction
        )
    }

    /// The secret that waits; nil where there is none.
    package func enrolment(of account: MemberAccount, _ reader: Reader) throws -> Enrolment? {
        try SecondFactorStore.pendingSecret(of: account.id, vault: accounts.vault, reader).map { secret in
            let text = Array(Base32.text(secret))
            let groups = stride(from: 0, to: text.count, by: 4).map { String(text[$0..<min($0 + 4, text.count)]) }
            return Enrolment(
                uri: OneTimeCode.enrolmentURI(secret: secret, account: account.mail, issuer: Letters.site(in: .german)),
                secret: groups.joined(separator: " ")
            )
        }
    }

    /// Takes the waiting secret into use once a code proves that the app has it.
    ///
    /// - Parameters:
    ///   - code: the first code of the app.
    ///   - id: whose.
    ///   - session: the session that may go on; all others end.
    ///   - transaction: the change.
    /// - Returns: the recovery codes, to be shown this once.
    /// - Throws: `MembersError.wrongCode`.
    package func confirm(
        _ code: String,
        of id: Identifier<Account>,
        keeping session: Session?,
        in transaction: Transaction
    ) throws -> [String] {
        let secret = try SecondFactorStore.pendingSecret(of: id, vault: accounts.vault, transaction.reader)
        guard let secret, let step = OneTimeCode.step(of: code, secret: secret, at: transaction.now, after: 0) else {
            throw MembersError.wrongCode
        }
        try SecondFactorStore.confirmPending(of: id, step: step, in: transaction)
        let codes = try SecondFactorStore.replaceRecoveryCodes(of: id, in: transaction)
        try SessionStore.endAll(of: id, except: session, in: transaction)
        try announce(id, isOn: true, in: transaction)
        transaction.journal(JournalEntry("confirm", "second_factor", id.text))
        return codes
    }

    /// Makes new recovery codes in exchange for a code of the app.
    package func renewRecoveryCodes(
        for id: Identifier<Account>,
        code: String,
        in transaction: Transaction
    ) throws -> [String] {
        try spend(code, of: id, in: transaction)
        transaction.journal(JournalEntry("renew-recovery-codes", "second_factor", id.text))
        return try SecondFactorStore.replaceRecoveryCodes(of: id, in: transaction)
    }

    /// Ends the second factor of one's own account in exchange for a code.
    package func end(of id: Identifier<Account>, code: String, in transaction: Transaction) throws {
        try spend(code, of: id, in: transaction)
        try remove(of: id, reason: nil, in: transaction)
    }

    /// Ends the second factor of somebody who lost phone and recovery codes.
    ///
    /// Whoever does it has made sure who is asking; the journal keeps how. All sessions end.
    package func end(
        of id: Identifier<Account>,
        by member: Member,
        reason: String,
        in transaction: Transaction
    ) throws {
        let grants = try GrantStore.current(of: id, transaction.reader).map(\.grant)
        if case .denied(let reason) = GrantRule.permission(of: member, toClose: grants) {
            throw MembersError.denied(reason)
        }
        if member.account == id { throw MembersError.ownAccount }
        try SessionStore.endAll(of: id, in: transaction)
        try remove(of: id, reason: reason, in: transaction)
    }

    private func spend(_ code: String, of id: Identifier<Account>, in transaction: Transaction) throws {
        guard try SecondFactorStore.use(code, of: id, vault: accounts.vault, in: transaction) != nil else {
            throw MembersError.wrongCode
        }
    }

    private func remove(of id: Identifier<Account>, reason: String?, in transaction: Transaction) throws {
        try SecondFactorStore.remove(of: id, in: transaction)
        try announce(id, isOn: false, in: transaction)
        transaction.journal(JournalEntry("remove", "second_factor", id.text, reason: reason))
    }

    private func announce(_ id: Identifier<Account>, isOn: Bool, in transaction: Transaction) throws {
        let account = try AccountStore.find(id, transaction.reader)
        try accounts.send(.secondFactorChanged(isOn: isOn), to: account, in: transaction)
    }
}
