import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Noting what a household looks for: work for each adult, and a home.
struct SearchRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        routes.get(MatchesPaths.profile, as: ports.search(changing: true)) { context in
            let person = try context.adult()
            let form = profileForm(context).filled(
                context.profiles[person.id],
                for: person,
                arrival: context.household.wishedArrival
            )
            return .page(profilePage(form, person, context))
        }
        routes.post(MatchesPaths.profile, as: ports.search(changing: true)) { try await writeProfile($0) }
        routes.get(MatchesPaths.home, as: ports.search(changing: true)) { context in
            let form = try await homeForm(context).filled(context.home, for: context.household)
            return .page(homePage(form, context))
        }
        routes.post(MatchesPaths.home, as: ports.search(changing: true)) { try await writeHome($0) }
    }

    // MARK: - Work

    private func profileForm(_ context: SearchContext) -> ProfileForm {
        ProfileForm(
            words: context.words,
            language: context.language,
            occupations: ports.occupations,
            today: context.today
        )
    }

    private func profilePage(
        _ form: Form,
        _ person: SeekingHousehold.Person,
        _ context: SearchContext,
        conflict: String? = nil
    ) -> Page {
        page(
            form,
            title: context.words("matches.profile.title", ["name": person.name]),
            lead: context.words("matches.profile.lead"),
            action: context.caseLink(MatchesPaths.profile, ["person": person.id.text]),
            conflict: conflict,
            context
        )
    }

    private func page(
        _ form: Form,
        title: String,
        lead: String,
        action: String,
        conflict: String?,
        _ context: SearchContext
    ) -> Page {
        Page(
            title,
            template: "matches.form",
            content: SearchFormPage(
                lead: lead,
                conflict: conflict,
                form: form.view(for: context, action: action, cancel: context.caseLink(MatchesPaths.list))
            ),
            breadcrumb: context.breadcrumbToList
        )
    }

    private func writeProfile(_ context: SearchContext) async throws -> Reply {
        let person = try context.adult()
        let (form, profile) = profileForm(context).read(context.form)
        guard let profile else {
            return .page(profilePage(form, person, context), status: .unprocessableContent)
        }
        let (caseFile, alliance) = (context.caseFile, context.alliance)
        let target = context.caseLink(MatchesPaths.list) + "?person=\(person.id.text)"
        let version = form.number(ProfileForm.version) ?? 0
        let landed = try await write(context, landingAt: target) { transaction in
            try SearchStore.write(
                profile,
                of: person.id,
                in: caseFile,
                alliance,
                seenAt: version,
                in: transaction
            )
        }
        if let landed { return .redirect(landed) }
        let newer = try await SearchContext(context.staff, changing: true, ports).profiles[person.id]
        let saved = newer.map { SearchWords(context.words, ports).sentence($0.value) }
        return .page(
            profilePage(form.overtaken(by: newer?.version), person, context, conflict: saved),
            status: .conflict
        )
    }

    /// Makes a change once and says where it is to be seen; nil where somebody else was faster.
    private func write(
        _ context: SearchContext,
        landingAt target: String,
        _ change: @escaping @Sendable (Transaction) throws -> Void
    ) async throws -> String? {
        let once = context.once
        do {
            return try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try change(transaction)
                    return target
                }
            }
        } catch StoreError.stale {
            return nil
        }
    }

    // MARK: - Home

    private func homeForm(_ context: SearchContext) async throws -> HomeForm {
        let places = try await ports.network.municipalities(of: context.alliance, on: context.today)
        return HomeForm(words: context.words, places: places, today: context.today)
    }

    private func homePage(_ form: Form, _ context: SearchContext, conflict: String? = nil) -> Page {
        page(
            form,
            title: context.words("matches.home.title"),
            lead: context.words("matches.home.lead"),
            action: context.caseLink(MatchesPaths.home),
            conflict: conflict,
            context
        )
    }

    private func writeHome(_ context: SearchContext) async throws -> Reply {
        let (form, search) = try await homeForm(context).read(context.form)
        guard let search else { return .page(homePage(form, context), status: .unprocessableContent) }
        let (caseFile, alliance, target) = (context.caseFile, context.alliance, context.caseLink(MatchesPaths.list))
        let version = form.number(ProfileForm.version) ?? 0
        let landed = try await write(context, landingAt: target) { transaction in
            try SearchStore.write(search, of: caseFile, alliance, seenAt: version, in: transaction)
        }
        if let landed { return .redirect(landed) }
        let newer = try await SearchContext(context.staff, changing: true, ports).home
        let saved = newer.map { SearchWords(context.words, ports).sentence($0.value) }
        return .page(homePage(form.overtaken(by: newer?.version), context, conflict: saved), status: .conflict)
    }
}

extension Form {
    /// The form to be sent once more, now building on what somebody else saved.
    func overtaken(by version: Int?) -> Form {
        presetting(ProfileForm.version, to: ["\(version ?? 0)"]).adding(FormError("", "matches.error.stale"))
    }
}

/// A form about what a household looks for; template `matches.form`.
struct SearchFormPage: Sendable {
    let lead: String
    /// What somebody else saved meanwhile, in a sentence.
    let conflict: String?
    let form: FormView
    /// Takes the record away; nil where there is none or it has to stay.
    var remove: ButtonView?
}
