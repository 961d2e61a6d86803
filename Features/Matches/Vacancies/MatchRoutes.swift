import HTTPTypes
import LotseCore
import LotseData
import LotseMatching
import LotseWeb

/// Proposals for the people of a household: looking at them, taking them up, putting them aside, saying why not.
struct MatchRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        routes.get(MatchesPaths.list, as: ports.search()) { try await list($0) }
        routes.post(MatchesPaths.decision, as: ports.search(changing: true)) { try await decide($0) }
        routes.get(MatchesPaths.unfit, as: ports.search(changing: true)) { context in
            let chosen = try await chosen(context)
            return .page(unfitPage(unfitForm(context.words), chosen, context))
        }
        routes.post(MatchesPaths.unfit, as: ports.search(changing: true)) { try await refuse($0) }
    }

    // MARK: - The list

    private func list(_ context: SearchContext) async throws -> Reply {
        let region = try await ports.regions.market(of: context.alliance)
        let start = try await context.start(in: region)
        let wanted = context.query["person"]
        let person = context.seekers.first { $0.id.text == wanted } ?? context.seekers.first
        let id = context.caseFile
        let (decisions, languages) = try await ports.store.read { reader in
            (try DecisionStore.list(of: id, from: reader), try ChildNeedsStore.languages(of: id, from: reader))
        }
        var matches: MatchList?
        if let person, let kept = context.profiles[person.id] {
            matches = try MatchList(kept.value, after: decisions[person.id] ?? [], from: start, in: region)
        }
        let content = MatchPage(
            context,
            person: person,
            matches: matches,
            decisions: person.flatMap { decisions[$0.id] } ?? [],
            hasStart: start != nil,
            languages: languages,
            ports
        )
        return .page(
            Page(
                context.words("matches.list.title"),
                template: "matches.list",
                content: content,
                breadcrumb: context.breadcrumb
            )
        )
    }

    // MARK: - Decisions

    /// A vacancy of the path with the person it is for.
    struct Chosen {
        let person: SeekingHousehold.Person
        let vacancy: OpenVacancy
        let assessment: Assessment?

        var seen: MatchDecision.Seen {
            MatchDecision.Seen(
                title: vacancy.listing.title,
                occupation: vacancy.occupation,
                offeredBy: vacancy.listing.offeredBy ?? "",
                way: assessment?.way,
                pay: vacancy.monthlyPay,
                shifts: vacancy.shifts
            )
        }
    }

    private func chosen(_ context: SearchContext) async throws -> Chosen {
        let person = try context.adult()
        let listing = try context.visitor.identifier("listing", of: Listing.self)
        let region = try await ports.regions.market(of: context.alliance)
        guard let kept = context.profiles[person.id], let vacancy = region.vacancy(listing) else {
            throw PageError.notFound
        }
        let start = try await context.start(in: region)
        return Chosen(
            person: person,
            vacancy: vacancy,
            assessment: MatchList.assessment(of: kept.value, for: listing, from: start, in: region)
        )
    }

    private func decide(_ context: SearchContext) async throws -> Reply {
        let target = context.caseLink(MatchesPaths.list) + "?person=\(try context.adult().id.text)"
        switch context.form["do"] {
        case "back": return try await takeBack(context, target)
        case MatchDecision.Verdict.aside.rawValue:
            let chosen = try await chosen(context)
            return try await write(.aside, nil, "", chosen, context, target)
        case MatchDecision.Verdict.taken.rawValue:
            let chosen = try await chosen(context)
            return try await write(.taken, nil, "", chosen, context, target)
        default: throw PageError.notFound
        }
    }

    private func takeBack(_ context: SearchContext, _ target: String) async throws -> Reply {
        let person = try context.adult().id
        let listing = try context.visitor.identifier("listing", of: Listing.self)
        let (alliance, once) = (context.alliance, context.once)
        let landed = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                try DecisionStore.remove(listing, for: person, alliance, in: transaction)
                return target
            }
        }
        return .redirect(landed)
    }

    /// Notes a decision; what is taken up becomes a proposal of the case file in the same transaction.
    private func write(
        _ verdict: MatchDecision.Verdict,
        _ reason: MatchDecision.Reason?,
        _ note: String,
        _ chosen: Chosen,
        _ context: SearchContext,
        _ target: String
    ) async throws -> Reply {
        let decision = MatchDecision(
            listing: chosen.vacancy.listing.id,
            verdict: verdict,
            reason: reason,
            note: note,
            seen: chosen.seen
        )
        let (caseFile, alliance, once) = (context.caseFile, context.alliance, context.once)
        let (person, account) = (chosen.person.id, context.staff.member.account)
        let proposal = verdict == .taken ? proposal(of: chosen, context) : nil
        let propose = ports.propose
        let landed = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                try DecisionStore.write(decision, for: person, in: caseFile, alliance, by: account, in: transaction)
                if let proposal { try propose(proposal, alliance, account, transaction) }
                return target
            }
        }
        return .redirect(landed)
    }

    private func proposal(of chosen: Chosen, _ context: SearchContext) -> ChosenListing {
        let words = MatchWords(context.words, ports)
        let listing = chosen.vacancy.listing
        let reasons = chosen.assessment.map { words.reasons($0) + words.obstacles($0) } ?? []
        return ChosenListing(
            caseFile: context.caseFile,
            topic: .work,
            person: chosen.person.id,
            title: listing.title,
            place: listing.whoAndWhere,
            note: reasons.joined(separator: " ")
        )
    }

    // MARK: - Why not

    private func unfitForm(_ words: Words) -> Form {
        Form(
            "matches.unfit",
            [
                .required(
                    "reason",
                    .choice(
                        Choices(words: words).options { (value: MatchDecision.Reason) in
                            words("matches.unfit.\(value.rawValue)")
                        }
                    )
                ),
                Field("note", .longText(maxLength: 500)),
            ]
        )
    }

    private func unfitPage(_ form: Form, _ chosen: Chosen, _ context: SearchContext) -> Page {
        let listing = chosen.vacancy.listing
        let action = context.caseLink(
            MatchesPaths.unfit,
            ["person": chosen.person.id.text, "listing": listing.id.text]
        )
        return Page(
            context.words("matches.unfit.title"),
            template: "matches.form",
            content: SearchFormPage(
                lead: context.words("matches.unfit.lead", ["title": listing.title, "name": chosen.person.name]),
                conflict: nil,
                form: form.view(
                    for: context,
                    action: action,
                    cancel: context.caseLink(MatchesPaths.list) + "?person=\(chosen.person.id.text)"
                )
            ),
            breadcrumb: context.breadcrumbToList
        )
    }

    private func refuse(_ context: SearchContext) async throws -> Reply {
        let chosen = try await chosen(context)
        let form = unfitForm(context.words).reading(context.form)
        guard form.isValid, let reason: MatchDecision.Reason = form.choice("reason") else {
            return .page(unfitPage(form, chosen, context), status: .unprocessableContent)
        }
        let target = context.caseLink(MatchesPaths.list) + "?person=\(chosen.person.id.text)"
        return try await write(.unfit, reason, form.text("note"), chosen, context, target)
    }
}
