package import LotseCore
package import LotseData
import LotseWeb

/// What the command line does with accounts: the way in for the first operator and the first admins.
///
/// Whoever may run the program on the installation's machine holds it, so nobody is asked for a role.
package struct MembersConsole: Sendable {
    private let store: any Store
    private let hasher: PasswordHasher
    private let invitations: InvitationWorkflow

    /// - Parameters:
    ///   - store: the database.
    ///   - publicURL: links begin with it.
    ///   - hasher: hashes passwords.
    /// - Throws: where the words of letters cannot be read.
    package init(store: any Store, publicURL: String, hasher: PasswordHasher? = nil) throws {
        self.store = store
        self.hasher = hasher ?? PasswordHasher()
        invitations = InvitationWorkflow(
            letters: Letters(catalogues: try Letters.catalogues(), publicURL: publicURL)
        )
    }

    /// Whom to let in, and as what.
    package struct Newcomer: Sendable {
        let mail: MailAddress
        let name: String
        let language: Language
        let grant: Grant

        /// - Parameters:
        ///   - mail: the name to sign in with.
        ///   - name: first and last name.
        ///   - language: of letters.
        ///   - grant: the role, for which organisation, in which alliance.
        /// - Throws: `ConsoleProblem` for an address that no mail could be sent to or a role that lacks something.
        package init(mail: String, name: String, language: Language = .german, grant: Grant) throws {
            guard let address = MailAddress(mail) else {
                throw ConsoleProblem("\(mail) is not a mail address; write it like name@example.org.")
            }
            guard GrantRule.isWellFormed(grant) else { throw ConsoleProblem(of: .incompleteGrant) }
            self.mail = address
            self.name = name
            self.language = language
            self.grant = grant
        }
    }

    /// Invites somebody; the link is sent by mail too.
    ///
    /// - Parameters:
    ///   - newcomer: whom.
    ///   - alliance: the alliance's name, for the letter.
    /// - Returns: the link.
    /// - Throws: `ConsoleProblem` with a sentence.
    package func invite(_ newcomer: Newcomer, to alliance: String?) async throws -> String {
        let draft = InvitationDraft(
            mail: newcomer.mail,
            name: newcomer.name,
            language: newcomer.language,
            grant: newcomer.grant
        )
        return try await explaining {
            try await store.write(as: .system) { transaction in
                try invitations.invite(draft, by: nil, alliance: alliance, in: transaction).link
            }
        }
    }

    /// Makes an account with a password; where the address has one, it gets the role and keeps its password.
    ///
    /// - Parameters:
    ///   - newcomer: whom.
    ///   - password: as read from standard input.
    /// - Returns: the account.
    /// - Throws: `ConsoleProblem` with a sentence.
    package func add(_ newcomer: Newcomer, password: String) async throws -> Identifier<Account> {
        let known = try await store.read { try AccountStore.fetch(mail: newcomer.mail, $0) }
        if let known {
            return try await explaining {
                try await store.write(as: .system) { transaction in
                    try GrantWorkflow.give(newcomer.grant, to: known.id, by: nil, in: transaction)
                    return known.id
                }
            }
        }
        if let objection = PasswordRule.objection(to: password, mail: newcomer.mail, name: newcomer.name) {
            throw ConsoleProblem(of: .password(objection))
        }
        let hash = try await hasher.hash(password)
        return try await explaining {
            try await store.write(as: .system) { transaction in
                let draft = AccountDraft(name: newcomer.name, language: newcomer.language)
                let account = try AccountStore.insert(
                    mail: newcomer.mail,
                    draft: draft,
                    password: hash,
                    in: transaction
                )
                transaction.journal(
                    JournalEntry("create", "account", account.text, alliance: newcomer.grant.alliance)
                )
                try GrantWorkflow.give(newcomer.grant, to: account, by: nil, in: transaction)
                return account
            }
        }
    }

    private func explaining<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let error as MembersError {
            throw ConsoleProblem(of: error)
        }
    }
}

/// What keeps a command about accounts from its work, as a sentence for whoever runs it.
package struct ConsoleProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }

    init(of error: MembersError) {
        description =
            switch error {
            case .incompleteGrant:
                """
                The role lacks something: advisers, team leads and partner officers need --alliance and \
                --organisation, the operator neither, all others --alliance.
                """
            case .alreadyGranted: "The person holds this role already."
            case .password(.short): "The password is too short; take at least \(PasswordRule.minimumLength) characters."
            case .password(.long): "The password is too long."
            case .password(.common): "The password is one that everybody tries first; take another."
            case .password(.personal): "The password is mostly the person's own name; take another."
            case .unknown: "The account is closed; an admin of an alliance can reopen it."
            default: "This is not possible: \(error)."
            }
    }
}
