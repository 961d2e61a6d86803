package import Foundation
package import Hummingbird
package import LotseCore
package import LotseData

/// The web application: all rooms behind one door.
package struct House: Sendable {
    package let routes: RouteTable
    package let catalogues: Catalogues
    package let metrics: Metrics
    let configuration: Configuration
    let store: any Store
    let alliances: any AllianceSource
    let members: any MemberSource
    let sessions: SessionStore
    let tokens: FormTokens
    let keptForms: KeptFormStore
    let renderer: PageRenderer
    let assets: Assets
    let limiter: RateLimiter
    let sharedPages = SharedPages()

    /// What differs from installation to installation.
    package struct Configuration: Sendable {
        /// Whether readers reach the house by https; browsers then are told to stay with it.
        package var isSecure: Bool
        /// Whether a proxy in front names the reader's address in `X-Forwarded-For`.
        package var isBehindProxy: Bool
        /// Whether requests are slowed down; load tests from one address switch it off.
        package var limitsRates: Bool

        package init(isSecure: Bool = false, isBehindProxy: Bool = false, limitsRates: Bool = true) {
            self.isSecure = isSecure
            self.isBehindProxy = isBehindProxy
            self.limitsRates = limitsRates
        }
    }

    /// Composes the house.
    ///
    /// - Parameters:
    ///   - features: the rooms.
    ///   - store: the database that sessions live in.
    ///   - vault: the installation's key.
    ///   - alliances: who answers for the slug of a path.
    ///   - members: who answers for the account of a session.
    ///   - configuration: what differs from installation to installation.
    /// - Throws: where a template, a catalogue or an asset cannot be read.
    package init(
        features: [any Feature],
        store: any Store,
        vault: Vault,
        alliances: any AllianceSource,
        members: any MemberSource,
        configuration: Configuration = Configuration()
    ) throws {
        guard let floor = Self.resources else { throw CocoaError(.fileNoSuchFile) }
        let folders = features.compactMap { feature in feature.resources.map { (feature.name, $0) } }
        catalogues = try Catalogues(folders: ([floor] + folders.map(\.1)).map { $0.appending(path: "Locales") })
        let templates = try Templates(
            folders: [(nil, floor.appending(path: "Templates"))]
                + folders.map { ($0.0, $0.1.appending(path: "Templates")) }
        )
        keptForms = KeptFormStore(store: store, vault: vault)
        var routes = RouteTable()
        Self.addKeptFormRoutes(to: &routes, keptForms)
        for feature in features { feature.addRoutes(to: &routes) }
        precondition(routes.clashes.isEmpty, routes.clashes.joined(separator: "; "))
        self.routes = routes
        self.configuration = configuration
        self.store = store
        self.alliances = alliances
        self.members = members
        sessions = SessionStore(store)
        tokens = FormTokens(vault)
        assets = try Assets(folder: floor.appending(path: "Assets"))
        renderer = PageRenderer(
            templates: templates,
            menu: features.flatMap(\.menu).sorted { $0.rank < $1.rank },
            assets: assets
        )
        limiter = RateLimiter(
            configuration.limitsRates
                ? [.light: .init(burst: 300, perMinute: 600), .heavy: .init(burst: 30, perMinute: 30)] : [:]
        )
        metrics = Metrics()
    }

    /// The floor's own templates, words, assets and migrations.
    package static var resources: URL? { Bundle.module.resourceURL }

    package static func migrations() throws -> [Migration] {
        guard let folder = resources?.appending(path: "Migrations") else { return [] }
        return try Migration.list(in: folder, room: "Web")
    }

    /// The router of all routes in all languages, with the frame around them.
    package func makeRouter() -> Router<WebContext> {
        let router = Router(context: WebContext.self)
        router.addMiddleware { Frontage(house: self) }
        addOperations(to: router)
        addEntrance(to: router)
        for route in routes.routes {
            for language in Language.publicLanguages {
                let desk = Desk(house: self, route: route, language: language)
                router.on(RouterPath(route.path.pattern(in: language)), method: route.method) { request, context in
                    try await desk.respond(to: request, context)
                }
            }
        }
        return router
    }

    /// The start page chooses the language by what the browser prefers: the only place that asks for it.
    private func addEntrance(to router: Router<WebContext>) {
        router.get("/") { request, _ in
            let language = AcceptLanguage.best(of: Language.publicLanguages, for: request.headers[.acceptLanguage])
            return Response.redirect(to: FloorPaths.start.link(language, alliance: nil), type: .normal)
        }
        // Pages that search engines must not list say so themselves.
        router.get("/robots.txt") { _, _ in Self.plain("User-agent: *\nDisallow: /metrics\n") }
        router.get("/assets/:file") { _, context in
            guard let name = context.parameters.get("file"), let file = assets.file(name) else {
                throw PageError.notFound
            }
            var response = Response(status: .ok, body: .init(byteBuffer: .init(bytes: file.bytes)))
            response.headers[.contentType] = file.mediaType
            response.headers[.cacheControl] = "public, max-age=31536000, immutable"
            return response
        }
    }
}
