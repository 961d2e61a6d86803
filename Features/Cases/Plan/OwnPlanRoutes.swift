import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// The plan behind the secret link: reading it, agreeing to it, asking for a change.
struct OwnPlanRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        let store = ports.store
        let holder = Authoriser.alliance.then {
            try await OwnPlanContext(try await MatterContext($0, from: store), from: store)
        }
        routes.get(PlanPaths.own, as: holder) { context in
            let builder = OwnPlanPageBuilder(context: context)
            return .page(builder.page(builder.form))
        }
        routes.post(PlanPaths.agree, as: holder) { context in
            try await answer(context, .agreed, wish: "", OwnPlanPageBuilder(context: context).form)
        }
        routes.post(PlanPaths.wish, as: holder, burden: .heavy) { context in
            let builder = OwnPlanPageBuilder(context: context)
            let form = builder.form.reading(context.form)
            guard form.isValid else { return .page(builder.page(form), status: .unprocessableContent) }
            return try await answer(context, .changeWanted, wish: form.text("wish"), form)
        }
    }

    /// Keeps the answer to the edition that the person had before their eyes.
    ///
    /// Where another one was proposed meanwhile, that one is shown, and what was typed stays.
    private func answer(
        _ context: OwnPlanContext,
        _ kind: PlanEdition.Answer.Kind,
        wish: String,
        _ form: Form
    ) async throws -> Reply {
        guard let seen = Identifier<PlanEdition>(context.form["edition"]) else { throw PageError.notFound }
        let answer = PlanEdition.Answer(kind: kind, on: context.today, way: .link, notedBy: nil, wish: wish)
        let (file, alliance) = (context.caseFile, context.holder.matter.alliance)
        let (once, target) = (context.once, context.holder.own(PlanPaths.own))
        do {
            _ = try await ports.store.write(as: context.holder.actor) { transaction in
                try transaction.once(once) {
                    try PlanEditionStore.answer(seen, answer, of: file, alliance: alliance, in: transaction)
                    return target
                }
            }
        } catch StoreError.stale, CasesError.denied {
            let now = OwnPlanPageBuilder(
                context: try await OwnPlanContext(context.holder, from: ports.store)
            )
            let again = form.presetting("edition", to: [now.context.edition.id.text])
                .adding(FormError("", "cases.own-plan.overtaken"))
            return .page(now.page(again), status: .conflict)
        }
        return .redirect(target)
    }
}
