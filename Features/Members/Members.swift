package import Foundation
package import LotseCore
package import LotseData
package import LotseWeb

/// The room of people who sign in: accounts, roles, invitations, absences, the log of sign-ins.
package struct MembersFeature: Feature {
    package let name = "members"
    package var resources: URL? { Bundle.module.resourceURL }

    let store: any Store
    let alliances: any AllianceSource
    let network: any NetworkSource
    let hasher: PasswordHasher
    let homes: [Home]
    let signIn: SignInWorkflow
    let accounts: AccountWorkflow
    let secondFactor: SecondFactorWorkflow
    let invitations: InvitationWorkflow
    let identities: IdentityWorkflow?

    /// Where members with certain roles begin their work.
    package struct Home: Sendable {
        let roles: Set<Role>
        let path: Path

        package init(for roles: Set<Role>, at path: Path) {
            self.roles = roles
            self.path = path
        }
    }

    /// Joins the room with the rest of the house.
    ///
    /// - Parameters:
    ///   - store: the database.
    ///   - vault: seals secrets.
    ///   - alliances: names of alliances.
    ///   - network: names of organisations.
    ///   - publicURL: how readers reach the house; links in letters begin with it.
    ///   - homes: where people go after signing in, the first that fits.
    ///   - provider: an outside provider of identities, if the installation has one.
    ///   - hasher: hashes passwords; tests bring a quick one.
    ///   - client: asks the provider; tests bring their own.
    package init(
        store: any Store,
        vault: Vault,
        alliances: any AllianceSource,
        network: any NetworkSource,
        publicURL: String,
        homes: [Home] = [],
        provider: OpenIDProvider? = nil,
        hasher: PasswordHasher? = nil,
        client: ProviderClient = .live
    ) {
        let hasher = hasher ?? PasswordHasher()
        let letters = Letters(publicURL: publicURL)
        self.store = store
        self.alliances = alliances
        self.network = network
        self.hasher = hasher
        self.homes = homes
        signIn = SignInWorkflow(store: store, vault: vault, hasher: hasher)
        accounts = AccountWorkflow(letters: letters, vault: vault)
        secondFactor = SecondFactorWorkflow(accounts: accounts)
        invitations = InvitationWorkflow(letters: letters)
        identities = provider.map {
            IdentityWorkflow(provider: $0, store: store, vault: vault, publicURL: publicURL, client: client)
        }
    }

    /// Where a provider of identities sends people back to; it has to be registered there.
    package static func providerReturnAddress(below publicURL: String) -> String {
        publicURL + MembersPaths.providerReturn.link(.german, alliance: nil)
    }

    package func addRoutes(to routes: inout RouteTable) {
        addSignInRoutes(to: &routes)
        addLetterRoutes(to: &routes)
        addAccountRoutes(to: &routes)
        addSecondFactorRoutes(to: &routes)
        addAbsenceRoutes(to: &routes)
        addIdentityRoutes(to: &routes)
        addStaffRoutes(to: &routes)
        addPersonRoutes(to: &routes)
    }

    package var menu: [MenuEntry] {
        [
            MenuEntry("members.menu.staff", path: MembersPaths.staff, for: .roles(StaffReach.readers), rank: 80),
            MenuEntry("members.menu.log", path: MembersPaths.signInLog, for: .roles(SignInLog.readers), rank: 85),
        ]
    }
}
