package import LotseCore

/// Makes the context that a handler needs, or throws: a handler that runs has been authorised.
///
/// The audience stands beside the code that enforces it, so that the table of routes × roles is read off it.
package struct Authoriser<Context: Sendable>: Sendable {
    package let audience: Audience
    let authorise: @Sendable (VisitorContext) async throws -> Context

    init(_ audience: Audience, _ authorise: @escaping @Sendable (VisitorContext) async throws -> Context) {
        self.audience = audience
        self.authorise = authorise
    }

    /// Narrows to a record: `find` throws `PageError.notFound` unless the record is there and may be seen.
    package func then<Narrower: Sendable>(
        _ find: @escaping @Sendable (Context) async throws -> Narrower
    ) -> Authoriser<Narrower> {
        Authoriser<Narrower>(audience) { try await find(authorise($0)) }
    }
}

extension Authoriser where Context == VisitorContext {
    /// Everybody, on pages of the installation.
    package static var visitor: Self { Self(.everyone) { $0 } }
}

extension Authoriser where Context == AllianceContext {
    /// Everybody, on pages of an alliance.
    package static var alliance: Self { Self(.everyone) { try AllianceContext($0) } }
}

extension Authoriser where Context == MemberContext {
    /// Everybody who is signed in.
    package static var member: Self { Self(.members) { try MemberContext($0) } }
}

extension Authoriser where Context == StaffContext {
    /// Whoever holds one of the roles in the alliance of the path.
    package static func roles(_ roles: Set<Role>) -> Self {
        Self(.roles(roles)) { try StaffContext($0, admitting: roles) }
    }
}
