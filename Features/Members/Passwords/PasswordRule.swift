package import LotseCore

/// What a new password must be: long, and not one that everybody tries first.
///
/// Nothing else is asked of it, as NIST SP 800-63B and the BSI advise: no composition rules, no expiry.
package enum PasswordRule {
    /// Counted in characters as people count them.
    package static let minimumLength = 12
    /// More bytes than anybody types; keeps the work of hashing bounded.
    package static let maximumBytes = 1024

    /// Why a password is not taken.
    ///
    /// Words for readers live under `members.password.<raw value>`.
    package enum Objection: String, Sendable, CaseIterable {
        case short = "too-short"
        case long = "too-long"
        case common
        /// Mostly the person's own name or mail address.
        case personal
    }

    /// The first thing that stands against the password; nil where it may be taken.
    ///
    /// - Parameters:
    ///   - password: as typed.
    ///   - mail: the account's address.
    ///   - name: the person's name.
    /// - Returns: the objection.
    package static func objection(to password: String, mail: MailAddress, name: String) -> Objection? {
        let normal = PasswordHash.normalised(password)
        if normal.utf8.count > maximumBytes { return .long }
        if normal.count < minimumLength { return .short }
        let plain = normal.lowercased()
        if isCommon(plain) { return .common }
        let own = [mail.text, mail.localPart] + name.lowercased().split(separator: " ").map(String.init)
        return own.contains { isMostly($0, of: plain) } ? .personal : nil
    }

    /// On the list as it stands, behind digits and signs put around it, or made of one short piece over and over.
    private static func isCommon(_ plain: String) -> Bool {
        let core = plain.trimmed { !$0.isLetter }
        return CommonPasswords.list.contains(plain) || CommonPasswords.words.contains(core)
            || isRepetition(Array(plain.unicodeScalars)) || isRun(Array(plain.unicodeScalars.map(\.value)))
    }

    private static func isRepetition(_ scalars: [Unicode.Scalar]) -> Bool {
        (1...6).contains { period in
            period * 2 <= scalars.count
                && scalars.indices.dropFirst(period).allSatisfy { scalars[$0] == scalars[$0 - period] }
        }
    }

    /// `abcdefghijkl`, `210987654321`: each character beside the one before it, round the end of the digits too.
    private static func isRun(_ values: [UInt32]) -> Bool {
        let steps = zip(values, values.dropFirst()).map { Int64($1) - Int64($0) }
        return steps.allSatisfy { $0 == 1 || $0 == -9 } || steps.allSatisfy { $0 == -1 || $0 == 9 }
    }

    private static func isMostly(_ own: String, of plain: String) -> Bool {
        own.count >= 4 && plain.contains(own) && own.count * 2 > plain.count
    }
}

extension String {
    /// Without the characters at both ends that are of a kind.
    fileprivate func trimmed(_ isEdge: (Character) -> Bool) -> String {
        String(String(drop(while: isEdge)).reversed().drop(while: isEdge).reversed())
    }
}
