import Foundation
import HTTPTypes
import Hummingbird
import Logging
import LotseCore
import LotseData
import NIOCore

/// Turns a request into a visitor, and a reply into a response.
struct Receptionist: Sendable {
    let house: House

    func visitor(
        of request: Request,
        _ context: WebContext,
        language: Language,
        route: RouteTable.Route?
    ) async throws -> VisitorContext {
        var visitor = stranger(of: request, context, language: language)
        if let session = try await session(of: request),
            let member = try await house.members.member(session.account)
        {
            visitor = visitor.known(as: member, by: session)
        }
        guard let route else { return visitor }
        let slug = route.path.scope == .alliance ? context.parameters.get("alliance") : nil
        let alliance = if let slug { try await house.alliances.alliance(slug: slug) } else { AllianceProfile?.none }
        var parameters: [String: String] = [:]
        for name in route.path.parameters { parameters[name] = context.parameters.get(name) }
        return visitor.at(route, parameters, in: alliance)
    }

    /// The visitor as far as the request itself tells, without a question to the database.
    func stranger(of request: Request, _ context: WebContext, language: Language) -> VisitorContext {
        VisitorContext(
            language: language,
            words: house.catalogues.words(language),
            alliance: nil,
            member: nil,
            session: nil,
            browser: secret(of: request).map { SecretToken.hash(of: $0) },
            parameters: [:],
            query: FormData(urlEncoded: request.uri.query ?? "") ?? .empty,
            form: .empty,
            token: nil,
            now: house.store.sources.clock.now,
            remote: remote(of: request, context),
            target: target(of: request),
            incident: context.id,
            route: nil,
            isPublic: true,
            tokens: house.tokens,
            catalogues: house.catalogues,
            logger: context.logger
        )
    }

    /// Reads the form that was sent; throws unless it is ours and well-formed, and `ExpiredForm` unless it is fresh.
    func taking(_ request: Request, into visitor: VisitorContext, limit: Int) async throws -> VisitorContext {
        guard SameOrigin.admits(request.headers, authority: request.head.authority) else {
            throw PageError.formExpired
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw PageError.tooLarge
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw PageError.tooLarge
        }
        guard let form = Self.form(in: Array(buffer.readableBytesView), as: request.headers[.contentType] ?? "") else {
            throw PageError.malformed
        }
        guard let token = house.tokens.check(form[FormTokens.field], from: visitor.session, at: visitor.now) else {
            throw ExpiredForm(form: form)
        }
        // Whoever comes from the page that offers an expired form sees the form itself before anything is done.
        return visitor.taking(form["_again"].isEmpty ? form : form.offeredAgain, token)
    }

    /// The fields, sent in one of the two ways in which browsers send forms; nil for anything else.
    ///
    /// Bytes that are no UTF-8 are refused and not mended: nobody typed what would be kept.
    private static func form(in body: [UInt8], as type: String) -> FormData? {
        if let boundary = Multipart.boundary(of: type) { return Multipart.decode(body, boundary: boundary) }
        let media = type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        guard media == "application/x-www-form-urlencoded" else { return nil }
        return String(validating: body, as: UTF8.self).flatMap { FormData(urlEncoded: $0) }
    }

    private func session(of request: Request) async throws -> Session? {
        guard let secret = secret(of: request) else { return nil }
        return try await house.sessions.fetch(secret)
    }

    /// The session that a cookie once stood for, live or not; nil where nobody knows of it any more.
    func endedSession(of request: Request) async throws -> Session? {
        guard let secret = secret(of: request) else { return nil }
        return try await house.sessions.fetchEnded(secret)
    }

    private func secret(of request: Request) -> String? {
        request.cookies[SessionCookies.name].map(\.value).flatMap { $0.utf8.count == 43 ? $0 : nil }
    }

    /// Path and query, exactly as asked for.
    func target(of request: Request) -> String {
        guard let query = request.uri.query, !query.isEmpty else { return request.uri.path }
        return "\(request.uri.path)?\(query)"
    }

    /// Whether somebody claims a session, live or not.
    func hasSession(_ request: Request) -> Bool { request.cookies[SessionCookies.name] != nil }

    func remote(of request: Request, _ context: WebContext) -> RemoteAddress {
        if house.configuration.isBehindProxy, let name = HTTPField.Name("X-Forwarded-For"),
            let last = request.headers[name]?.split(separator: ",").last
        {
            return RemoteAddress(last.trimmingCharacters(in: .whitespaces))
        }
        return RemoteAddress(context.remoteAddress)
    }

    func redirectToStaffLanguage(_ route: RouteTable.Route, _ context: WebContext) -> Response {
        var values: [String: String] = [:]
        for name in route.path.parameters { values[name] = context.parameters.get(name) }
        let target = route.path.link(.english, alliance: context.parameters.get("alliance"), values)
        return Response.redirect(to: target, type: .normal)
    }
}
