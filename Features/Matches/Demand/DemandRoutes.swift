import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Who may see whom firms will need.
enum DemandRoles {
    /// The plans of all firms, to read.
    static let keepers: Set<Role> = [.teamLead, .networkManager]
    static let readers = keepers.union(CandidateRoles.officers)
}

/// Somebody of a firm before one line of its plan.
struct DemandContext: PageContext {
    let staff: StaffContext
    let line: DemandLine

    var visitor: VisitorContext { staff.visitor }

    init(_ staff: StaffContext, _ ports: MatchesPorts) async throws {
        let id = try staff.visitor.identifier("line", of: DemandLine.self)
        let alliance = staff.alliance.id
        let line = try await ports.store.read { try DemandStore.find(id, in: alliance, from: $0) }
        guard let line, staff.firms.contains(line.organisation) else { throw PageError.notFound }
        (self.staff, self.line) = (staff, line)
    }
}

/// The plans of firms, with who is there for them; template `matches.demand`.
struct DemandPage: Sendable {
    let tabs: RegionTabs
    let lead: String
    let add: Link?
    let firms: [Firm]
    let empty: String?

    struct Firm: Sendable {
        let name: String
        let anchor: String
        let lines: Table
        let quarters: Table
        let note: String
    }

    init(_ staff: StaffContext, _ answers: [DemandAnswer], _ ports: MatchesPorts) {
        let words = staff.words
        tabs = RegionTabs(staff, at: .demand)
        lead = words("matches.plan.lead")
        let isFirm = !staff.firms.isEmpty
        add = isFirm ? Link(words("matches.plan.add"), staff.link(MatchesPaths.newDemand)) : nil
        firms = answers.enumerated().map { number, answer in
            Self.firm(answer, number, changes: staff.firms.contains(answer.organisation), staff, ports)
        }
        empty = firms.isEmpty ? words(isFirm ? "matches.plan.empty-firm" : "matches.plan.empty") : nil
    }

    private static func firm(
        _ answer: DemandAnswer,
        _ number: Int,
        changes: Bool,
        _ staff: StaffContext,
        _ ports: MatchesPorts
    ) -> Firm {
        let words = staff.words
        let search = SearchWords(words, ports)
        let here = answer.lines.reduce(0) { $0 + $1.here }
        let there = answer.lines.reduce(0) { $0 + $1.clear + $1.passable }
        return Firm(
            name: answer.organisationName,
            anchor: "firm-\(number + 1)",
            lines: Table(
                words("matches.plan.lines"),
                columns: [
                    .text(words("matches.column.occupation")), .text(words("matches.column.by")),
                    .number(words("matches.column.needed")), .number(words("matches.column.clear")),
                    .number(words("matches.column.passable")), .number(words("matches.column.missing")),
                ],
                rows: answer.lines.map { found in
                    let content = found.line.content
                    let name = words(
                        "matches.plan.what",
                        [
                            "occupation": search.occupation(content.occupation),
                            "level": words("matches.level.\(max(1, content.occupation % 10))"),
                        ]
                    )
                    let path = staff.link(MatchesPaths.demandLine, ["line": found.line.id.text])
                    return [
                        changes ? .link(name, path) : .text(name), .text(words.day(content.neededBy)),
                        .text(words.number(content.people)), .text(words.number(found.clear)),
                        .text(words.number(found.passable)), .text(words.number(found.missing)),
                    ]
                },
                emptyText: ""
            ),
            quarters: Table(
                words("matches.plan.quarters"),
                columns: [
                    .text(words("matches.column.quarter")), .number(words("matches.column.needed")),
                    .number(words("matches.column.there")), .number(words("matches.column.missing")),
                ],
                rows: answer.quarters.map { quarter in
                    [
                        .text(quarter.name), .text(words.number(quarter.needed)), .text(words.number(quarter.there)),
                        .text(words.number(quarter.needed - quarter.there)),
                    ]
                },
                emptyText: ""
            ),
            note: words("matches.plan.from-where", ["here": here, "come": there - here])
        )
    }
}

