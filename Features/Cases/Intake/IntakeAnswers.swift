import LotseCore

/// What somebody tells before anybody knows them, answer by answer; nil for what was not asked yet.
///
/// Stored as JSON. A new question is a new optional property, so that older drafts stay readable.
struct IntakeAnswers: Codable, Sendable, Equatable {
    var intention: Intention?
    var name: Name?
    var people: People?
    /// The children's days of birth, one for each child.
    var children: [Day]?
    var origin: Origin?
    var destination: Destination?
    var arrival: Arrival?
    /// What is needed, in the order of the list of topics.
    var topics: [Topic]?
    /// The topic that cannot wait; one of `topics`.
    var mostUrgent: Topic?
    /// What somebody does or has learned, in their own words.
    var occupation: String?
    /// What else they want to say.
    var message: String?
    var contact: Contact?
    var consent: ConsentChoice?

    enum Intention: String, CaseIterable, Codable, Sendable {
        case come
        case comeBack = "come-back"
        /// Lives here already and wants to stay.
        case stay
    }

    struct Name: Codable, Sendable, Equatable {
        var given: String
        var family: String
    }

    struct People: Codable, Sendable, Equatable {
        var adults: Int
        var children: Int
    }

    struct Origin: Codable, Sendable, Equatable {
        /// Two letters of ISO 3166-1.
        var country: String
        var place: String
    }

    enum Destination: Codable, Sendable, Equatable {
        /// The eight digits of a municipality's key.
        case municipality(String)
        case open

        var municipality: MunicipalityKey? {
            if case .municipality(let key) = self { MunicipalityKey(key) } else { nil }
        }
    }

    enum Arrival: Codable, Sendable, Equatable {
        case by(Day)
        case here
        case open

        var day: Day? { if case .by(let day) = self { day } else { nil } }

        /// The boxes of the form.
        enum Choice: String, CaseIterable, Sendable {
            case by
            case here
            case open
        }

        var choice: Choice {
            switch self {
            case .by: .by
            case .here: .here
            case .open: .open
            }
        }

        init(_ choice: Choice, day: Day?) {
            switch (choice, day) {
            case (.by, let day?): self = .by(day)
            case (.here, _): self = .here
            case (.by, nil), (.open, _): self = .open
            }
        }
    }

    struct Contact: Codable, Sendable, Equatable {
        var mail: String
        var phone: String
        /// In which language somebody wants to be spoken to.
        var language: Language
        var wantsInterpreter: Bool
    }

    /// The boxes that somebody ticked on the page of consents.
    struct ConsentChoice: Codable, Sendable, Equatable {
        /// Without it there is no advice, and so no request.
        var advice: Bool
        var followUp: Bool
        /// The bodies that the need may be passed to.
        var bodies: [Body]
        /// The topics and the place for which the bodies were named; another answer there asks again.
        var basis: String

        struct Body: Codable, Sendable, Equatable {
            var topic: Topic
            var organisation: Identifier<Organisation>
        }
    }

    /// What the consents on offer depend on.
    var consentBasis: String {
        let place = destination?.municipality?.text ?? "-"
        return ([place] + (topics ?? []).map(\.rawValue)).joined(separator: " ")
    }
}
