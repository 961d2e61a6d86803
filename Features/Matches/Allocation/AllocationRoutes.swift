import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Proposals for all households at once, and what would change with more of something.
struct AllocationRoutes: Sendable {
    let ports: MatchesPorts

    /// So many runs stand on the list.
    private static let listed = 50

    func add(to routes: inout RouteTable) {
        let ports = ports
        let one = Authoriser.roles(AllocationRoles.readers).then { try await AllocationContext($0, ports) }
        let starter = Authoriser.roles(AllocationRoles.starters)
        routes.get(MatchesPaths.runs, as: .roles(AllocationRoles.readers)) { staff in
            let starts = !staff.roles.isDisjoint(with: AllocationRoles.starters)
            return .page(try await list(staff, at: .proposals, starts ? ProposalForm().empty : nil))
        }
        routes.post(MatchesPaths.runs, as: starter) { staff in
            let (form, order) = ProposalForm().read(staff.form)
            return try await start(order, form, at: .proposals, staff)
        }
        routes.get(MatchesPaths.whatIf, as: starter) { staff in
            .page(try await list(staff, at: .whatIf, try await whatIf(staff).empty))
        }
        routes.post(MatchesPaths.whatIf, as: starter) { staff in
            let (form, order) = try await whatIf(staff).read(staff.form)
            return try await start(order, form, at: .whatIf, staff)
        }
        routes.get(MatchesPaths.run, as: one) { .page(try await page($0)) }
        routes.post(MatchesPaths.stop, as: starter.then { try await AllocationContext($0, ports) }) { context in
            let (run, once, target) = (context.run, context.once, context.here(MatchesPaths.run))
            let landed = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try AllocationStore.end(run, as: .stopped, in: transaction)
                    return target
                }
            }
            return .redirect(landed)
        }
    }

    private func whatIf(_ staff: StaffContext) async throws -> WhatIfForm {
        let places = try await ports.network.municipalities(of: staff.alliance.id, on: staff.today)
        return WhatIfForm(words: staff.words, places: places, today: staff.today)
    }

    private func list(_ staff: StaffContext, at tab: RegionTabs.Page, _ form: Form?) async throws -> Page {
        let alliance = staff.alliance.id
        let runs = try await ports.store.read { try AllocationStore.list(of: alliance, limit: Self.listed, from: $0) }
        let shown = runs.filter { ($0.order.addition != nil) == (tab == .whatIf) }
        return Page(
            staff.words(tab == .whatIf ? "matches.what-if.title" : "matches.runs.title"),
            template: "matches.runs",
            content: AllocationListPage(staff, at: tab, form, shown)
        )
    }

    /// Asks for a run; while another one of the alliance is under way, there is none.
    private func start(
        _ order: AllocationRun.Order?,
        _ form: Form,
        at tab: RegionTabs.Page,
        _ staff: StaffContext
    ) async throws -> Reply {
        guard let order else { return .page(try await list(staff, at: tab, form), status: .unprocessableContent) }
        let (alliance, account, once) = (staff.alliance.id, staff.member.account, staff.once)
        do {
            let landed = try await ports.store.write(as: staff.actor) { transaction in
                try transaction.once(once) {
                    guard try !AllocationStore.isUnderWay(in: alliance, from: transaction.reader) else {
                        throw StoreError.stale
                    }
                    let run = try AllocationStore.insert(order, in: alliance, by: account, transaction)
                    return staff.link(MatchesPaths.run, ["run": run.text])
                }
            }
            return .redirect(landed)
        } catch StoreError.stale {
            let page = try await list(staff, at: tab, form)
            return .page(page.saying(Notice(.warning, staff.words("matches.runs.busy"))), status: .conflict)
        }
    }

    private func page(_ context: AllocationContext) async throws -> Page {
        let run = context.run.id
        let page = max(1, Int(context.query["page"]) ?? 1)
        let (shares, total) = try await ports.store.read { reader in
            (
                try AllocationStore.shares(
                    of: run,
                    limit: AllocationRunPage.pageSize,
                    offset: (min(page, 100_000) - 1) * AllocationRunPage.pageSize,
                    from: reader
                ),
                try AllocationStore.shareCount(of: run, from: reader)
            )
        }
        let isWhatIf = context.run.order.addition != nil
        var shown = Page(
            context.words(isWhatIf ? "matches.run.what-if-title" : "matches.run.title"),
            template: "matches.run",
            content: AllocationRunPage(context, shares, total: total, page: page, ports),
            breadcrumb: [
                Crumb(
                    context.words(isWhatIf ? "matches.what-if.title" : "matches.runs.title"),
                    context.link(isWhatIf ? MatchesPaths.whatIf : MatchesPaths.runs)
                )
            ]
        )
        shown.isWide = true
        return shown
    }
}
