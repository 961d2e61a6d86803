import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// By what places are given: published by the network management, read by everybody.
struct CriteriaRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        routes.get(MatchesPaths.placeRules, as: .alliance) { context in
            let alliance = context.alliance.id
            let published = try await ports.store.read { try PlaceCriteriaStore.all(of: alliance, from: $0) }
            var page = Page(
                context.words("matches.place-rules.title"),
                template: "matches.place-rules",
                content: PlaceRulesPage(context, published),
                breadcrumb: [Crumb(context.words("layout.home"), context.link(FloorPaths.allianceStart))]
            )
            page.isShared = true
            return .page(page)
        }
        for kind in PlaceKind.allCases {
            let path = MatchesPaths.criteria(kind)
            routes.get(path, as: .roles(PlacementRoles.publishers)) { staff in
                let published = try await find(kind, staff)
                return .page(page(CriteriaForm(words: staff.words).filled(published), kind, staff))
            }
            routes.post(path, as: .roles(PlacementRoles.publishers)) { try await publish(kind, $0) }
        }
    }

    private func find(_ kind: PlaceKind, _ staff: StaffContext) async throws -> PlaceCriteria? {
        let alliance = staff.alliance.id
        return try await ports.store.read { try PlaceCriteriaStore.find(kind, of: alliance, from: $0) }
    }

    private func page(_ form: Form, _ kind: PlaceKind, _ staff: StaffContext, conflict: String? = nil) -> Page {
        let told = PlacementWords(staff.words)
        let other = PlaceKind.allCases.filter { $0 != kind }.map { other in
            Link(
                staff.words("matches.criteria.link", ["kind": told.kind(other)]),
                staff.link(MatchesPaths.criteria(other))
            )
        }
        return Page(
            staff.words("matches.criteria.title", ["kind": told.kind(kind)]),
            template: "matches.criteria",
            content: CriteriaPage(
                lead: staff.words("matches.criteria.lead"),
                never: staff.words("matches.criteria.never"),
                conflict: conflict,
                links: other + [Link(staff.words("matches.place-rules.link"), staff.link(MatchesPaths.placeRules))],
                form: form.view(
                    for: staff,
                    action: staff.link(MatchesPaths.criteria(kind)),
                    cancel: staff.link(MatchesPaths.placeRules)
                )
            )
        )
    }

    private func publish(_ kind: PlaceKind, _ staff: StaffContext) async throws -> Reply {
        let (form, criteria) = CriteriaForm(words: staff.words).read(staff.form)
        guard let criteria else { return .page(page(form, kind, staff), status: .unprocessableContent) }
        let (alliance, once, target) = (staff.alliance.id, staff.once, staff.link(MatchesPaths.placeRules))
        let version = form.number(ProfileForm.version) ?? 0
        do {
            let landed = try await ports.store.write(as: staff.actor) { transaction in
                try transaction.once(once) {
                    try PlaceCriteriaStore.publish(criteria, for: kind, of: alliance, seenAt: version, in: transaction)
                    return target
                }
            }
            return .redirect(landed)
        } catch StoreError.stale {
            let newest = try await find(kind, staff)
            let saved = PlacementWords(staff.words).sentence(newest?.list ?? [])
            return .page(
                page(form.overtaken(by: newest?.version), kind, staff, conflict: saved),
                status: .conflict
            )
        }
    }
}

/// The criteria of one kind of places, to be changed; template `matches.criteria`.
struct CriteriaPage: Sendable {
    let lead: String
    /// What may be no criterion.
    let never: String
    /// What somebody else published meanwhile, in a line.
    let conflict: String?
    let links: [Link]
    let form: FormView
}

/// By what an alliance gives places, for everybody; template `matches.place-rules`.
struct PlaceRulesPage: Sendable {
    let lead: String
    /// How it goes, step by step.
    let steps: [String]
    let never: String
    let kinds: [Kind]

    struct Kind: Sendable {
        let anchor: String
        let title: String
        let criteria: [Criterion]
        let hasCriteria: Bool
        /// Where there are none.
        let empty: String?
        /// Which version since when; nil where nothing was published.
        let version: String?
    }

    struct Criterion: Sendable {
        /// In the alliance's own words.
        let name: String
        let points: String
        let test: String
    }

    init(_ context: AllianceContext, _ published: [PlaceKind: PlaceCriteria]) {
        let (words, told) = (context.words, PlacementWords(context.words))
        lead = words("matches.place-rules.lead")
        steps = [
            words("matches.place-rules.step.wishes", ["count": PlaceWish.most]),
            words("matches.place-rules.step.points"), words("matches.place-rules.step.lot"),
            words("matches.place-rules.step.fair"), words("matches.place-rules.step.promised"),
            words("matches.place-rules.step.people"),
        ]
        never = words("matches.place-rules.never")
        kinds = PlaceKind.allCases.map { kind in
            let criteria = published[kind]
            let empty = criteria == nil ? "matches.place-rules.none" : "matches.place-rules.lot-only"
            return Kind(
                anchor: kind.rawValue,
                title: told.kind(kind),
                criteria: (criteria?.list ?? []).map { criterion in
                    Criterion(
                        name: criterion.name,
                        points: words("matches.place-rules.points", ["count": criterion.points]),
                        test: told.test(criterion)
                    )
                },
                hasCriteria: criteria?.list.isEmpty == false,
                empty: criteria?.list.isEmpty == false ? nil : words(empty),
                version: criteria.map { criteria in
                    words(
                        "matches.place-rules.version",
                        ["version": criteria.version, "day": words.day(Berlin.day(at: criteria.publishedAt))]
                    )
                }
            )
        }
    }
}
