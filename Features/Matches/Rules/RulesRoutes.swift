import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// What counts in an alliance's comparisons, how long its ways take, and the public page about both.
struct RulesRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        let keeper = Authoriser.roles(RulesRoles.keepers)
        routes.get(MatchesPaths.compare, as: .alliance) { context in
            let alliance = context.alliance.id
            let kept = try await ports.store.read { try RegionRulesStore.comparison(of: alliance, from: $0) }
            return .page(
                Page(
                    context.words("matches.compare.title"),
                    template: "matches.compare",
                    content: ComparePage(context, kept?.value ?? .standard),
                    breadcrumb: [Crumb(context.words("layout.home"), context.link(FloorPaths.allianceStart))]
                )
            )
        }
        routes.get(MatchesPaths.rules, as: .roles(RulesRoles.readers)) { .page(try await page($0)) }
        routes.get(MatchesPaths.comparison, as: keeper) { staff in
            .page(comparisonPage(ComparisonForm().filled(try await comparison(staff)), staff))
        }
        routes.post(MatchesPaths.comparison, as: keeper) { try await writeComparison($0) }
        addWayRoutes(to: &routes)
    }

    private func comparison(_ staff: StaffContext) async throws -> Kept<ComparisonRules>? {
        let alliance = staff.alliance.id
        return try await ports.store.read { try RegionRulesStore.comparison(of: alliance, from: $0) }
    }

    func places(_ staff: StaffContext) async throws -> [Municipality] {
        try await ports.network.municipalities(of: staff.alliance.id, on: staff.today)
    }

    private func page(_ staff: StaffContext) async throws -> Page {
        let alliance = staff.alliance.id
        let (rules, ways, count, barriers) = try await ports.store.read { reader in
            (
                try RegionRulesStore.comparison(of: alliance, from: reader)?.value ?? .standard,
                try RegionRulesStore.ways(of: alliance, from: reader),
                try RegionRulesStore.tableCount(of: alliance, from: reader),
                try RegionRulesStore.barriers(of: alliance, from: reader)
            )
        }
        var page = Page(
            staff.words("matches.rules.title"),
            template: "matches.rules",
            content: RulesPage(staff, rules, ways, tableCount: count, barriers, try await places(staff))
        )
        page.isWide = true
        return page
    }

    /// A form about the rules.
    func formPage(
        _ title: String,
        _ lead: String,
        _ form: FormView,
        conflict: String? = nil,
        remove: ButtonView? = nil,
        _ staff: StaffContext
    ) -> Page {
        Page(
            title,
            template: "matches.form",
            content: SearchFormPage(lead: lead, conflict: conflict, form: form, remove: remove),
            breadcrumb: [Crumb(staff.words("matches.rules.title"), staff.link(MatchesPaths.rules))]
        )
    }

    private func comparisonPage(_ form: Form, _ staff: StaffContext, conflict: String? = nil) -> Page {
        let action = staff.link(MatchesPaths.comparison)
        return formPage(
            staff.words("matches.rules.edit"),
            staff.words("matches.rules.form-lead"),
            form.view(for: staff, action: action, cancel: staff.link(MatchesPaths.rules)),
            conflict: conflict,
            staff
        )
    }

    private func writeComparison(_ staff: StaffContext) async throws -> Reply {
        let (form, rules) = ComparisonForm().read(staff.form)
        guard let rules else { return .page(comparisonPage(form, staff), status: .unprocessableContent) }
        let (alliance, version) = (staff.alliance.id, form.number(ProfileForm.version) ?? 0)
        do {
            return try await change(staff) { transaction in
                try RegionRulesStore.write(rules, of: alliance, seenAt: version, in: transaction)
            }
        } catch StoreError.stale {
            let newer = try await comparison(staff)
            let saved = newer.map { Self.sentence($0.value, staff.words) }
            let page = comparisonPage(form.overtaken(by: newer?.version), staff, conflict: saved)
            return .page(page, status: .conflict)
        }
    }

    private static func sentence(_ rules: ComparisonRules, _ words: Words) -> String {
        RulesPage.weighed(rules).map { criterion in
            "\(words("matches.criterion.\(criterion.name)")) \(words.number(rules.points(criterion)))"
        }.joined(separator: ", ")
    }

    /// Makes a change once, and goes back to the rules.
    func change(
        _ staff: StaffContext,
        _ change: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> Reply {
        let (once, target) = (staff.once, staff.link(MatchesPaths.rules))
        let landed = try await ports.store.write(as: staff.actor) { transaction in
            try transaction.once(once) {
                try change(transaction)
                return target
            }
        }
        return .redirect(landed)
    }
}
