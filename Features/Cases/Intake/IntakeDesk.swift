import LotseCore
import LotseData
import LotseWeb

/// What the intake finds out about the region while somebody answers.
struct IntakeDesk: Sendable {
    let ports: CasesPorts

    /// The municipalities that can be chosen, by name.
    func places(of alliance: Identifier<Alliance>, on day: Day) async throws -> [Municipality] {
        try await ports.network.municipalities(of: alliance, on: day)
    }

    /// The bodies that answer for what is needed where somebody wants to live.
    func offers(
        for answers: IntakeAnswers,
        in alliance: Identifier<Alliance>,
        on day: Day
    ) async throws -> [ConsentOffer] {
        guard let place = answers.destination?.municipality else { return [] }
        var offers: [ConsentOffer] = []
        for topic in answers.topics ?? [] {
            let answer = try await ports.responsibility.responsibility(
                for: topic,
                in: place,
                on: day,
                alliance: alliance
            )
            offers += answer.bodies.map {
                ConsentOffer(body: .init(topic: topic, organisation: $0.organisation), name: $0.name)
            }
        }
        return offers
    }

    /// The form of a question with everything that can be chosen there.
    func form(
        of step: IntakeStep,
        answers: IntakeAnswers,
        for context: some PageContext,
        in alliance: Identifier<Alliance>
    ) async throws -> IntakeForm {
        var choices = IntakeForm.Choices.none
        if step == .destination { choices.places = try await places(of: alliance, on: context.today) }
        if step == .consent { choices.offers = try await offers(for: answers, in: alliance, on: context.today) }
        return IntakeForm(step: step, answers: answers, words: context.words, day: context.today, choices: choices)
    }

    /// The consents that a request is sent with, in the words of its last page.
    func consents(
        of answers: IntakeAnswers,
        office: OrganisationProfile,
        offers: [ConsentOffer],
        words: Words,
        at moment: Timestamp
    ) -> [ConsentDraft] {
        guard let choice = answers.consent else { return [] }
        let texts = ConsentTexts(words: words)
        let day = Berlin.day(at: moment)
        func draft(
            _ purpose: ConsentPurpose,
            _ recipient: (Identifier<Organisation>, String),
            _ fields: Set<CaseField>
        ) -> ConsentDraft {
            texts.draft(purpose, recipient: recipient, fields: fields, from: day, way: .link, notedBy: nil)
        }
        let mine = (office.id, office.name)
        var drafts: [ConsentDraft] = []
        if choice.advice { drafts.append(draft(.advice, mine, ConsentTexts.adviceFields)) }
        for offer in offers where choice.bodies.contains(offer.body) {
            let topic = offer.body.topic
            drafts.append(
                draft(.referral(topic), (offer.body.organisation, offer.name), CaseField.proposed(for: topic))
            )
        }
        if choice.followUp { drafts.append(draft(.followUp, mine, ConsentTexts.followUpFields)) }
        return drafts
    }
}
