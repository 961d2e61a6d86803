import LotseCore
import LotseData

/// One invented person of the demo region on the way into the database.
struct DemoPerson: Sendable {
    let name: String
    let mail: String
    let grant: Grant
    let alliance: String?

    /// Everybody of all alliances, named in turn, and the operator.
    static func all(in alliances: [MembersDemo.Alliance]) -> [DemoPerson] {
        var turn = 0
        func nextName() -> String {
            defer { turn += 1 }
            let last = lastNames[(turn * 7) % lastNames.count]
            return "\(firstNames[turn % firstNames.count]) \(last)"
        }
        let staff = alliances.flatMap { alliance in
            alliance.posts.flatMap { post in
                (1...max(1, post.count)).map { number in
                    let parts = [post.role.rawValue, post.label].compactMap(\.self).joined(separator: "-")
                    return DemoPerson(
                        name: nextName(),
                        mail: "\(parts)\(number == 1 ? "" : "\(number)").\(alliance.slug)@example.org",
                        grant: Grant(role: post.role, alliance: alliance.id, organisation: post.organisation),
                        alliance: alliance.slug
                    )
                }
            }
        }
        let installation = Grant(role: .operator, alliance: nil, organisation: nil)
        return staff
            + [DemoPerson(name: nextName(), mail: "operator@example.org", grant: installation, alliance: nil)]
    }

    func load(
        _ password: PasswordHash,
        secret: [UInt8],
        vault: Vault,
        in transaction: Transaction
    ) throws -> MembersDemo.SignIn {
        guard let address = MailAddress(mail) else { preconditionFailure("\(mail) is no address") }
        let needsCode = GrantRule.secondFactorRoles.contains(grant.role)
        var account = try AccountStore.fetch(mail: address, transaction.reader)?.id
        if account == nil {
            let draft = AccountDraft(name: name, language: .german)
            let new = try AccountStore.insert(mail: address, draft: draft, password: password, in: transaction)
            transaction.journal(JournalEntry("create", "account", new.text, alliance: grant.alliance, reason: "Demo"))
            try GrantWorkflow.give(grant, to: new, by: nil, in: transaction)
            if needsCode {
                try SecondFactorStore.insertPending(secret, of: new, vault: vault, in: transaction)
                try SecondFactorStore.confirmPending(of: new, step: 0, in: transaction)
            }
            account = new
        }
        guard let account else { preconditionFailure("the account was fetched or made") }
        return MembersDemo.SignIn(
            role: grant.role,
            alliance: alliance,
            account: account,
            name: name,
            mail: address.text,
            password: MembersDemo.password,
            needsCode: needsCode
        )
    }

    private static let firstNames = [
        "Jadwiga", "Jörg", "Aylin", "Marek", "Hanka", "Oleksandr", "Friederike", "Samir", "Birgit", "Đorđe", "Lenka",
        "Thị Mai", "Bodo", "Oksana", "Jürgen", "Fatma", "Měrćin", "Annegret", "Yusuf", "Svitlana", "Götz", "Zofia",
    ]
    private static let lastNames = [
        "Kowalska", "Nowak-Lehmann", "Yıldız", "Krawczyk", "Šołćic", "Bondarenko", "von der Aue", "Al-Hamwi", "Groß",
        "Petrović", "Nagel", "Nguyen", "Schröter", "Melnyk", "Pohl", "Öztürk", "Wićaz", "Jänicke", "Demir", "Koval",
        "Weiß", "Zielińska", "Brandt",
    ]
}
