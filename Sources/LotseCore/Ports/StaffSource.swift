/// Accounts as other rooms need them: who could own a case, who answers for a partner.
package protocol StaffSource: Sendable {
    /// Everybody who holds one of the roles for the organisation in the alliance, by name; absent ones too.
    func staff(
        of organisation: Identifier<Organisation>,
        as roles: Set<Role>,
        alliance: Identifier<Alliance>
    ) async throws -> [StaffMember]
    /// Names of accounts, for pages that show who did something.
    func names(of accounts: Set<Identifier<Account>>) async throws -> [Identifier<Account>: String]
}

/// One person of the staff, and who stands in for them now.
package struct StaffMember: Hashable, Sendable {
    package let account: Identifier<Account>
    package let name: String
    package let mail: String
    /// Set while the person is away ("Vertretung").
    package let standIn: Identifier<Account>?

    package init(account: Identifier<Account>, name: String, mail: String, standIn: Identifier<Account>?) {
        self.account = account
        self.name = name
        self.mail = mail
        self.standIn = standIn
    }
}
