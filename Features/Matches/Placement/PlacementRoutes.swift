import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Rounds of Kita and school places: begun, worked out at once, looked at.
struct PlacementRoutes: Sendable {
    let ports: MatchesPorts

    /// So many rounds stand on the list.
    private static let listed = 50

    func add(to routes: inout RouteTable) {
        let ports = ports
        routes.get(MatchesPaths.placements, as: .roles(AllocationRoles.readers)) { staff in
            let starts = !staff.roles.isDisjoint(with: AllocationRoles.starters)
            return .page(try await list(staff, starts ? RoundForm(staff).empty : nil))
        }
        routes.post(MatchesPaths.placements, as: .roles(AllocationRoles.starters)) { try await start($0) }
        let one = Authoriser.roles(AllocationRoles.readers).then { try await RoundContext($0, ports) }
        routes.get(MatchesPaths.placement, as: one) { .page(try await page($0)) }
    }

    private func list(_ staff: StaffContext, _ form: Form?) async throws -> Page {
        let alliance = staff.alliance.id
        let rounds = try await ports.store.read { try PlacementStore.list(of: alliance, limit: Self.listed, from: $0) }
        return Page(
            staff.words("matches.rounds.title"),
            template: "matches.rounds",
            content: RoundListPage(staff, form, rounds)
        )
    }

    private func start(_ staff: StaffContext) async throws -> Reply {
        let (form, order) = RoundForm(staff).read(staff.form)
        guard let order else { return .page(try await list(staff, form), status: .unprocessableContent) }
        let desk = PlacementDesk(ports: ports)
        let ground = try await desk.ground(of: staff.alliance.id)
        let (account, once) = (staff.member.account, staff.once)
        do {
            let landed = try await ports.store.write(as: staff.actor) { transaction in
                try transaction.once(once) {
                    let round = try desk.place(order, on: ground, by: account, transaction)
                    return staff.link(MatchesPaths.placement, ["round": round.text])
                }
            }
            return .redirect(landed)
        } catch let fault as RoundProblem.Fault {
            let asking = form.adding(RoundForm.error(fault))
            return .page(try await list(staff, asking), status: .unprocessableContent)
        }
    }

    private func page(_ context: RoundContext) async throws -> Page {
        let (round, number) = (context.round.id, max(1, Int(context.query["page"]) ?? 1))
        let shares = try await ports.store.read { reader in
            try PlacementStore.shares(
                of: round,
                limit: RoundPage.pageSize,
                offset: (min(number, 100_000) - 1) * RoundPage.pageSize,
                from: reader
            )
        }
        var page = Page(
            context.words(
                "matches.round.title",
                [
                    "kind": PlacementWords(context.words).kind(context.round.kind),
                    "day": context.words.day(context.round.day),
                ]
            ),
            template: "matches.round",
            content: RoundPage(context, shares, page: number, ports),
            breadcrumb: [Crumb(context.words("matches.rounds.title"), context.link(MatchesPaths.placements))]
        )
        page.isWide = true
        return page
    }
}

/// How a round is asked for.
struct RoundForm {
    private let form: Form
    private let today: Day

    init(_ staff: StaffContext) {
        let told = PlacementWords(staff.words)
        today = staff.today
        form = Form(
            "matches.round-order",
            [
                .required("kind", .choice(PlaceKind.allCases.map { Field.Option($0.rawValue, told.kind($0)) })),
                .required("day", .day), Field("seed", .number(PlacementRound.possibleSeeds)),
            ],
            values: ["kind": PlaceKind.kita.rawValue, "day": Cohorts.nextSchoolYear(after: staff.today).description]
        )
    }

    var empty: Form { form }

    func read(_ data: FormData) -> (form: Form, order: PlacementRound.Order?) {
        var form = form.reading(data)
        let days = today...today.adding(days: PlaceWish.furthestDays)
        if let day = form.day("day"), !days.contains(day) {
            form = form.adding(FormError("day", "matches.error.place-day"))
        }
        guard form.isValid, let kind = form.choice("kind", as: PlaceKind.self), let day = form.day("day") else {
            return (form, nil)
        }
        return (form, PlacementRound.Order(kind: kind, day: day, seed: form.number("seed")))
    }

    /// What has to be put right before there is a round.
    static func error(_ fault: RoundProblem.Fault) -> FormError {
        switch fault {
        case .noCriteria: FormError("kind", "matches.error.no-criteria")
        case .morePromised(let title): FormError("kind", "matches.error.more-promised", ["title": title])
        case .promiseNotOffered(let number):
            FormError("kind", "matches.error.promise-not-offered", ["number": number])
        }
    }
}

extension Cohorts {
    /// The first day of the next school year.
    static func nextSchoolYear(after day: Day) -> Day {
        guard let next = Day(year: schoolYear(on: day) + 1, month: 8, day: 1) else {
            preconditionFailure("each year has a first of August")
        }
        return next
    }
}
