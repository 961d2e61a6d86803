import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The list of case files, and opening a new one.
struct CaseFileListRoutes: Sendable {
    static let pageSize = 50

    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.list, as: .roles(CaseFileAccess.readers)) { try await list($0) }
        routes.get(CasesPaths.new, as: .roles(Role.caseworkers)) { staff in
            .page(page(staff, try await form(staff, values: CaseOpeningForm.defaults(staff))))
        }
        routes.post(CasesPaths.new, as: .roles(Role.caseworkers)) { try await open($0) }
    }

    private func list(_ staff: StaffContext) async throws -> Reply {
        let access = CaseFileAccess(staff.member, in: staff.alliance.id)
        let choice = CaseListChoice(staff.query, account: staff.member.account, isAuditor: access.teams.isEmpty)
        let filter = choice.filter(in: staff.alliance.id, organisations: access.isAuditor ? nil : access.teams)
        let cursor = CaseFileFilter.Cursor(staff.query["after"])
        let (lines, count) = try await ports.store.read { reader in
            (
                try CaseFileListStore.list(filter, after: cursor, limit: Self.pageSize + 1, from: reader),
                try CaseFileListStore.count(filter, from: reader)
            )
        }
        let shown = Array(lines.prefix(Self.pageSize))
        let content = CaseListPage(
            staff,
            choice: choice,
            lines: shown,
            names: try await ports.staff.names(of: Set(shown.compactMap(\.head.owner))),
            count: count,
            isFirst: cursor == nil,
            hasMore: lines.count > shown.count,
            // Whoever audits sees no names, and so finds nobody by name.
            seesNames: { access.sight(of: $0) == .full }
        )
        var page = Page(staff.words("cases.list.title"), template: "cases.list", content: content)
        page.isWide = true
        return .page(page)
    }

    private func form(_ staff: StaffContext, values: [String: String] = [:]) async throws -> Form {
        let places = try await ports.network.municipalities(of: staff.alliance.id, on: staff.today)
        var houses: [OrganisationProfile] = []
        for id in staff.organisations(as: Role.caseworkers).sorted() {
            if let house = try await ports.network.organisation(id) { houses.append(house) }
        }
        return CaseOpeningForm.form(CaseChoices(words: staff.words), places, houses, values: values)
    }

    private func page(_ staff: StaffContext, _ form: Form) -> Page {
        Page(
            staff.words("cases.open.title"),
            template: "cases.form",
            content: CaseFormPage(
                form: form.view(for: staff, action: staff.link(CasesPaths.new), cancel: staff.link(CasesPaths.list)),
                lead: nil,
                conflict: nil,
                button: nil
            ),
            breadcrumb: [Crumb(staff.words("cases.menu.list"), staff.link(CasesPaths.list))]
        )
    }

    private func open(_ staff: StaffContext) async throws -> Reply {
        let form = try await form(staff).reading(staff.form)
        guard form.isValid, let opening = CaseOpeningForm.opening(form, by: staff) else {
            return .page(page(staff, form), status: .unprocessableContent)
        }
        let once = staff.once
        let id = try await ports.store.write(as: staff.actor) { transaction in
            try transaction.once(once) { try CaseFileStore.open(opening, in: transaction).text }
        }
        return .redirect(staff.link(CasesPaths.one, ["caseFile": id]))
    }
}
