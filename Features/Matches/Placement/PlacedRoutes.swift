import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// What a round has for the children of one household: looked at, accepted, refused, given back by its team.
struct PlacedRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        routes.get(MatchesPaths.placed, as: ports.search().then { try await PlacedContext($0) }) { context in
            .page(page(context))
        }
        let changing = ports.search(changing: true).then { try await PlacedContext($0) }
        routes.post(MatchesPaths.placed, as: changing) { try await decide($0) }
    }

    private func page(_ context: PlacedContext) -> Page {
        Page(
            context.words("matches.placed.title"),
            template: "matches.placed",
            content: PlacedPage(context),
            breadcrumb: context.search.breadcrumb
        )
    }

    /// A place that somebody else has meanwhile.
    private struct Lost: Error {
        let title: String
    }

    private func decide(_ context: PlacedContext) async throws -> Reply {
        guard let share = context.shares.first(where: { $0.person.text == context.form["person"] }) else {
            throw PageError.notFound
        }
        do {
            switch context.form["do"] {
            case "accept": return try await accept(share, context)
            case "refuse": return try await end(share, as: .refused, context)
            case "release": return try await end(share, as: .released, context)
            default: throw PageError.malformed
            }
        } catch StoreError.stale {
            return try await refused(context, context.words("matches.share.stale"))
        } catch let lost as Lost {
            return try await refused(context, context.words("matches.placed.lost", ["title": lost.title]))
        }
    }

    /// The page as it is now, with the sentence that says why nothing was done.
    private func refused(_ context: PlacedContext, _ sentence: String) async throws -> Reply {
        let newest = try await PlacedContext(context.search)
        return .page(page(newest).saying(Notice(.warning, sentence)), status: .conflict)
    }

    /// Makes a proposal of the case file of a place, and holds it for the child.
    private func accept(_ share: PlacementShare, _ context: PlacedContext) async throws -> Reply {
        guard let place = share.content.place, context.isOpen(share) else { throw StoreError.stale }
        let region = try await ports.regions.market(of: context.search.alliance)
        let chosen = ChosenListing(
            caseFile: share.caseFile,
            topic: share.kind.topic,
            person: share.person,
            title: place.title,
            place: place.place,
            note: context.words("matches.placed.note")
        )
        let (alliance, account) = (context.search.alliance, context.search.staff.member.account)
        let (once, propose, target) = (context.once, ports.propose, context.here)
        let landed = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                let today = transaction.today
                let held = try AllocationStore.holds(in: alliance, on: today, from: transaction.reader).taken
                guard region.capacity(of: place.listing) > held[place.listing] ?? 0 else {
                    throw Lost(title: place.title)
                }
                try PlacementStore.decide(share, as: .accepted, in: alliance, by: account, transaction)
                let until = today.adding(days: PlacementRound.validDays)
                try PlacementStore.hold(place.listing, for: share, in: alliance, until: until, transaction)
                try propose(chosen, alliance, account, transaction)
                return target
            }
        }
        return .redirect(landed)
    }

    private func end(
        _ share: PlacementShare,
        as state: PlacementShare.State,
        _ context: PlacedContext
    ) async throws -> Reply {
        let isPossible = state == .released ? share.state == .accepted : context.isOpen(share)
        guard isPossible else { throw StoreError.stale }
        let (alliance, account) = (context.search.alliance, context.search.staff.member.account)
        let (once, target) = (context.once, context.here)
        let landed = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                try PlacementStore.decide(share, as: state, in: alliance, by: account, transaction)
                if state == .released, let place = share.content.place {
                    try PlacementStore.release(place.listing, of: share, transaction)
                }
                return target
            }
        }
        return .redirect(landed)
    }
}
