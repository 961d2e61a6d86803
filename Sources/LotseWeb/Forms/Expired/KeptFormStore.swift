import Foundation
import LotseCore
import LotseData

/// The last form that each account sent after its session had ended, sealed until it signs in again.
struct KeptFormStore: Sendable {
    /// What is larger is not kept.
    static let mostBytes = 64 * 1024
    static let hours: Int64 = 2
    private static let purpose = "kept-form"

    let store: any Store
    let vault: Vault

    /// Keeps a form in the place of the one before.
    ///
    /// - Parameters:
    ///   - typed: what somebody typed.
    ///   - account: whose session it was; nobody else gets to see it.
    /// - Returns: false where it is too large.
    /// - Throws: what the database throws.
    func keep(_ typed: TypedForm, for account: Identifier<Account>) async throws -> Bool {
        let bytes = [UInt8](try JSONEncoder().encode(typed))
        guard bytes.count <= Self.mostBytes else { return false }
        let sealed = try vault.seal(bytes, for: Self.purpose, bindingTo: account.text)
        try await store.write(as: .system) { transaction in
            try Self.removeOld(in: transaction)
            try transaction.execute(
                """
                INSERT INTO kept_form (account_id, sealed, kept_at) VALUES (\(account), \(sealed), \(transaction.now))
                ON CONFLICT (account_id) DO UPDATE SET sealed = excluded.sealed, kept_at = excluded.kept_at
                """
            )
        }
        return true
    }

    /// What is kept for the account; nil where there is nothing, it is too old or does not open.
    func fetch(for account: Identifier<Account>) async throws -> TypedForm? {
        let oldest = store.sources.clock.now.adding(hours: -Self.hours)
        let sealed: [UInt8]? = try await store.read { reader in
            try reader.row("SELECT sealed FROM kept_form WHERE account_id = \(account) AND kept_at > \(oldest)")?
                .value("sealed")
        }
        guard let sealed, let bytes = try? vault.open(sealed, for: Self.purpose, bindingTo: account.text) else {
            return nil
        }
        return try? JSONDecoder().decode(TypedForm.self, from: Data(bytes))
    }

    func remove(for account: Identifier<Account>) async throws {
        try await store.write(as: .system) { transaction in
            try transaction.execute("DELETE FROM kept_form WHERE account_id = \(account)")
            return
        }
    }

    static func removeOld(in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM kept_form WHERE kept_at <= \(transaction.now.adding(hours: -hours))")
    }
}
