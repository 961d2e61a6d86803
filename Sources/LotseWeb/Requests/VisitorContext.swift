package import Logging
package import LotseCore
package import LotseData

/// What is known of every request: who asks, in which language, for which alliance, with what in hand.
package struct VisitorContext: Sendable {
    package let language: Language
    package let words: Words
    /// The alliance of the path; nil on pages of the installation.
    package private(set) var alliance: AllianceProfile?
    /// Whoever is signed in.
    package private(set) var member: Member?
    package private(set) var session: Session?
    /// SHA-256 of the cookie's secret, signed in or not: says that two requests came from one browser.
    package let browser: String?
    /// The values of the path's parameters.
    package private(set) var parameters: [String: String]
    package let query: FormData
    /// The fields of the sent form; empty for GET.
    private(set) package var form: FormData
    /// The one-time token of the sent form, already checked; nil for GET.
    package private(set) var token: FormToken?
    package let now: Timestamp
    package let remote: RemoteAddress
    /// Path and query as asked for, to come back to after signing in.
    private(set) package var target: String
    /// Says which request this is, in logs and on error pages.
    package let incident: String
    /// The path's pattern, to link to the same page in another language; nil on error pages.
    private(set) var route: Path?
    private(set) var isPublic: Bool
    let tokens: FormTokens
    let catalogues: Catalogues
    package let logger: Logger

    package var today: Day { Berlin.day(at: now) }

    /// The words of another language than the reader's, for letters to somebody else.
    package func words(in language: Language) -> Words { catalogues.words(language) }

    /// The journal's name for whoever asks.
    package var actor: Actor { member.map { .member($0.account) } ?? .visitor }

    /// The parameter as an identifier; anything else does not exist.
    package func identifier<Subject>(_ name: String, of _: Subject.Type = Subject.self) throws -> Identifier<Subject> {
        guard let text = parameters[name], let id = Identifier<Subject>(text) else { throw PageError.notFound }
        return id
    }

    /// A link in the reader's language, below the current alliance where the path asks for one.
    package func link(_ path: Path, _ values: [String: String] = [:]) -> String {
        path.link(language, alliance: alliance?.slug, values)
    }

    /// The same visitor at a route, in its alliance.
    func at(
        _ route: RouteTable.Route,
        _ parameters: [String: String],
        in alliance: AllianceProfile?
    ) -> VisitorContext {
        var visitor = self
        visitor.route = route.path
        visitor.isPublic = route.isPublic
        visitor.parameters = parameters
        visitor.alliance = alliance
        return visitor
    }

    /// The same visitor, known by a session.
    func known(as member: Member, by session: Session) -> VisitorContext {
        var visitor = self
        visitor.member = member
        visitor.session = session
        return visitor
    }

    /// The same visitor with a sent form in hand.
    func taking(_ form: FormData, _ token: FormToken) -> VisitorContext {
        var visitor = self
        visitor.form = form
        visitor.token = token
        return visitor
    }

    /// The same visitor on a page that tells nothing of what was asked for, so that unseen and unknown look alike.
    func forgettingTarget() -> VisitorContext {
        var visitor = self
        visitor.route = nil
        visitor.target = ""
        return visitor
    }

    /// A fresh one-time token for a form on this page.
    package func newToken() -> String {
        tokens.issue(to: session, at: now).text
    }
}

/// A context that a page can be made from.
package protocol PageContext: Sendable {
    var visitor: VisitorContext { get }
}

extension VisitorContext: PageContext {
    package var visitor: VisitorContext { self }
}

extension PageContext {
    package var words: Words { visitor.words }
    package var language: Language { visitor.language }
    package var today: Day { visitor.today }
    package var now: Timestamp { visitor.now }
    package var form: FormData { visitor.form }
    package var query: FormData { visitor.query }
    package var actor: Actor { visitor.actor }

    package func link(_ path: Path, _ values: [String: String] = [:]) -> String { visitor.link(path, values) }
    package func words(in language: Language) -> Words { visitor.words(in: language) }

    /// The key that makes this form's change happen once.
    package var once: OnceKey {
        guard let token = visitor.token else { preconditionFailure("only a sent form has a token") }
        return token.once
    }
}

/// Any reader of a page of an alliance.
package struct AllianceContext: PageContext {
    package let visitor: VisitorContext
    package let alliance: AllianceProfile

    init(_ visitor: VisitorContext) throws {
        guard let alliance = visitor.alliance else { throw PageError.notFound }
        self.visitor = visitor
        self.alliance = alliance
    }
}

/// Somebody signed in.
package struct MemberContext: PageContext {
    package let visitor: VisitorContext
    package let member: Member
    package let session: Session

    init(_ visitor: VisitorContext) throws {
        guard let member = visitor.member, let session = visitor.session else { throw PageError.signInNeeded }
        self.visitor = visitor
        self.member = member
        self.session = session
    }
}

/// Somebody with a role in the alliance of the path.
package struct StaffContext: PageContext {
    package let visitor: VisitorContext
    package let member: Member
    package let session: Session
    package let alliance: AllianceProfile
    package let roles: Set<Role>

    init(_ visitor: VisitorContext, admitting admitted: Set<Role>) throws {
        let member = try MemberContext(visitor)
        let alliance = try AllianceContext(visitor).alliance
        let roles = member.member.roles(in: alliance.id)
        guard !roles.isDisjoint(with: admitted) else { throw PageError.notFound }
        self.visitor = visitor
        self.member = member.member
        self.session = member.session
        self.alliance = alliance
        self.roles = roles
    }

    /// The organisations for which the member holds one of the roles here.
    package func organisations(as roles: Set<Role>) -> Set<Identifier<Organisation>> {
        member.organisations(as: roles, in: alliance.id)
    }
}
