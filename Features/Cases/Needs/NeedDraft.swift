package import LotseCore
import LotseData

extension Need {
    /// What people can enter about a need; its state has a workflow of its own.
    package struct Draft: Sendable, Equatable {
        package var topic: Topic
        package var priority: Int
        package var person: Identifier<Person>?
        package var wishedOn: Day?
        package var detail: String

        package init(
            topic: Topic,
            priority: Int = 2,
            person: Identifier<Person>? = nil,
            wishedOn: Day? = nil,
            detail: String = ""
        ) {
            precondition(Need.priorities.contains(priority), "a priority is 1, 2 or 3")
            self.topic = topic
            self.priority = priority
            self.person = person
            self.wishedOn = wishedOn
            self.detail = detail
        }

        var journalFields: JournalFields {
            ["topic": topic, "priority": priority, "person_id": person, "wished_on": wishedOn, "detail": detail]
        }
    }

    package var draft: Draft {
        Draft(topic: topic, priority: priority, person: person, wishedOn: wishedOn, detail: detail)
    }
}
