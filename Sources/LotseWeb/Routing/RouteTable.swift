package import HTTPTypes
import LotseCore

/// All routes of the house, as data: the router is built from it, and the role matrix is tested against it.
package struct RouteTable: Sendable {
    package private(set) var routes: [Route] = []

    package init() {}

    /// One thing that can be asked of the server.
    package struct Route: Sendable {
        package let method: HTTPRequest.Method
        package let path: Path
        package let audience: Audience
        /// The most bytes that a body may have.
        let bodyLimit: Int
        /// What the rate limiter counts it as.
        let burden: Burden
        /// What becomes of what was typed when the form's token is no longer good.
        let whenExpired: Expiry
        let respond: @Sendable (VisitorContext) async throws -> Reply

        /// `GET faelle/{caseFile}`: what tests and metrics call it.
        package var name: String {
            let scope = path.scope == .alliance ? "{alliance}/" : ""
            return "\(method.rawValue) /\(scope)\(path.english)"
        }

        /// Whether the page is for the public, and so in all public languages.
        package var isPublic: Bool { if case .roles = audience { false } else { true } }
    }

    /// Pairs of routes that would answer for the same addresses in some language, in words.
    ///
    /// Two parameters in the same place are the same address, whatever they are called; a fixed word goes before a
    /// parameter and so clashes with nothing but itself.
    package var clashes: [String] {
        var first: [String: Route] = [:]
        var clashes: [String] = []
        for language in Language.publicLanguages {
            for route in routes {
                let address = route.path.pattern(in: language).replacing(/:\w+/, with: ":")
                let key = "\(route.method.rawValue) \(address)"
                if let other = first[key] {
                    clashes.append("\(other.name) and \(route.name) are both \(key)")
                } else {
                    first[key] = route
                }
            }
        }
        return clashes
    }

    /// Shows a page or sends a file.
    package mutating func get<Context>(
        _ path: Path,
        as authoriser: Authoriser<Context>,
        _ handler: @escaping @Sendable (Context) async throws -> Reply
    ) {
        add(.get, path, authoriser, 0, .light, .forgets, handler)
    }

    /// Takes a form.
    ///
    /// Its token was checked before the handler runs.
    ///
    /// - Parameters:
    /// - path: where the form is sent to.
    /// - authoriser: who may send it.
    /// - bodyLimit: in bytes; forms with files need more.
    /// - burden: `.heavy` for what costs much or invites abuse: sign-in, intake, search.
    /// - whenExpired: what becomes of what was typed when the form's token is no longer good.
    /// - handler: makes the change and redirects.
    package mutating func post<Context>(
        _ path: Path,
        as authoriser: Authoriser<Context>,
        bodyLimit: Int = 256 * 1024,
        burden: Burden = .light,
        whenExpired: Expiry = .offersAgain,
        _ handler: @escaping @Sendable (Context) async throws -> Reply
    ) {
        add(.post, path, authoriser, bodyLimit, burden, whenExpired, handler)
    }

    private mutating func add<Context>(
        _ method: HTTPRequest.Method,
        _ path: Path,
        _ authoriser: Authoriser<Context>,
        _ bodyLimit: Int,
        _ burden: Burden,
        _ whenExpired: Expiry,
        _ handler: @escaping @Sendable (Context) async throws -> Reply
    ) {
        routes.append(
            Route(
                method: method,
                path: path,
                audience: authoriser.audience,
                bodyLimit: bodyLimit,
                burden: burden,
                whenExpired: whenExpired,
                respond: { try await handler(authoriser.authorise($0)) }
            )
        )
    }
}

/// How much a request weighs for the rate limiter.
package enum Burden: String, Sendable, Hashable {
    case light
    case heavy
}
