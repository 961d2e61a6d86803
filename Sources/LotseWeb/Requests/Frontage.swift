import HTTPTypes
import Hummingbird
import Logging
import LotseCore
import LotseData

/// Around everything: headers, counting, logging, and what happens when something breaks.
struct Frontage: RouterMiddleware {
    let house: House

    func handle(
        _ request: Request,
        context: WebContext,
        next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = await answer(error, request, context)
        }
        SecurityHeaders.apply(to: &response.headers, isSecure: house.configuration.isSecure)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        // The route's pattern, never the path: paths hold secret links and record ids.
        let route = "\(request.method.rawValue) \(context.endpointPath ?? "none")"
        house.metrics.count(route: route, status: response.status.code, seconds: seconds)
        context.logger.debug(
            "answered",
            metadata: ["route": "\(route)", "status": "\(response.status.code)", "seconds": "\(seconds)"]
        )
        return response
    }

    private func answer(_ error: any Error, _ request: Request, _ context: WebContext) async -> Response {
        let receptionist = Receptionist(house: house)
        let language = pathLanguage(request)
        // Where not even the session can be read, nobody is known, and the page is one for strangers.
        let visitor =
            (try? await receptionist.visitor(of: request, context, language: language, route: nil))
            ?? receptionist.stranger(of: request, context, language: language)
        switch error {
        case let error as PageError: return receptionist.response(error, to: visitor)
        case let error as HTTPError where error.status == .notFound || error.status == .methodNotAllowed:
            return receptionist.response(.notFound, to: visitor)
        case StoreError.full: return incident("storage-full", .serviceUnavailable, error, receptionist, visitor)
        case StoreError.unavailable, StoreError.contended:
            return incident("unavailable", .serviceUnavailable, error, receptionist, visitor)
        default: return incident("incident", .internalServerError, error, receptionist, visitor)
        }
    }

    private func incident(
        _ key: String,
        _ status: HTTPResponse.Status,
        _ error: any Error,
        _ receptionist: Receptionist,
        _ visitor: VisitorContext
    ) -> Response {
        house.metrics.countIncident()
        visitor.logger.error("incident", metadata: ["error": "\(Self.description(of: error))"])
        return receptionist.errorPage(key, status, visitor)
    }

    /// The kind of error and what the engine said of it; values that people typed are not among it.
    static func description(of error: any Error) -> String {
        switch error {
        case StoreError.constraint(let kind, let rule): "constraint \(kind.rawValue): \(rule)"
        case let error as StoreError: "\(error)"
        default: "\(type(of: error))"
        }
    }

    private func pathLanguage(_ request: Request) -> Language {
        let first = request.uri.path.split(separator: "/").first.flatMap { Language($0) }
        return first.flatMap { Language.publicLanguages.contains($0) ? $0 : nil } ?? .german
    }
}
