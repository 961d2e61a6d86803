import HTTPTypes
import Hummingbird
import LotseCore

/// What becomes of forms whose token is no longer good: nothing typed is lost, and nothing is done with it.
extension Receptionist {
    enum Welcome {
        /// The room's handler goes on with the visitor.
        case handler(VisitorContext)
        case response(Response)
    }

    /// Reads a form; one that has expired is answered by the route's rule.
    func welcome(_ request: Request, _ visitor: VisitorContext, at route: RouteTable.Route) async throws -> Welcome {
        do {
            return .handler(try await taking(request, into: visitor, limit: route.bodyLimit))
        } catch let expired as ExpiredForm {
            return try await welcome(expired.form, request, visitor, at: route)
        }
    }

    private func welcome(
        _ form: FormData,
        _ request: Request,
        _ visitor: VisitorContext,
        at route: RouteTable.Route
    ) async throws -> Welcome {
        let needsSignIn = visitor.member == nil && route.audience != .everyone
        switch route.whenExpired {
        case .asksAgain where !needsSignIn:
            // An hour ago, so that nobody takes the form for one that was filled in faster than people write.
            let token = house.tokens.issue(to: visitor.session, at: visitor.now.adding(hours: -1))
            return .handler(visitor.taking(form.offeredAgain, token))
        case .asksAgain, .offersAgain:
            guard let typed = TypedForm(form, target: visitor.target) else { break }
            guard needsSignIn else {
                return .response(html(FormAgainPage.page(typed, isKept: false, for: visitor), .forbidden, visitor))
            }
            guard let ended = try await endedSession(of: request),
                try await house.keptForms.keep(typed, for: ended.account)
            else { break }
            return .response(signIn(visitor, comingBackTo: visitor.link(FloorPaths.keptForm)))
        case .forgets: break
        }
        throw needsSignIn ? PageError.signInNeeded : PageError.formExpired
    }

    /// Forgets the kept form that this one was, once the handler has answered.
    func forgetKept(_ visitor: VisitorContext) async throws {
        guard let member = visitor.member, !visitor.form["_kept"].isEmpty else { return }
        try await house.keptForms.remove(for: member.account)
    }
}

extension House {
    /// Where whoever signs in again finds the form that was under way.
    static func addKeptFormRoutes(to routes: inout RouteTable, _ keptForms: KeptFormStore) {
        routes.get(FloorPaths.keptForm, as: .member) { context in
            guard let typed = try await keptForms.fetch(for: context.member.account) else {
                return .page(FormAgainPage.nothing(for: context.visitor))
            }
            return .page(FormAgainPage.page(typed, isKept: true, for: context.visitor))
        }
        routes.post(FloorPaths.keptForm, as: .member) { context in
            try await keptForms.remove(for: context.member.account)
            return .redirect(context.link(FloorPaths.account))
        }
    }
}
