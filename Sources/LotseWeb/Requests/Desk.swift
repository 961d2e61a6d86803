import HTTPTypes
import Hummingbird
import Logging
import LotseCore
import LotseData
import NIOCore

/// Serves one route in one language: finds out who asks, reads what was sent, lets the room answer.
struct Desk: Sendable {
    let house: House
    let route: RouteTable.Route
    let language: Language

    func respond(to request: Request, _ context: WebContext) async throws -> Response {
        let receptionist = Receptionist(house: house)
        guard route.isPublic || Language.staffLanguages.contains(language) else {
            return receptionist.redirectToStaffLanguage(route, context)
        }
        let remote = receptionist.remote(of: request, context)
        let now = house.store.sources.clock.now
        if let seconds = house.limiter.take(route.burden, from: remote, at: now) {
            throw PageError.tooMany(seconds: seconds)
        }
        let isShareable = route.method == .get && !receptionist.hasSession(request)
        if isShareable, let page = house.sharedPages.fetch(receptionist.target(of: request), at: now) { return page }
        var visitor = try await receptionist.visitor(
            of: request,
            context,
            language: language,
            route: route
        )
        guard route.path.scope == .installation || visitor.alliance != nil else { throw PageError.notFound }
        do {
            if route.method == .post {
                switch try await receptionist.welcome(request, visitor, at: route) {
                case .handler(let sender): visitor = sender
                case .response(let response): return response
                }
            }
            let reply = try await route.respond(visitor)
            if route.method == .post { try await receptionist.forgetKept(visitor) }
            let response = receptionist.response(reply, to: visitor)
            if isShareable, receptionist.isShared(response) {
                house.sharedPages.keep(response, of: visitor.target, readAt: now)
            }
            return response
        } catch let error as PageError {
            return receptionist.response(error, to: visitor)
        }
    }
}
