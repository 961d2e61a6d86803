import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// How long ways take: known ones, an imported table, rivers and borders.
extension RulesRoutes {
    func addWayRoutes(to routes: inout RouteTable) {
        let ports = ports
        let keeper = Authoriser.roles(RulesRoles.keepers)
        let one = keeper.then { try await BarrierContext($0, ports) }
        routes.get(MatchesPaths.newWay, as: keeper) { staff in
            .page(wayPage(try await wayForm(staff).empty, staff))
        }
        routes.post(MatchesPaths.newWay, as: keeper) { try await putWay($0) }
        routes.post(MatchesPaths.removeWay, as: keeper) { staff in
            let (id, alliance) = (try staff.visitor.identifier("way", of: KnownWay.self), staff.alliance.id)
            return try await change(staff) { transaction in
                guard try RegionRulesStore.removeWay(id, of: alliance, in: transaction) else {
                    throw PageError.notFound
                }
            }
        }
        routes.get(MatchesPaths.travelTable, as: keeper) { .page(try await tablePage(TravelTableForm.empty, nil, $0)) }
        routes.post(MatchesPaths.travelTable, as: keeper, bodyLimit: TravelTableForm.bodyLimit) {
            try await takeTable($0)
        }
        routes.post(MatchesPaths.removeTravelTable, as: keeper) { staff in
            let alliance = staff.alliance.id
            return try await change(staff) { try RegionRulesStore.replaceTable(by: [], of: alliance, in: $0) }
        }
        routes.get(MatchesPaths.newBarrier, as: keeper) { staff in
            .page(barrierPage(try await barrierForm(staff).filled(nil), nil, staff))
        }
        routes.post(MatchesPaths.newBarrier, as: keeper) { try await insertBarrier($0) }
        routes.get(MatchesPaths.barrier, as: one) { context in
            let form = try await barrierForm(context.staff).filled(context.barrier)
            return .page(barrierPage(form, context, context.staff))
        }
        routes.post(MatchesPaths.barrier, as: one) { try await updateBarrier($0) }
        routes.post(MatchesPaths.removeBarrier, as: one) { context in
            let (barrier, alliance) = (context.barrier, context.staff.alliance.id)
            return try await change(context.staff) { try RegionRulesStore.remove(barrier, of: alliance, in: $0) }
        }
    }

    // MARK: - Known ways

    private func wayForm(_ staff: StaffContext) async throws -> KnownWayForm {
        KnownWayForm(words: staff.words, places: try await places(staff))
    }

    private func wayPage(_ form: Form, _ staff: StaffContext) -> Page {
        let action = staff.link(MatchesPaths.newWay)
        return formPage(
            staff.words("matches.known-way.add"),
            staff.words("matches.known-way.lead"),
            form.view(for: staff, action: action, cancel: staff.link(MatchesPaths.rules)),
            staff
        )
    }

    private func putWay(_ staff: StaffContext) async throws -> Reply {
        let (form, way) = try await wayForm(staff).read(staff.form)
        guard let way else { return .page(wayPage(form, staff), status: .unprocessableContent) }
        let alliance = staff.alliance.id
        return try await change(staff) { try RegionRulesStore.put(way, of: alliance, in: $0) }
    }

    // MARK: - The table

    private func tablePage(_ form: Form, _ file: TravelTableFile?, _ staff: StaffContext) async throws -> Page {
        let alliance = staff.alliance.id
        let count = try await ports.store.read { try RegionRulesStore.tableCount(of: alliance, from: $0) }
        return Page(
            staff.words("matches.travel-table.title"),
            template: "matches.travel-table",
            content: TravelTablePage(staff, form, file, tableCount: count),
            breadcrumb: [Crumb(staff.words("matches.rules.title"), staff.link(MatchesPaths.rules))]
        )
    }

