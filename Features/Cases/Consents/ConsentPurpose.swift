import LotseCore

/// What somebody's data may be used for ("Zweck").
///
/// A referral's purpose names its topic: who consented to a search for work did not consent to questions about care.
enum ConsentPurpose: Hashable, Sendable {
    /// To be advised, and to have a case file.
    case advice
    /// To be passed on to the body that answers for the topic.
    case referral(Topic)
    /// To be proposed to an employer.
    case employerContact
    /// To be asked after the arrival how things went.
    case followUp

    /// The stored word, without the topic.
    var name: String {
        switch self {
        case .advice: "advice"
        case .referral: "referral"
        case .employerContact: "employer-contact"
        case .followUp: "follow-up"
        }
    }

    var topic: Topic? {
        if case .referral(let topic) = self { topic } else { nil }
    }

    /// Nil for a word that is none, a referral without a topic, and a topic beside any other word.
    init?(name: String, topic: Topic?) {
        switch (name, topic) {
        case ("advice", nil): self = .advice
        case ("referral", let topic?): self = .referral(topic)
        case ("employer-contact", nil): self = .employerContact
        case ("follow-up", nil): self = .followUp
        default: return nil
        }
    }
}
