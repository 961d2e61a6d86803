import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// How long the alliance waits for answers: one form.
struct TermsRoutes: Sendable {
    let ports: CasesPorts

    static let editors: Set<Role> = [.networkManager, .allianceAdmin]

    func add(to routes: inout RouteTable) {
        routes.get(ReferralPaths.terms, as: .roles(Self.editors)) { staff in
            let (terms, version) = try await ports.store.read {
                try ReferralTermsStore.fetch(staff.alliance.id, from: $0)
            }
            return .page(page(Self.form(terms, version), staff))
        }
        routes.post(ReferralPaths.terms, as: .roles(Self.editors)) { try await save($0) }
    }

    private static func form(_ terms: ReferralTerms?, _ version: Int) -> Form {
        Form(
            "cases.terms",
            [
                .required("remind", .number(1...58)), .required("escalate", .number(2...59)),
                .required("give-up", .number(3...60)),
                .required("basket", .number(ReferralTerms.shortestBasketWait...60)), Field("version", .hidden),
            ],
            values: terms.map {
                [
                    "remind": "\($0.remindAfter)", "escalate": "\($0.escalateAfter)", "give-up": "\($0.giveUpAfter)",
                    "basket": "\($0.basketAfter)", "version": "\(version)",
                ]
            } ?? [:]
        )
    }

    private func page(_ form: Form, _ staff: StaffContext) -> Page {
        var block = Block()
        block.form = form.view(for: staff, action: staff.link(ReferralPaths.terms))
        return Page(
            staff.words("cases.terms.title"),
            template: "cases.blocks",
            content: Blocks(lead: staff.words("cases.terms.lead"), [block])
        )
    }

    private func save(_ staff: StaffContext) async throws -> Reply {
        var form = Self.form(nil, 0).reading(staff.form)
        var terms: ReferralTerms?
        if form.isValid {
            terms = ReferralTerms(
                remindAfter: form.number("remind") ?? 0,
                escalateAfter: form.number("escalate") ?? 0,
                giveUpAfter: form.number("give-up") ?? 0,
                basketAfter: form.number("basket") ?? 0
            )
            if terms == nil { form = form.adding(FormError("escalate", "cases.terms.error.order")) }
        }
        guard let terms else { return .page(page(form, staff), status: .unprocessableContent) }
        let (version, once, target) = (form.number("version") ?? 0, staff.once, staff.link(ReferralPaths.terms))
        do {
            _ = try await ports.store.write(as: staff.actor) { transaction in
                try transaction.once(once) {
                    try ReferralTermsStore.save(terms, for: staff.alliance.id, version: version, in: transaction)
                    return target
                }
            }
        } catch StoreError.stale {
            let stale = form.adding(FormError("", "cases.terms.error.stale"))
            return .page(page(stale, staff), status: .conflict)
        }
        return .redirect(target)
    }
}
