package import LotseCore
import LotseData

/// One talk with a household: when, how long, about what ("Beratung").
package struct Consultation: Sendable, Equatable {
    package let id: Identifier<Consultation>
    package let caseFile: Identifier<CaseFile>
    package let draft: Draft
    package private(set) var version: Int
    package let createdAt: Timestamp

    /// The record as somebody saw it when they began to change it.
    func seen(at version: Int?) -> Consultation {
        var copy = self
        copy.version = version ?? 0
        return copy
    }

    /// What people can enter about a consultation.
    package struct Draft: Sendable, Equatable {
        /// Who was advised: the share of women counts these.
        package var person: Identifier<Person>
        package var heldOn: Day
        package var minutes: Int
        package var channel: Channel
        package var topics: Set<Topic>
        package var language: Language
        package var hadInterpreter: Bool
        package var adviser: Identifier<Account>
        package var summary: String

        package init(
            person: Identifier<Person>,
            heldOn: Day,
            minutes: Int,
            channel: Channel,
            topics: Set<Topic>,
            language: Language,
            hadInterpreter: Bool = false,
            adviser: Identifier<Account>,
            summary: String = ""
        ) {
            self.person = person
            self.heldOn = heldOn
            self.minutes = minutes
            self.channel = channel
            self.topics = topics
            self.language = language
            self.hadInterpreter = hadInterpreter
            self.adviser = adviser
            self.summary = summary
        }

        var journalFields: JournalFields {
            [
                "person_id": person, "held_on": heldOn, "minutes": minutes, "channel": channel,
                "topics": topics.map(\.rawValue).sorted().joined(separator: " "), "language": language,
                "had_interpreter": hadInterpreter, "adviser_id": adviser, "summary": summary,
            ]
        }
    }

    package static let minutes = 1...1440

    /// How people talked.
    ///
    /// Names live under `cases.channel.<raw value>`.
    package enum Channel: String, CaseIterable, Sendable, SQLConvertible {
        case office
        /// Where the people are: in an industrial park, a reception centre ("aufsuchend").
        case outreachDesk = "outreach-desk"
        case phone
        case video
        case mail
    }
}
