import LotseCore
import LotseData
import LotseWeb

@testable import Members

/// Accounts that the demo region does not have, and what belongs to an account.
enum InventedStaff {
    /// Opens an account with one role and no second factor.
    static func hire(
        _ name: String,
        as role: Role,
        for organisation: Identifier<Organisation>?,
        in alliance: Identifier<Alliance>,
        _ transaction: Transaction
    ) throws -> Identifier<Account> {
        guard let mail = MailAddress("\(name)@example.org") else { preconditionFailure("\(name) makes no address") }
        let draft = AccountDraft(name: name, language: .german)
        let account = try AccountStore.insert(mail: mail, draft: draft, password: nil, in: transaction)
        let grant = Grant(role: role, alliance: alliance, organisation: organisation)
        try GrantWorkflow.give(grant, to: account, by: nil, in: transaction)
        return account
    }

    static func account(_ mail: String, _ reader: Reader) throws -> Identifier<Account>? {
        try MailAddress(mail).flatMap { try AccountStore.fetch(mail: $0, reader)?.id }
    }

    /// Gives an account days away, and says where they are to be found.
    static func sendAway(
        _ account: Identifier<Account>,
        standIn: Identifier<Account>,
        in transaction: Transaction
    ) throws -> Identifier<Absence> {
        let start = transaction.today.adding(days: 60)
        guard let period = Period(from: start, through: start.adding(days: 3)) else {
            preconditionFailure("three days are a period")
        }
        let absence = Absence(id: transaction.newIdentifier(), account: account, standIn: standIn, period: period)
        try AbsenceStore.insert(absence, by: nil, in: transaction)
        return absence.id
    }

    /// What the room Members knows of an account: its roles and days away, its letters' links, an invitation beside it.
    ///
    /// - Parameters:
    ///   - account: whose.
    ///   - standIn: a colleague.
    ///   - grant: what somebody else is invited to.
    ///   - transaction: the change in the making.
    /// - Returns: the records by address.
    /// - Throws: what the store throws.
    static func write(
        of account: Identifier<Account>,
        standIn: Identifier<Account>,
        inviting grant: Grant,
        in transaction: Transaction
    ) throws -> [String: RecordBook.Values] {
        guard let mail = MailAddress("gast.\(account.text)@example.org") else { preconditionFailure("a plain address") }
        let guest = InvitationDraft(mail: mail, name: "Gast", language: .german, grant: grant)
        let link = SecretToken()
        let invitation = try InvitationStore.insert(guest, by: nil, token: link, in: transaction)
        let absence = try sendAway(account, standIn: standIn, in: transaction)
        let held = try GrantStore.current(of: account, transaction.reader)
        func token(_ purpose: TokenPurpose, _ detail: String = "") throws -> String {
            try TokenStore.insert(purpose, for: account, detail: detail, in: transaction).text
        }
        let person = ["account": account.text]
        return [
            "team/{account}": person,
            "team/{account}/role/{grant}": person.merging(["grant": held[0].id.text]) { $1 },
            "team/{account}/absence/{absence}": person.merging(["absence": absence.text]) { $1 },
            "team/invitations/{invitation}": ["invitation": invitation.text],
            "account/absence/{absence}": ["absence": absence.text],
            "invitation/{link}": ["link": link.text],
            "password/{link}": ["link": try token(.passwordReset)],
            "mail-address/{link}": ["link": try token(.mailChange, mail.text)],
            "sign-in/code/{step}": ["step": try token(.secondFactor)],
        ]
    }
}
