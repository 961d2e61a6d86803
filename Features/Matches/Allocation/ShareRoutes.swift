import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// What a run has for one household: looked at, accepted, refused, given back by its team.
struct ShareRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        routes.get(MatchesPaths.share, as: ports.search().then { try await ShareContext($0) }) { context in
            .page(try await page(context))
        }
        let changing = ports.search(changing: true).then { try await ShareContext($0) }
        routes.post(MatchesPaths.share, as: changing) { try await decide($0) }
    }

    private func page(_ context: ShareContext) async throws -> Page {
        let region = try await ports.regions.market(of: context.search.alliance)
        let question = try await ports.question(of: context.search)
        return Page(
            context.words("matches.share.page"),
            template: "matches.share",
            content: SharePage(context, question, in: region),
            breadcrumb: context.search.breadcrumb
        )
    }

    private func decide(_ context: ShareContext) async throws -> Reply {
        do {
            switch context.form["do"] {
            case "accept": return try await accept(context)
            case "refuse": return try await end(context, as: .refused, from: .open)
            case "release": return try await end(context, as: .released, from: .accepted)
            default: throw PageError.malformed
            }
        } catch StoreError.stale {
            return try await refused(context, context.words("matches.share.stale"))
        } catch let lost as Lost {
            return try await refused(context, context.words("matches.share.lost", ["title": lost.title]))
        }
    }

    /// The page as it is now, with the sentence that says why nothing was done.
    private func refused(_ context: ShareContext, _ sentence: String) async throws -> Reply {
        let newest = try await ShareContext(context.search)
        return .page(try await page(newest).saying(Notice(.warning, sentence)), status: .conflict)
    }

    /// Something of the bundle that somebody else has meanwhile.
    private struct Lost: Error {
        let title: String
    }

    /// Makes a proposal of the case file of each thing, and holds it for the household.
    private func accept(_ context: ShareContext) async throws -> Reply {
        guard let content = context.share.content, context.isOpen else { throw StoreError.stale }
        let region = try await ports.regions.market(of: context.search.alliance)
        let chosen = content.parts.map { part in
            ChosenListing(
                caseFile: context.share.caseFile,
                topic: part.topic,
                person: part.person,
                title: part.title,
                place: part.place,
                note: context.words("matches.share.note")
            )
        }
        let (alliance, account) = (context.search.alliance, context.search.staff.member.account)
        let (share, once, propose) = (context.share, context.once, ports.propose)
        let target = context.search.caseLink(ports.neighbours.caseFile)
        let landed = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                let (today, parts) = (transaction.today, content.parts)
                let held = try AllocationStore.holds(in: alliance, on: today, from: transaction.reader).taken
                let wanted = Dictionary(parts.map { ($0.listing, 1) }, uniquingKeysWith: +)
                for part in parts {
                    let free = region.capacity(of: part.listing) - (held[part.listing] ?? 0)
                    guard wanted[part.listing] ?? 0 <= free else { throw Lost(title: part.title) }
                }
                try AllocationStore.decide(share, as: .accepted, in: alliance, by: account, transaction)
                let until = today.adding(days: AllocationRun.validDays)
                try AllocationStore.hold(wanted, for: share, in: alliance, until: until, transaction)
                for listing in chosen { try propose(listing, alliance, account, transaction) }
                return target
            }
        }
        return .redirect(landed)
    }

    private func end(
        _ context: ShareContext,
        as state: AllocationShare.State,
        from expected: AllocationShare.State
    ) async throws -> Reply {
        guard context.share.state == expected else { throw StoreError.stale }
        let (alliance, account) = (context.search.alliance, context.search.staff.member.account)
        let (share, once, target) = (context.share, context.once, context.here)
        let landed = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                try AllocationStore.decide(share, as: state, in: alliance, by: account, transaction)
                try AllocationStore.release(share, in: transaction)
                return target
            }
        }
        return .redirect(landed)
    }
}
