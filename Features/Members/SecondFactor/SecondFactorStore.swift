import LotseCore
import LotseData

/// Authenticator apps and recovery codes in the database.
enum SecondFactorStore {
    /// What an account page needs to know.
    struct State: Sendable, Equatable {
        var confirmedAt: Timestamp?
        var hasPending = false
        var codesLeft = 0
    }

    static func state(of account: Identifier<Account>, _ reader: Reader) throws -> State {
        let row = try reader.row(
            """
            SELECT f.confirmed_at, f.pending_secret IS NOT NULL AS has_pending,
                (SELECT count(*) FROM recovery_code c WHERE c.account_id = f.account_id AND c.used_at IS NULL) AS codes
            FROM second_factor f WHERE f.account_id = \(account)
            """
        )
        guard let row else { return State() }
        return State(
            confirmedAt: try row.optional("confirmed_at"),
            hasPending: try row.value("has_pending"),
            codesLeft: try row.value("codes")
        )
    }

    /// Keeps a new secret beside the one in use until a code proves that the app has it.
    static func insertPending(
        _ secret: [UInt8],
        of account: Identifier<Account>,
        vault: Vault,
        in transaction: Transaction
    ) throws {
        let sealed = try vault.seal(secret, for: purpose, bindingTo: account.text)
        try transaction.execute(
            """
            INSERT INTO second_factor (account_id, last_step, pending_secret, created_at, changed_at)
            VALUES (\(account), 0, \(sealed), \(transaction.now), \(transaction.now))
            ON CONFLICT (account_id) DO UPDATE SET pending_secret = excluded.pending_secret,
                changed_at = excluded.changed_at
            """
        )
    }

    static func pendingSecret(of account: Identifier<Account>, vault: Vault, _ reader: Reader) throws -> [UInt8]? {
        try reader.row("SELECT pending_secret FROM second_factor WHERE account_id = \(account)")?
            .optional("pending_secret", as: [UInt8].self)
            .map { try vault.open($0, for: purpose, bindingTo: account.text) }
    }

    /// Puts the pending secret into use; the code that proved it is spent.
    static func confirmPending(of account: Identifier<Account>, step: Int64, in transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE second_factor SET secret = pending_secret, pending_secret = NULL, confirmed_at = \(transaction.now),
                last_step = \(step), changed_at = \(transaction.now)
            WHERE account_id = \(account)
            """
        )
    }

    static func remove(of account: Identifier<Account>, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM recovery_code WHERE account_id = \(account)")
        try transaction.execute("DELETE FROM second_factor WHERE account_id = \(account)")
    }

    /// Forgets the old recovery codes and keeps the hashes of new ones, which are shown this once.
    static func replaceRecoveryCodes(of account: Identifier<Account>, in transaction: Transaction) throws -> [String] {
        try transaction.execute("DELETE FROM recovery_code WHERE account_id = \(account)")
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make() }
        for code in codes {
            try transaction.execute(
                """
                INSERT INTO recovery_code (code_hash, account_id, created_at)
                VALUES (\(RecoveryCode.hash(of: code)), \(account), \(transaction.now))
                """
            )
        }
        return codes
    }

    /// Spends a code of the app or a recovery code; nil where it is neither.
    static func use(
        _ code: String,
        of account: Identifier<Account>,
        vault: Vault,
        in transaction: Transaction
    ) throws -> SignInEvent.Method? {
        if try useOneTimeCode(code, of: account, vault: vault, in: transaction) { return .oneTimeCode }
        guard let hash = RecoveryCode.hash(of: code) else { return nil }
        let spent = try transaction.execute(
            """
            UPDATE recovery_code SET used_at = \(transaction.now)
            WHERE code_hash = \(hash) AND account_id = \(account) AND used_at IS NULL
            """
        )
        return spent == 1 ? .recoveryCode : nil
    }

    /// Each step's code counts once; the row keeps the last step that was used.
    private static func useOneTimeCode(
        _ code: String,
        of account: Identifier<Account>,
        vault: Vault,
        in transaction: Transaction
    ) throws -> Bool {
        let row = try transaction.row("SELECT secret, last_step FROM second_factor WHERE account_id = \(account)")
        guard let row, let sealed = try row.optional("secret", as: [UInt8].self) else { return false }
        let secret = try vault.open(sealed, for: purpose, bindingTo: account.text)
        let last: Int64 = try row.value("last_step")
        guard let step = OneTimeCode.step(of: code, secret: secret, at: transaction.now, after: last) else {
            return false
        }
        return try transaction.execute(
            "UPDATE second_factor SET last_step = \(step) WHERE account_id = \(account) AND last_step < \(step)"
        ) == 1
    }

    private static let purpose = "second-factor"
}
