import Crypto
import Foundation
import LotseCore
import LotseData
import LotseWeb

/// Whom an attempt counts against: an account or a network address, known here only by a keyed hash.
struct AttemptSubject: Sendable {
    let text: String
    let lockout: Lockout

    private init(_ kind: String, _ value: String, _ lockout: Lockout, _ vault: Vault) {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("\(kind):\(value)".utf8),
            using: vault.key(for: "access-attempt")
        )
        text = "\(kind):\(code.hexadecimal)"
        self.lockout = lockout
    }

    /// What was typed as a name counts whether or not it is one, so that a lock-out tells nothing.
    static func account(_ typed: String, _ vault: Vault) -> AttemptSubject {
        let folded = MailAddress(typed)?.text ?? String(typed.lowercased().prefix(254))
        return AttemptSubject("account", folded, .account, vault)
    }

    static func address(_ remote: RemoteAddress, _ vault: Vault) -> AttemptSubject {
        AttemptSubject("address", remote.sender, .address, vault)
    }

    /// Letters that were asked for, by receiver.
    static func letters(to mail: String, _ vault: Vault) -> AttemptSubject {
        let folded = MailAddress(mail)?.text ?? String(mail.lowercased().prefix(254))
        return AttemptSubject("letters", folded, .letters, vault)
    }

    /// Letters that were asked for, by sender.
    static func letters(from remote: RemoteAddress, _ vault: Vault) -> AttemptSubject {
        AttemptSubject("letters-from", remote.sender, .address, vault)
    }
}

/// Attempts in the database, where all servers count them.
///
/// An attempt is noted before its password is looked at and forgiven when it was right: a thousand guesses sent at
/// once get no further than five sent one by one.
enum AttemptStore {
    /// The attempt that was let in: what has to be forgiven should it succeed.
    struct Admission: Sendable {
        let ids: [String]
    }

    enum Decision: Sendable {
        case admitted(Admission)
        case locked(until: Timestamp)
    }

    static func admit(_ subjects: [AttemptSubject], in transaction: Transaction) throws -> Decision {
        let ends = try subjects.compactMap { try end(of: $0, in: transaction) }
        if let end = ends.max() { return .locked(until: end) }
        var ids: [String] = []
        for subject in subjects {
            let id = transaction.newIdentifier(AttemptSubject.self).text
            try transaction.execute(
                """
                INSERT INTO access_attempt (id, subject, attempted_at)
                VALUES (\(id), \(subject.text), \(transaction.now))
                """
            )
            ids.append(id)
        }
        return .admitted(Admission(ids: ids))
    }

    /// When the subject may try again; nil where that is now.
    static func end(of subject: AttemptSubject, in transaction: Transaction) throws -> Timestamp? {
        let oldest = transaction.now.adding(hours: -Lockout.memoryInHours)
        let failures = try transaction.list(
            """
            SELECT attempted_at FROM access_attempt WHERE subject = \(subject.text) AND attempted_at > \(oldest)
            """
        ) { try $0.value("attempted_at", as: Timestamp.self) }
        return subject.lockout.end(after: failures, at: transaction.now)
    }

    static func forgive(_ admission: Admission, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM access_attempt WHERE id IN \(list: admission.ids)")
    }

    static func forgiveAll(_ subject: AttemptSubject, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM access_attempt WHERE subject = \(subject.text)")
    }
}
