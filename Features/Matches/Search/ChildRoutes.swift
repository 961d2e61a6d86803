import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Noting what a child needs of its Kita or school.
struct ChildRoutes: Sendable {
    let ports: MatchesPorts

    func add(to routes: inout RouteTable) {
        routes.get(MatchesPaths.child, as: ports.search(changing: true)) { context in
            let child = try context.child()
            let kept = try await open(child, context)
            return .page(page(ChildForm(words: context.words).filled(kept), child, context))
        }
        routes.post(MatchesPaths.child, as: ports.search(changing: true)) { try await write($0) }
    }

    private func open(
        _ child: SeekingHousehold.Person,
        _ context: SearchContext
    ) async throws -> Kept<ChildNeeds>? {
        let (caseFile, alliance, needs) = (context.caseFile, context.alliance, ports.childNeeds)
        return try await ports.store.write(as: context.actor) { transaction in
            try needs.open(child.id, of: caseFile, alliance, in: transaction)
        }
    }

    private func page(
        _ form: Form,
        _ child: SeekingHousehold.Person,
        _ context: SearchContext,
        conflict: String? = nil
    ) -> Page {
        let action = context.caseLink(MatchesPaths.child, ["person": child.id.text])
        return Page(
            context.words("matches.child.title", ["name": child.name]),
            template: "matches.form",
            content: SearchFormPage(
                lead: context.words("matches.child.lead"),
                conflict: conflict,
                form: form.view(for: context, action: action, cancel: context.caseLink(MatchesPaths.list))
            ),
            breadcrumb: context.breadcrumbToList
        )
    }

    private func write(_ context: SearchContext) async throws -> Reply {
        let child = try context.child()
        let (form, content) = ChildForm(words: context.words).read(context.form)
        guard let content else { return .page(page(form, child, context), status: .unprocessableContent) }
        let (caseFile, alliance, needs, once) = (context.caseFile, context.alliance, ports.childNeeds, context.once)
        let (version, target) = (form.number(ProfileForm.version) ?? 0, context.caseLink(MatchesPaths.list))
        do {
            let landed = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try needs.write(content, of: child.id, in: caseFile, alliance, seenAt: version, in: transaction)
                    return target
                }
            }
            return .redirect(landed)
        } catch StoreError.stale {
            let newer = try await open(child, context)
            let saved = newer.map { SearchWords(context.words, ports).sentence($0.value) }
            let again = form.overtaken(by: newer?.version)
            return .page(page(again, child, context, conflict: saved), status: .conflict)
        }
    }
}
