import LotseCore

/// One question on one page of the public intake, in the order in which they are asked.
enum IntakeStep: String, CaseIterable, Sendable {
    case intention
    case name
    case people
    case children
    case origin
    case destination
    case arrival
    case topics
    case urgent
    case occupation
    case message
    case contact
    case consent
    /// Everything on one page, to be corrected and sent.
    case check

    /// Whether the question makes sense after the other answers.
    func isAsked(after answers: IntakeAnswers) -> Bool {
        switch self {
        case .children: (answers.people?.children ?? 0) > 0
        case .arrival: answers.intention != .stay
        case .urgent: (answers.topics?.count ?? 0) > 1
        case .occupation: !Self.workTopics.isDisjoint(with: answers.topics ?? [])
        default: true
        }
    }

    /// Whether there is an answer that still fits the others.
    func isAnswered(in answers: IntakeAnswers) -> Bool {
        switch self {
        case .intention: answers.intention != nil
        case .name: answers.name != nil
        case .people: answers.people != nil
        case .children: answers.children?.count == answers.people?.children
        case .origin: answers.origin != nil
        case .destination: answers.destination != nil
        case .arrival: answers.arrival != nil
        case .topics: answers.topics?.isEmpty == false
        case .urgent: answers.mostUrgent.map { answers.topics?.contains($0) == true } ?? false
        case .occupation: answers.occupation != nil
        case .message: answers.message != nil
        case .contact: answers.contact != nil
        case .consent: answers.consent.map { $0.advice && $0.basis == answers.consentBasis } ?? false
        case .check: false
        }
    }

    /// The questions that are asked after these answers.
    static func path(through answers: IntakeAnswers) -> [IntakeStep] {
        allCases.filter { $0.isAsked(after: answers) }
    }

    /// Where to go on: the first question without an answer, the check at the latest.
    static func firstOpen(in answers: IntakeAnswers) -> IntakeStep {
        path(through: answers).first { !$0.isAnswered(in: answers) } ?? .check
    }

    /// The question before this one, nil for the first.
    func previous(in answers: IntakeAnswers) -> IntakeStep? {
        Self.path(through: answers).last { $0.place < place }
    }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    private static let workTopics: Set<Topic> = [.work, .recognition, .qualification, .founding]
}
