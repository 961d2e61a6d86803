package import LotseCore
import LotseData

extension CaseFile {
    /// What people can enter about a file as a whole.
    package struct Draft: Sendable, Equatable {
        package var language: Language
        package var wantsInterpreter: Bool
        package var origin: Origin
        package var target: MunicipalityKey?
        package var wishedArrival: Day?
        package var source: Source

        package init(
            language: Language,
            wantsInterpreter: Bool = false,
            origin: Origin = .unknown,
            target: MunicipalityKey? = nil,
            wishedArrival: Day? = nil,
            source: Source
        ) {
            self.language = language
            self.wantsInterpreter = wantsInterpreter
            self.origin = origin
            self.target = target
            self.wishedArrival = wishedArrival
            self.source = source
        }

        var journalFields: JournalFields {
            [
                "language": language, "wants_interpreter": wantsInterpreter, "country": origin.country,
                "origin_place": origin.place, "target_municipality": target, "wished_arrival_on": wishedArrival,
                "source": source,
            ]
        }
    }

    /// Everything that is needed to open a file.
    package struct Opening: Sendable, Equatable {
        package let alliance: Identifier<Alliance>
        package let organisation: Identifier<Organisation>
        /// Nil where nobody has taken it yet.
        package let owner: Identifier<Account>?
        package let draft: Draft
        /// The first is the main person.
        package let household: [Person.Draft]
        package let needs: [Need.Draft]

        package init(
            alliance: Identifier<Alliance>,
            organisation: Identifier<Organisation>,
            owner: Identifier<Account>?,
            draft: Draft,
            household: [Person.Draft],
            needs: [Need.Draft] = []
        ) {
            self.alliance = alliance
            self.organisation = organisation
            self.owner = owner
            self.draft = draft
            self.household = household
            self.needs = needs
        }
    }
}

extension CaseFile.Head {
    /// The file's fields as a form shows them.
    package var draft: CaseFile.Draft {
        CaseFile.Draft(
            language: language,
            wantsInterpreter: wantsInterpreter,
            origin: origin,
            target: target,
            wishedArrival: wishedArrival,
            source: source
        )
    }
}
