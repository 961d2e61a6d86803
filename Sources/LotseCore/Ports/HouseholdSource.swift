/// Households that are accompanied, for rooms that look for what would suit them.
package protocol HouseholdSource: Sendable {
    /// The household of a case file, for staff who may read its names; nil for everybody else and for what is not there.
    func household(
        of caseFile: Identifier<CaseFile>,
        for member: Member,
        in alliance: Identifier<Alliance>
    ) async throws -> SeekingHousehold?
    /// The households of an alliance whose files are running, in the order of their numbers.
    func runningHouseholds(of alliance: Identifier<Alliance>) async throws -> [SeekingHousehold]
    /// The running households of an alliance whose adults agreed to be proposed to one of some organisations as employees.
    ///
    /// Names are among it: they are for whoever the person has agreed to meet.
    func households(
        proposedTo organisations: Set<Identifier<Organisation>>,
        in alliance: Identifier<Alliance>
    ) async throws -> [SeekingHousehold]
    /// Which of some case files are no longer accompanied: closed, merged into others or gone.
    func ended(among caseFiles: Set<Identifier<CaseFile>>) async throws -> Set<Identifier<CaseFile>>
}

/// Tag of the identifiers of a household's people.
package enum HouseholdMember {}

/// A household that wants to come, come back or stay, as far as that counts for what suits it.
package struct SeekingHousehold: Sendable, Hashable {
    package let caseFile: Identifier<CaseFile>
    package let organisation: Identifier<Organisation>
    /// As people say it: `2026-0042`.
    package let number: String
    /// Whether the member who asked may change the file.
    package let mayChange: Bool
    /// In the order of the file, those taken into others left out.
    package let people: [Person]
    /// Where it wants to live; nil while it is open about that.
    package let target: MunicipalityKey?
    package let wishedArrival: Day?
    package let openedOn: Day
    /// Topics of needs that nobody has settled.
    package let openTopics: Set<Topic>
    /// To which organisations its adults agreed to be proposed as employees, by consents in force.
    package let proposedTo: Set<Identifier<Organisation>>
    /// Associations whose members may see them without a name, by consents in force.
    package let shownToMembersOf: Set<Identifier<Organisation>>

    package init(
        caseFile: Identifier<CaseFile>,
        organisation: Identifier<Organisation>,
        number: String,
        mayChange: Bool,
        people: [Person],
        target: MunicipalityKey?,
        wishedArrival: Day?,
        openedOn: Day,
        openTopics: Set<Topic>,
        proposedTo: Set<Identifier<Organisation>>,
        shownToMembersOf: Set<Identifier<Organisation>> = []
    ) {
        self.caseFile = caseFile
        self.organisation = organisation
        self.number = number
        self.mayChange = mayChange
        self.people = people
        self.target = target
        self.wishedArrival = wishedArrival
        self.openedOn = openedOn
        self.openTopics = openTopics
        self.proposedTo = proposedTo
        self.shownToMembersOf = shownToMembersOf
    }

    /// One of a household; no sex, no origin: nothing that matches may know them.
    package struct Person: Sendable, Hashable {
        package let id: Identifier<HouseholdMember>
        package let name: String
        package let isChild: Bool
        package let bornOn: Day?
        /// In the person's own words.
        package let occupation: String
        package let german: CEFRLevel?

        package init(
            id: Identifier<HouseholdMember>,
            name: String,
            isChild: Bool,
            bornOn: Day?,
            occupation: String,
            german: CEFRLevel?
        ) {
            self.id = id
            self.name = name
            self.isChild = isChild
            self.bornOn = bornOn
            self.occupation = occupation
            self.german = german
        }
    }

    package var adults: [Person] { people.filter { !$0.isChild } }
    package var children: [Person] { people.filter(\.isChild) }
}

/// Something on the market that somebody chose for a household, to be shown to it as a proposal.
package struct ChosenListing: Sendable, Hashable {
    package let caseFile: Identifier<CaseFile>
    package let topic: Topic
    /// For whom; nil for the whole household.
    package let person: Identifier<HouseholdMember>?
    package let title: String
    package let place: String
    /// Why it suits, in words.
    package let note: String

    package init(
        caseFile: Identifier<CaseFile>,
        topic: Topic,
        person: Identifier<HouseholdMember>?,
        title: String,
        place: String,
        note: String
    ) {
        self.caseFile = caseFile
        self.topic = topic
        self.person = person
        self.title = title
        self.place = place
        self.note = note
    }
}
