package import LotseCore
package import LotseData

/// Invented people of the demo region: for each alliance one sign-in per role, the same at each run.
package enum MembersDemo {
    /// An alliance, and for whom its people work.
    package struct Alliance: Sendable {
        let id: Identifier<LotseCore.Alliance>
        let slug: String
        let posts: [Post]

        /// - Parameters:
        ///   - id: the alliance.
        ///   - slug: its part of each path, and of its people's addresses.
        ///   - posts: who works there.
        package init(id: Identifier<LotseCore.Alliance>, slug: String, posts: [Post]) {
            self.id = id
            self.slug = slug
            self.posts = posts
        }
    }

    /// One or several people with the same role for the same organisation.
    package struct Post: Sendable {
        let role: Role
        let organisation: Identifier<Organisation>?
        let count: Int
        /// Tells apart people of the same role in different organisations, such as `forst`.
        let label: String?

        package init(_ role: Role, for organisation: Identifier<Organisation>?, count: Int = 1, label: String? = nil) {
            self.role = role
            self.organisation = organisation
            self.count = count
            self.label = label
        }
    }

    /// What `lotse demo` prints, so that whoever tries the demo can come in.
    package struct SignIn: Sendable {
        package let role: Role
        /// Nil for the operator.
        package let alliance: String?
        package let account: Identifier<Account>
        package let name: String
        package let mail: String
        package let password: String
        /// Whether the code of the second factor is asked for: `MembersDemo.code(at:)`.
        package let needsCode: Bool
    }

    /// Everybody's password: known to all the world, so that nobody takes the demo for an installation.
    package static let password = "moewen-am-hafen"
    /// Everybody's secret of the second factor, for an authenticator app.
    package static var secret: String { Base32.text(secretBytes) }
    private static let secretBytes = Array("lotse-demo-not-secret".utf8.prefix(OneTimeCode.secretLength))

    /// The code that the app of any of these people shows.
    package static func code(at moment: Timestamp) -> String {
        OneTimeCode.code(secret: secretBytes, step: OneTimeCode.step(at: moment))
    }

    /// Fills in the people who are not there yet.
    ///
    /// - Parameters:
    ///   - alliances: as other rooms' demo data have them.
    ///   - store: the database.
    ///   - vault: seals the secret of the second factor.
    ///   - cost: of hashing the one password; tests take a lighter one.
    /// - Returns: a sign-in for each, in the order of the posts, the operator last.
    /// - Throws: what the database throws.
    package static func load(
        _ alliances: [Alliance],
        on store: any Store,
        vault: Vault,
        cost: PasswordCost = .current
    ) async throws -> [SignIn] {
        let salt = Array("lotse-demo-salt-".utf8)
        let hash = try PasswordHash(of: password, cost: cost, salt: salt)
        let people = DemoPerson.all(in: alliances)
        return try await store.write(as: .system) { transaction in
            let signIns = try people.map { try $0.load(hash, secret: secretBytes, vault: vault, in: transaction) }
            for alliance in alliances { try sendAway(alliance, signIns, in: transaction) }
            return signIns
        }
    }

    /// Of the advisers of an alliance the second is away for a fortnight, and the first stands in.
    private static func sendAway(_ alliance: Alliance, _ signIns: [SignIn], in transaction: Transaction) throws {
        let advisers = signIns.filter { $0.alliance == alliance.slug && $0.role == .adviser }.map(\.account)
        guard advisers.count >= 2,
            let period = Period(from: transaction.today, through: transaction.today.adding(days: 13)),
            try AbsenceStore.list(of: advisers[1], from: transaction.today, transaction.reader).isEmpty
        else { return }
        do {
            try AbsenceWorkflow.enter(advisers[1], away: period, standIn: advisers[0], by: nil, in: transaction)
        } catch MembersError.absence(.strangeStandIn) {
            // The two work for different organisations: nobody of this alliance is away.
        }
    }
}
