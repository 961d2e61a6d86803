package import LotseCore
package import LotseData
package import LotseWeb

/// Signing in: name and password, then the one-time code where one is set up.
///
/// Nothing in an answer or in its duration tells whether an account exists.
package struct SignInWorkflow: Sendable {
    private let store: any Store
    private let vault: Vault
    private let hasher: PasswordHasher

    package init(store: any Store, vault: Vault, hasher: PasswordHasher) {
        self.store = store
        self.vault = vault
        self.hasher = hasher
    }

    /// How a step ends.
    package enum Outcome: Sendable {
        case signedIn(Identifier<Account>, SessionToken)
        /// The password was right; the secret leads to the next step.
        case secondStep(SecretToken)
        /// Name or password is wrong, or the account is closed: which of these, nobody learns.
        case refused
        /// Too many attempts; the next one counts from this moment on.
        case locked(until: Timestamp)
        /// The first step was too long ago.
        case expired
    }

    package func signIn(mail: String, password: String, from remote: RemoteAddress) async throws -> Outcome {
        let subjects = [AttemptSubject.account(mail, vault), .address(remote, vault)]
        let decision = try await store.write(as: .visitor) { try AttemptStore.admit(subjects, in: $0) }
        guard case .admitted(let admission) = decision else { return Self.outcome(decision) }
        let known = try await store.read { reader in
            try MailAddress(mail).flatMap { try AccountStore.fetch(mail: $0, reader) }.map { account in
                (account: account, hash: try AccountStore.passwordHash(of: account.id, reader))
            }
        }
        let isRight: Bool
        do {
            isRight = try await hasher.matches(password, known?.hash)
        } catch {
            try await store.write(as: .visitor) { try AttemptStore.forgive(admission, in: $0) }
            throw error
        }
        guard isRight, let known, let hash = known.hash, known.account.isActive else {
            return try await refuse(subjects, .wrongPassword, .password, known?.account.id, remote)
        }
        try await strengthen(hash, password, of: known.account.id)
        return try await store.write(as: .visitor) { transaction in
            guard let account = try AccountStore.fetch(known.account.id, transaction.reader), account.isActive else {
                return .refused
            }
            try AttemptStore.forgive(admission, in: transaction)
            return try finish(account, .password, subjects[0], remote, in: transaction)
        }
    }

    /// The second step: a code of the app, or a recovery code.
    package func signIn(step: String, code: String, from remote: RemoteAddress) async throws -> Outcome {
        let vault = self.vault
        return try await store.write(as: .visitor) { transaction in
            guard
                let held = try TokenStore.fetch(step, .secondFactor, at: transaction.now, transaction.reader),
                let account = try AccountStore.fetch(held.account, transaction.reader), account.isActive
            else { return .expired }
            let subjects = [AttemptSubject.account(account.mail.text, vault), .address(remote, vault)]
            let decision = try AttemptStore.admit(subjects, in: transaction)
            guard case .admitted(let admission) = decision else { return Self.outcome(decision) }
            guard let method = try SecondFactorStore.use(code, of: account.id, vault: vault, in: transaction) else {
                return try Self.noteFailure(subjects, .wrongCode, .oneTimeCode, account.id, remote, in: transaction)
            }
            _ = try TokenStore.use(step, .secondFactor, in: transaction)
            try AttemptStore.forgive(admission, in: transaction)
            return try Self.start(account, method, subjects[0], remote, in: transaction)
        }
    }

    /// Makes sure that whoever is signed in knows the password; wrong ones count against lock-out.
    ///
    /// - Parameters:
    ///   - password: as typed.
    ///   - account: whose.
    ///   - remote: where from.
    /// - Throws: `MembersError.wrongPassword` or `.locked`.
    package func confirm(_ password: String, of account: MemberAccount, from remote: RemoteAddress) async throws {
        let subjects = [AttemptSubject.account(account.mail.text, vault), .address(remote, vault)]
        switch try await store.write(as: .member(account.id), { try AttemptStore.admit(subjects, in: $0) }) {
        case .locked(let end): throw MembersError.locked(until: end)
        case .admitted(let admission):
            let hash = try await store.read { try AccountStore.passwordHash(of: account.id, $0) }
            guard try await hasher.matches(password, hash) else { throw MembersError.wrongPassword }
            try await store.write(as: .member(account.id)) { try AttemptStore.forgive(admission, in: $0) }
        }
    }

    /// Runs a change that a code of the second factor pays for; wrong codes count against lock-out.
    ///
    /// The attempt is noted by itself, because the change that throws `wrongCode` leaves nothing behind.
    package func spending<Value: Sendable>(
        as account: MemberAccount,
        from remote: RemoteAddress,
        _ change: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let subjects = [AttemptSubject.account(account.mail.text, vault), .address(remote, vault)]
        switch try await store.write(as: .member(account.id), { try AttemptStore.admit(subjects, in: $0) }) {
        case .locked(let end): throw MembersError.locked(until: end)
        case .admitted(let admission):
            return try await store.write(as: .member(account.id)) { transaction in
                let value = try change(transaction)
                try AttemptStore.forgive(admission, in: transaction)
                return value
            }
        }
    }

    /// Goes on after an outside provider or an invitation said who it is: the one-time code is still asked for.
    package func signIn(
        knownAs account: MemberAccount,
        by method: SignInEvent.Method,
        from remote: RemoteAddress,
        in transaction: Transaction
    ) throws -> Outcome {
        guard account.isActive else { return .refused }
        return try finish(account, method, .account(account.mail.text, vault), remote, in: transaction)
    }

    private func finish(
        _ account: MemberAccount,
        _ method: SignInEvent.Method,
        _ subject: AttemptSubject,
        _ remote: RemoteAddress,
        in transaction: Transaction
    ) throws -> Outcome {
        guard account.hasSecondFactor else {
            return try Self.start(account, method, subject, remote, in: transaction)
        }
        return .secondStep(try TokenStore.insert(.secondFactor, for: account.id, in: transaction))
    }

    private static func start(
        _ account: MemberAccount,
        _ method: SignInEvent.Method,
        _ subject: AttemptSubject,
        _ remote: RemoteAddress,
        in transaction: Transaction
    ) throws -> Outcome {
        try AttemptStore.forgiveAll(subject, in: transaction)
        try SignInEventStore.insert(.signedIn, method, of: account.id, from: remote.network, in: transaction)
        return .signedIn(account.id, try SessionStore.start(for: account.id, in: transaction))
    }

    private func refuse(
        _ subjects: [AttemptSubject],
        _ outcome: SignInEvent.Outcome,
        _ method: SignInEvent.Method,
        _ account: Identifier<Account>?,
        _ remote: RemoteAddress
    ) async throws -> Outcome {
        try await store.write(as: .visitor) { transaction in
            try Self.noteFailure(subjects, outcome, method, account, remote, in: transaction)
        }
    }

    /// Logs the failure and, where it brings a wait, the wait; the attempt itself stays noted.
    private static func noteFailure(
        _ subjects: [AttemptSubject],
        _ outcome: SignInEvent.Outcome,
        _ method: SignInEvent.Method,
        _ account: Identifier<Account>?,
        _ remote: RemoteAddress,
        in transaction: Transaction
    ) throws -> Outcome {
        try SignInEventStore.insert(outcome, method, of: account, from: remote.network, in: transaction)
        guard let end = try subjects.compactMap({ try AttemptStore.end(of: $0, in: transaction) }).max() else {
            return .refused
        }
        try SignInEventStore.insert(.locked, method, of: account, from: remote.network, in: transaction)
        return .locked(until: end)
    }

    /// Hashes the password again where it was kept under weaker settings than those of today.
    private func strengthen(_ hash: PasswordHash, _ password: String, of account: Identifier<Account>) async throws {
        guard hash.cost.isWeaker(than: hasher.cost) else { return }
        let stronger = try await hasher.hash(password)
        try await store.write(as: .visitor) { transaction in
            try AccountStore.replace(hash, by: stronger, of: account, in: transaction)
        }
    }

    private static func outcome(_ decision: AttemptStore.Decision) -> Outcome {
        guard case .locked(let end) = decision else { preconditionFailure("an admitted attempt goes on") }
        return .locked(until: end)
    }
}