/// Whom firms will need over the next quarters, and who is there for it.
struct DemandRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        let ports = ports
        let officer = Authoriser.roles(CandidateRoles.officers)
        routes.get(MatchesPaths.demand, as: .roles(DemandRoles.readers)) { try await list($0) }
        routes.get(MatchesPaths.newDemand, as: officer) { staff in
            .page(page(try await form(staff).filled(nil), nil, staff))
        }
        routes.post(MatchesPaths.newDemand, as: officer) { try await insert($0) }
        let one = officer.then { try await DemandContext($0, ports) }
        routes.get(MatchesPaths.demandLine, as: one) { context in
            .page(page(try await form(context.staff).filled(context.line), context.line, context.staff))
        }
        routes.post(MatchesPaths.demandLine, as: one) { try await update($0) }
        routes.post(MatchesPaths.removeDemand, as: one) { context in
            let (line, alliance, once) = (context.line, context.staff.alliance.id, context.once)
            let target = context.link(MatchesPaths.demand)
            let landed = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try DemandStore.remove(line, in: alliance, transaction)
                    return target
                }
            }
            return .redirect(landed)
        }
    }

    private func list(_ staff: StaffContext) async throws -> Reply {
        let isKeeper = !staff.roles.isDisjoint(with: DemandRoles.keepers)
        let (alliance, firms) = (staff.alliance.id, isKeeper ? nil : staff.firms)
        let lines = try await ports.store.read { try DemandStore.list(in: alliance, of: firms, from: $0) }
        let pool = try await CandidatePool(for: Set(lines.map(\.organisation)), in: alliance, ports)
        let byFirm = Dictionary(grouping: lines, by: \.organisation)
        let answers = try byFirm.values.map { lines in
            try DemandAnswer(
                lines,
                from: pool,
                isRegulated: ports.occupations.isRegulated,
                on: staff.today
            )
        }.sorted { ($0.organisationName, $0.organisation) < ($1.organisationName, $1.organisation) }
        var page = Page(
            staff.words("matches.plan.title"),
            template: "matches.demand",
            content: DemandPage(staff, answers, ports)
        )
        page.isWide = true
        return .page(page)
    }

    private func form(_ staff: StaffContext) async throws -> DemandForm {
        DemandForm(
            words: staff.words,
            language: staff.language,
            occupations: ports.occupations,
            places: try await ports.network.municipalities(of: staff.alliance.id, on: staff.today),
            today: staff.today
        )
    }

    private func page(
        _ form: Form,
        _ line: DemandLine?,
        _ staff: StaffContext,
        conflict: String? = nil
    ) -> Page {
        let list = staff.link(MatchesPaths.demand)
        let action = line.map { staff.link(MatchesPaths.demandLine, ["line": $0.id.text]) }
        let remove = line.map { line in
            ButtonView(
                staff.words("matches.plan.remove"),
                to: staff.link(MatchesPaths.removeDemand, ["line": line.id.text]),
                isGrave: true,
                for: staff
            )
        }
        return Page(
            staff.words(line == nil ? "matches.plan.new" : "matches.plan.edit"),
            template: "matches.form",
            content: SearchFormPage(
                lead: staff.words("matches.plan.form-lead"),
                conflict: conflict,
                form: form.view(for: staff, action: action ?? staff.link(MatchesPaths.newDemand), cancel: list),
                remove: remove
            ),
            breadcrumb: [Crumb(staff.words("matches.plan.title"), list)]
        )
    }

    private func insert(_ staff: StaffContext) async throws -> Reply {
        let (form, content) = try await form(staff).read(staff.form)
        guard let content else { return .page(page(form, nil, staff), status: .unprocessableContent) }
        guard let firm = staff.firms.min(), let organisation = try await ports.network.organisation(firm) else {
            throw PageError.notFound
        }
        let (alliance, once, target) = (staff.alliance.id, staff.once, staff.link(MatchesPaths.demand))
        let landed = try await ports.store.write(as: staff.actor) { transaction in
            try transaction.once(once) {
                try DemandStore.insert(content, for: organisation, in: alliance, transaction)
                return target
            }
        }
        return .redirect(landed)
    }

    private func update(_ context: DemandContext) async throws -> Reply {
        let (staff, line) = (context.staff, context.line)
        let (form, content) = try await form(staff).read(staff.form)
        guard let content else { return .page(page(form, line, staff), status: .unprocessableContent) }
        let (alliance, once, target) = (staff.alliance.id, staff.once, staff.link(MatchesPaths.demand))
        let seen = line.seen(at: form.number(ProfileForm.version))
        do {
            let landed = try await ports.store.write(as: staff.actor) { transaction in
                try transaction.once(once) {
                    try DemandStore.update(seen, to: content, in: alliance, transaction)
                    return target
                }
            }
            return .redirect(landed)
        } catch StoreError.stale {
            let saved = staff.words(
                "matches.plan.saved",
                [
                    "occupation": SearchWords(staff.words, ports).occupation(line.content.occupation),
                    "count": line.content.people, "day": staff.words.day(line.content.neededBy),
                ]
            )
            return .page(
                page(form.overtaken(by: line.version), line, staff, conflict: saved),
                status: .conflict
            )
        }
    }
}

extension DemandLine {
    /// The line as somebody saw it when they began to change it.
    fileprivate func seen(at version: Int?) -> DemandLine {
        DemandLine(
            id: id,
            organisation: organisation,
            organisationName: organisationName,
            content: content,
            version: version ?? 0
        )
    }
}
