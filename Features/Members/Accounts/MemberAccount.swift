package import LotseCore

/// Somebody who can sign in ("Konto").
package struct MemberAccount: Hashable, Sendable {
    package let id: Identifier<Account>
    /// The name one signs in with, and where letters go.
    package let mail: MailAddress
    package let name: String
    /// The language of letters, and of the first page after signing in.
    package let language: Language
    /// Not so where the account is used through an outside identity only.
    package let hasPassword: Bool
    package let hasSecondFactor: Bool
    package let deactivatedAt: Timestamp?
    package let createdAt: Timestamp
    package let version: Int64

    package var isActive: Bool { deactivatedAt == nil }
}

/// What a person may change about their own account without further ado.
package struct AccountDraft: Sendable, Equatable {
    package let name: String
    package let language: Language

    package init(name: String, language: Language) {
        self.name = name
        self.language = language
    }
}