    private func takeTable(_ staff: StaffContext) async throws -> Reply {
        let form = TravelTableForm.empty.reading(staff.form)
        guard form.isValid, let sent = form.file("file") else {
            return .page(try await tablePage(form, nil, staff), status: .unprocessableContent)
        }
        let towns = try await places(staff).filter { $0.position != nil }
        let file: TravelTableFile
        do {
            file = try TravelTableFile(sent.bytes, towns: towns)
        } catch {
            let refused = form.adding(FormError("file", "matches.error.travel-table.\(error.rawValue)"))
            return .page(try await tablePage(refused, nil, staff), status: .unprocessableContent)
        }
        guard file.refusals.isEmpty else {
            let refused = form.adding(FormError("file", "matches.error.travel-table.refused"))
            return .page(try await tablePage(refused, file, staff), status: .unprocessableContent)
        }
        guard !form.isTicked("trial") else {
            return .page(try await tablePage(TravelTableForm.empty.presetting("trial", to: []), file, staff))
        }
        let (entries, alliance) = (file.entries, staff.alliance.id)
        return try await change(staff) { try RegionRulesStore.replaceTable(by: entries, of: alliance, in: $0) }
    }

    // MARK: - Rivers and borders

    private func barrierForm(_ staff: StaffContext) async throws -> BarrierForm {
        BarrierForm(words: staff.words, places: try await places(staff))
    }

    private func barrierPage(
        _ form: Form,
        _ context: BarrierContext?,
        _ staff: StaffContext,
        conflict: String? = nil
    ) -> Page {
        let action = context.map { staff.link(MatchesPaths.barrier, $0.here) } ?? staff.link(MatchesPaths.newBarrier)
        let remove = context.map { context in
            ButtonView(
                staff.words("matches.barrier.remove"),
                to: staff.link(MatchesPaths.removeBarrier, context.here),
                isGrave: true,
                for: staff
            )
        }
        return formPage(
            staff.words(context == nil ? "matches.barrier.add" : "matches.barrier.edit"),
            staff.words("matches.barrier.lead"),
            form.view(for: staff, action: action, cancel: staff.link(MatchesPaths.rules)),
            conflict: conflict,
            remove: remove,
            staff
        )
    }

    private func insertBarrier(_ staff: StaffContext) async throws -> Reply {
        let (form, content) = try await barrierForm(staff).read(staff.form)
        guard let content else { return .page(barrierPage(form, nil, staff), status: .unprocessableContent) }
        let alliance = staff.alliance.id
        do {
            return try await change(staff) { transaction in
                guard try RegionRulesStore.barriers(of: alliance, from: transaction.reader).count < TravelBarrier.most
                else { throw StoreError.stale }
                try RegionRulesStore.insert(content, of: alliance, in: transaction)
            }
        } catch StoreError.stale {
            let full = form.adding(FormError("name", "matches.error.barriers", ["most": "\(TravelBarrier.most)"]))
            return .page(barrierPage(full, nil, staff), status: .conflict)
        }
    }

    private func updateBarrier(_ context: BarrierContext) async throws -> Reply {
        let (staff, barrier) = (context.staff, context.barrier)
        let (form, content) = try await barrierForm(staff).read(staff.form)
        guard let content else { return .page(barrierPage(form, context, staff), status: .unprocessableContent) }
        let alliance = staff.alliance.id
        let seen = TravelBarrier(
            id: barrier.id,
            content: barrier.content,
            version: form.number(ProfileForm.version) ?? 0
        )
        do {
            return try await change(staff) { transaction in
                try RegionRulesStore.update(seen, to: content, of: alliance, in: transaction)
            }
        } catch StoreError.stale {
            let newer = try await BarrierContext(staff, ports)
            let minutes = staff.words("matches.compare.minutes", ["count": newer.barrier.content.minutes])
            return .page(
                barrierPage(
                    form.overtaken(by: newer.barrier.version),
                    newer,
                    staff,
                    conflict: "\(newer.barrier.content.name): \(minutes)"
                ),
                status: .conflict
            )
        }
    }
}
