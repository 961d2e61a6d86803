import LotseCore
import LotseData
import LotseWeb

/// What an adviser has to know for passing a need on: who answers for it, what the person consented to.
struct ReferralSituation: Sendable {
    let need: Need
    /// Nil where nobody knows yet where the household wants to live.
    let answer: ResponsibilityAnswer?
    /// All organisations of the alliance, for a body that is asked though no rule names it.
    let organisations: [OrganisationProfile]
    let consents: [Consent]
    /// What was tried before for this need.
    let earlier: [Referral]
    /// Proposals that the person wants.
    let proposals: [Proposal]

    init(_ context: CaseFileContext, _ ports: CasesPorts) async throws {
        let id = try context.visitor.identifier("need", of: Need.self)
        let head = context.head
        let found: Found = try await ports.store.read { reader in
            Found(
                needs: try NeedStore.list(of: head.id, from: reader),
                consents: try ConsentStore.list(of: head.id, from: reader),
                earlier: try ReferralStore.list(of: id, from: reader),
                proposals: try ProposalStore.list(of: head.id, from: reader)
            )
        }
        guard let need = found.needs.first(where: { $0.id == id }), !need.status.isSettled else {
            throw PageError.notFound
        }
        self.need = need
        consents = found.consents
        earlier = found.earlier
        proposals = found.proposals.filter { $0.need == need.id && $0.status == .wanted }
        organisations = try await ports.network.organisations(of: head.alliance, on: context.today)
        if let target = head.target {
            answer = try await ports.responsibility.responsibility(
                for: need.topic,
                in: target,
                on: context.today,
                alliance: head.alliance
            )
        } else {
            answer = nil
        }
    }

    private struct Found: Sendable {
        let needs: [Need]
        let consents: [Consent]
        let earlier: [Referral]
        let proposals: [Proposal]
    }

    var bodies: [ResponsibleBody] { answer?.bodies ?? [] }

    /// What an organisation may see of this need today.
    func permitted(_ organisation: Identifier<Organisation>, on day: Day) -> Set<CaseField> {
        ConsentRule(consents).fields(for: .referral(need.topic), recipient: organisation, on: day)
    }
}
