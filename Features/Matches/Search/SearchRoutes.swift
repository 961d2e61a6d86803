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
        let (caseFile, alliance, once) = (context.caseFile, context.alliance, context.once)
        let target = context.caseLink(MatchesPaths.list) + "?person=\(person.id.text)"
        let version = form.number(ProfileForm.version) ?? 0
        do {
            let target = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try SearchStore.write(
                        profile,
                        of: person.id,
                        in: caseFile,
                        alliance,
                        seenAt: version,
                        in: transaction
                    )
                    return target
                }
            }
            return .redirect(target)
        } catch StoreError.stale {
            let newer = try await SearchContext(context.staff, changing: true, ports)
            let again = form.presetting(ProfileForm.version, to: ["\(newer.profiles[person.id]?.version ?? 0)"])
                .adding(FormError("", "matches.error.stale"))
            let saved = newer.profiles[person.id].map { SearchWords(context.words, ports).sentence($0.value) }
            return .page(profilePage(again, person, context, conflict: saved), status: .conflict)
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
        let (caseFile, alliance, once) = (context.caseFile, context.alliance, context.once)
        let target = context.caseLink(MatchesPaths.list)
        let version = form.number(ProfileForm.version) ?? 0
        do {
            let target = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try SearchStore.write(search, of: caseFile, alliance, seenAt: version, in: transaction)
                    return target
                }
            }
            return .redirect(target)
        } catch StoreError.stale {
            let newer = try await SearchContext(context.staff, changing: true, ports)
            let again = form.presetting(ProfileForm.version, to: ["\(newer.home?.version ?? 0)"])
                .adding(FormError("", "matches.error.stale"))
            let saved = newer.home.map { SearchWords(context.words, ports).sentence($0.value) }
            return .page(homePage(again, context, conflict: saved), status: .conflict)
        }
    }
}

/// A form about what a household looks for; template `matches.form`.
struct SearchFormPage: Sendable {
    let lead: String
    /// What somebody else saved meanwhile, in a sentence.
    let conflict: String?
    let form: FormView
}
