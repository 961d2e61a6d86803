package import Foundation
package import LotseWeb

/// The room of people who sign in: accounts, roles, invitations, absences, the log of sign-ins.
package struct MembersFeature: Feature {
    package let name = "members"
    package var resources: URL? { Bundle.module.resourceURL }

    package func addRoutes(to routes: inout RouteTable) {}
}
