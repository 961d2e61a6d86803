import LotseCore
import LotseData

/// Writes requests that came in, behind secret links that nobody holds.
struct DemoRequests: Sendable {
    let writer: DemoWriter

    func write(_ request: DemoRequest) async throws {
        let answers = answers(request)
        let office = writer.office
        try await writer.at(request.daysAgo, as: nil) { transaction in
            let draft = try IntakeStore.insertDraft(
                answers,
                alliance: writer.alliance,
                language: request.language,
                tokenHash: DemoWriter.closedLink(transaction),
                in: transaction
            )
            _ = try IntakeStore.submit(draft, to: office, in: transaction)
            guard let letter = request.letter,
                let matter = try MatterStore.fetch(draft.matter, from: transaction.reader)
            else { return }
            try MatterMessageStore.insert(letter, to: matter, by: nil, language: request.language, in: transaction)
        }
    }

    private func answers(_ request: DemoRequest) -> IntakeAnswers {
        var answers = IntakeAnswers()
        answers.intention = .come
        answers.name = .init(given: request.given, family: request.family)
        answers.people = .init(adults: request.adults, children: request.children.count)
        answers.children = request.children
        answers.origin = .init(country: request.country, place: request.place)
        answers.destination = request.target.flatMap { writer.places[$0] }.map { .municipality($0.text) } ?? .open
        answers.arrival = .open
        answers.topics = request.topics
        answers.mostUrgent = request.topics.first
        answers.message = "\(writer.mark)\n\(request.message)"
        answers.contact = .init(mail: request.mail, phone: "", language: request.language, wantsInterpreter: false)
        answers.consent = .init(advice: true, followUp: false, bodies: [], basis: answers.consentBasis)
        return answers
    }
}
