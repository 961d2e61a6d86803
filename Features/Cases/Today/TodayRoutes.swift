import LotseCore
import LotseData
import LotseWeb

/// The home of staff: what waits, what is overdue, which referral nobody has answered ("Heute").
struct TodayRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.today, as: .roles(Role.caseworkers)) { try await show($0) }
    }

    private func show(_ staff: StaffContext) async throws -> Reply {
        let houses = staff.organisations(as: Role.caseworkers)
        let isTeam = staff.query["whose"] == "team"
        let question = TodayQuestion(
            alliance: staff.alliance.id,
            organisations: houses,
            accounts: isTeam ? nil : try await own(staff, houses),
            today: staff.today
        )
        let items = try await ports.store.read { try TodayStore.list(question, from: $0) }
        let names = isTeam ? try await ports.staff.names(of: Set(items.compactMap(\.account))) : [:]
        let content = TodayPage(items, staff, names: names, isTeam: isTeam)
        return .page(Page(staff.words("cases.today.title"), template: "cases.today", content: content))
    }

    /// Oneself and whom one stands in for.
    private func own(
        _ staff: StaffContext,
        _ houses: Set<Identifier<Organisation>>
    ) async throws -> Set<Identifier<Account>> {
        var accounts: Set = [staff.member.account]
        for house in houses.sorted() {
            let absent = try await ports.absentColleagues(of: staff.member.account, in: house, staff.alliance.id)
            accounts.formUnion(absent)
        }
        return accounts
    }
}

/// The worklist; template `cases.today`.
struct TodayPage: Sendable {
    let day: String
    let switchLink: Link
    let sections: [Section]
    let isEmpty: Bool

    struct Section: Sendable {
        let id: String
        let title: String
        let rows: RowsView
    }

    init(_ items: [TodayItem], _ staff: StaffContext, names: [Identifier<Account>: String], isTeam: Bool) {
        let words = staff.words
        day = words.day(staff.today)
        let here = staff.link(CasesPaths.today)
        switchLink =
            isTeam
            ? Link(words("cases.today.show-mine"), here) : Link(words("cases.today.show-team"), "\(here)?whose=team")
        sections = TodayItem.Section.allCases.compactMap { section in
            let own = items.filter { $0.section == section }
            guard !own.isEmpty else { return nil }
            return Section(
                id: section.rawValue,
                title: words("cases.today.section.\(section.rawValue)", ["count": own.count]),
                rows: RowsView(rows: own.map { Self.row($0, staff, names) }, emptyText: "")
            )
        }
        isEmpty = sections.isEmpty
    }

    private static func row(
        _ item: TodayItem,
        _ staff: StaffContext,
        _ names: [Identifier<Account>: String]
    ) -> RowsView.Row {
        RowsView.Row(
            item.title,
            path: staff.link(item.path, item.values),
            texts: [
                staff.words("cases.today.\(item.key)", ["day": item.day.map { staff.words.day($0) } ?? "–"])
            ],
            side: [item.reference, item.account.flatMap { names[$0] }],
            isLate: item.section == .overdue
        )
    }
}
