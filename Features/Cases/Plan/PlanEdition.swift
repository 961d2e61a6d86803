import LotseCore

/// A plan as it was proposed to the person, and what the person said to it ("Fassung des Plans").
struct PlanEdition: Sendable, Equatable {
    let id: Identifier<PlanEdition>
    let caseFile: Identifier<CaseFile>
    let terms: PlanTerms
    /// In which the goals and steps are written.
    let language: Language
    let proposedBy: Identifier<Account>
    let proposedAt: Timestamp
    let answer: Answer?
    let version: Int

    struct Answer: Sendable, Equatable {
        let kind: Kind
        /// The day of the agreement: of the signature, where it came on paper.
        let on: Day
        let way: ConsentWay
        /// Who noted it; nil for an answer over the secret link.
        let notedBy: Identifier<Account>?
        /// What the person would have otherwise; empty for an agreement.
        let wish: String

        enum Kind: String, CaseIterable, Sendable {
            case agreed
            case changeWanted = "change-wanted"
        }
    }

    static let longestWish = 2000

    /// Whether the person can say this now: an agreement stands, a wish can still become one.
    func permits(_ kind: Answer.Kind) -> Permission {
        switch (answer?.kind, kind) {
        case (nil, _), (.changeWanted, .agreed): .allowed
        case (.changeWanted, .changeWanted), (.agreed, _): .denied(.wrongState)
        }
    }
}

/// What a partner sees of a plan ("Was die Stelle vom Plan sieht").
///
/// Nothing, but for steps of its own: of the topic that was referred to it, agreed on by the person, and only where the
/// consent covers what the household needs.
enum PlanShare {
    /// - Parameters:
    ///   - plan: of the household.
    ///   - referral: by which the body looks.
    ///   - consents: of the household.
    ///   - day: on which it looks.
    /// - Returns: the body's own steps; none without a consent in force.
    static func steps(
        of plan: Plan,
        for referral: Referral,
        consents: [Consent],
        on day: Day
    ) -> [PlanTerms.Step] {
        let recipient = referral.recipient.organisation
        let permission = ConsentRule(consents).permits(
            .needDetail,
            for: referral.purpose,
            recipient: recipient,
            on: day
        )
        guard permission.isAllowed, let agreed = plan.agreed else { return [] }
        return agreed.terms.goals.filter { $0.topic == referral.topic }.flatMap(\.steps).filter { step in
            step.who.organisation == recipient && plan.step(step.id)?.status != .dropped
        }
    }
}
