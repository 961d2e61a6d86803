package import LotseCore
package import LotseData
package import LotseWeb

/// What people do with their own account: details, password, mail address.
package struct AccountWorkflow: Sendable {
    let letters: Letters
    let vault: Vault

    package init(letters: Letters, vault: Vault) {
        self.letters = letters
        self.vault = vault
    }

    package func update(
        _ id: Identifier<Account>,
        _ draft: AccountDraft,
        version: Int64,
        in transaction: Transaction
    ) throws {
        let before = try AccountStore.find(id, transaction.reader)
        try AccountStore.update(id, draft: draft, version: version, in: transaction)
        transaction.journal(
            JournalEntry(
                "update",
                "account",
                id.text,
                alliance: nil,
                from: ["name": before.name, "language": before.language],
                to: ["name": draft.name, "language": draft.language]
            )
        )
    }

    /// Keeps a new password; all other sessions end, and a letter says so.
    ///
    /// - Parameters:
    ///   - password: already hashed, by the rule of passwords.
    ///   - id: whose.
    ///   - kept: the session that may go on; nil ends all.
    ///   - transaction: the change.
    /// - Throws: `MembersError.unknown` for an account that does not exist.
    package func set(
        _ password: PasswordHash,
        of id: Identifier<Account>,
        keeping kept: Session?,
        in transaction: Transaction
    ) throws {
        let account = try AccountStore.find(id, transaction.reader)
        try AccountStore.update(id, password: password, in: transaction)
        try TokenStore.removeAll(of: id, in: transaction)
        try SessionStore.endAll(of: id, except: kept, in: transaction)
        try AttemptStore.forgiveAll(.account(account.mail.text, vault), in: transaction)
        try send(.passwordChanged, to: account, in: transaction)
        transaction.journal(JournalEntry("set-password", "account", id.text))
    }

    /// Sends a link for a new password, if the address has an account; the answer is the same in any case.
    package func requestReset(mail typed: String, from remote: RemoteAddress, in transaction: Transaction) throws {
        let subjects = [AttemptSubject.letters(to: typed, vault), .letters(from: remote, vault)]
        guard case .admitted = try AttemptStore.admit(subjects, in: transaction) else { return }
        let account = try MailAddress(typed).flatMap { try AccountStore.fetch(mail: $0, transaction.reader) }
        guard let account, account.isActive else { return }
        let token = try TokenStore.insert(.passwordReset, for: account.id, in: transaction)
        let link = letters.link(MembersPaths.reset, ["link": token.text], in: account.language)
        let end = transaction.now.adding(minutes: TokenPurpose.passwordReset.minutes)
        try send(.passwordReset(link: link, until: end), to: account, in: transaction)
        transaction.journal(JournalEntry("request-password", "account", account.id.text))
    }

    /// Whose link this is; nil for one that is wrong, spent or too old.
    package func accountOfReset(_ link: String, at now: Timestamp, _ reader: Reader) throws -> MemberAccount? {
        try TokenStore.fetch(link, .passwordReset, at: now, reader)
            .flatMap { try AccountStore.fetch($0.account, reader) }
            .flatMap { $0.isActive ? $0 : nil }
    }

    /// Keeps the password that was chosen after following the link; every session ends.
    package func reset(_ link: String, to password: PasswordHash, in transaction: Transaction) throws {
        let held = try TokenStore.use(link, .passwordReset, in: transaction)
        guard try AccountStore.find(held.account, transaction.reader).isActive else { throw MembersError.unusableLink }
        try set(password, of: held.account, keeping: nil, in: transaction)
    }

    /// Sends a link to a new address; nothing changes before it is followed.
    package func requestMailChange(
        of id: Identifier<Account>,
        to mail: MailAddress,
        in transaction: Transaction
    ) throws {
        let account = try AccountStore.find(id, transaction.reader)
        let token = try TokenStore.insert(.mailChange, for: id, detail: mail.text, in: transaction)
        let link = letters.link(MembersPaths.confirmMail, ["link": token.text], in: account.language)
        let end = transaction.now.adding(minutes: TokenPurpose.mailChange.minutes)
        try letters.mail(
            .mailChange(link: link, until: end),
            to: mail,
            name: account.name,
            in: account.language
        ).enqueue(in: transaction)
        transaction.journal(
            JournalEntry("request-mail", "account", id.text, alliance: nil, from: [:], to: ["mail": mail])
        )
    }

    /// The address that a link would confirm; nil for a link that is wrong, spent or too old.
    package func mailOfChange(_ link: String, at now: Timestamp, _ reader: Reader) throws -> MailAddress? {
        try TokenStore.fetch(link, .mailChange, at: now, reader).flatMap { MailAddress($0.detail) }
    }

    /// Takes the new address into use; the old one gets a letter.
    package func confirmMail(_ link: String, in transaction: Transaction) throws {
        let held = try TokenStore.use(link, .mailChange, in: transaction)
        let account = try AccountStore.find(held.account, transaction.reader)
        guard let mail = MailAddress(held.detail), account.isActive else { throw MembersError.unusableLink }
        try AccountStore.update(account.id, mail: mail, in: transaction)
        try send(.mailChanged(to: mail), to: account, in: transaction)
        transaction.journal(
            JournalEntry(
                "change-mail",
                "account",
                account.id.text,
                alliance: nil,
                from: ["mail": account.mail],
                to: ["mail": mail]
            )
        )
    }

    func send(_ kind: Letters.Kind, to account: MemberAccount, in transaction: Transaction) throws {
        try letters.mail(kind, to: account.mail, name: account.name, in: account.language).enqueue(in: transaction)
    }
}
