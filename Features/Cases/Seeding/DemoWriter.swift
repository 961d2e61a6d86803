import LotseCore
import LotseData

/// Writes one invented household after the other, each step at its own time.
struct DemoWriter: Sendable {
    let ports: CasesPorts
    let alliance: Identifier<Alliance>
    let office: Identifier<Organisation>
    let team: [Identifier<Account>]
    let places: [String: MunicipalityKey]
    let mark: String
    let today: Day
    let identifiers: IdentifierSource

    static func seed(_ text: String) -> UInt64 { text.utf8.reduce(1) { $0 &* 1_099_511_628_211 ^ UInt64($1) } }

    func write(_ household: DemoHousehold) async throws {
        let owner = household.owner.map { team[$0 % team.count] }
        let opening = opening(household, owner)
        let id = try await at(household.openedAgo, as: owner) { transaction in
            let id = try CaseFileStore.open(opening, in: transaction)
            let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
            try NoteStore.insert(mark, author: owner ?? team[0], into: head, in: transaction)
            return id
        }
        guard let owner else { return }
        for talk in household.consultations.sorted(by: { $0.daysAgo > $1.daysAgo }) {
            try await at(talk.daysAgo, as: owner) { try write(talk, household.language, to: id, by: owner, $0) }
        }
        for note in household.notes.sorted(by: { $0.daysAgo > $1.daysAgo }) {
            try await at(note.daysAgo, as: owner) { transaction in
                let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
                try NoteStore.insert(note.text, author: owner, into: head, in: transaction)
            }
        }
        let referrals = DemoReferrals(writer: self)
        for (place, wish) in household.needs.enumerated() {
            try await referrals.write(wish, at: place, of: household, id, by: owner)
        }
        for duty in household.tasks {
            let setAgo = min(household.openedAgo, 3 - min(duty.dueIn, 0))
            try await at(setAgo, as: owner) { try write(duty, to: id, by: owner, $0) }
        }
        try await end(household, id, owner)
    }

    /// Runs a change at nine in the morning of a day in the past.
    @discardableResult
    func at<Value: Sendable>(
        _ daysAgo: Int,
        as account: Identifier<Account>?,
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let morning = Berlin.start(of: today.adding(days: -daysAgo)).adding(hours: 9)
        let moment = min(morning, ports.store.sources.clock.now)
        let store = SteppedStore(ports.store, at: moment, identifiers: identifiers)
        return try await store.write(as: account.map(Actor.member) ?? .system, body)
    }

    private func opening(_ household: DemoHousehold, _ owner: Identifier<Account>?) -> CaseFile.Opening {
        CaseFile.Opening(
            alliance: alliance,
            organisation: office,
            owner: owner,
            draft: CaseFile.Draft(
                language: household.language,
                wantsInterpreter: household.interpreter,
                origin: CaseFile.Origin(country: household.country.flatMap { Country($0) }, place: household.place),
                target: household.target.flatMap { places[$0] },
                wishedArrival: household.arrivalIn.map { today.adding(days: $0) },
                source: CaseFile.Source(rawValue: household.source) ?? .other
            ),
            household: household.people.map(Self.person)
        )
    }

    private static func person(_ member: DemoHousehold.Member) -> Person.Draft {
        Person.Draft(
            part: Person.Part(rawValue: member.part) ?? .relative,
            givenName: member.given,
            familyName: member.family,
            bornOn: member.born,
            sex: Person.Sex(rawValue: member.sex) ?? .unknown,
            occupation: member.occupation,
            mail: member.mail,
            phone: member.phone,
            languages: member.languages.sorted { $0.key < $1.key }.compactMap { tag, level in
                guard let language = Language(tag), let level = Person.LanguageLevel(rawValue: level) else {
                    return nil
                }
                return Person.LanguageSkill(language: language, level: level)
            }
        )
    }

    private func write(
        _ talk: DemoHousehold.Talk,
        _ language: Language,
        to id: Identifier<CaseFile>,
        by owner: Identifier<Account>,
        _ transaction: Transaction
    ) throws {
        let people = try HouseholdStore.list(of: id, from: transaction.reader)
        let draft = Consultation.Draft(
            person: people[min(talk.person, people.count - 1)].id,
            heldOn: transaction.today,
            minutes: talk.minutes,
            channel: Consultation.Channel(rawValue: talk.channel) ?? .office,
            topics: Set(talk.topics),
            language: language,
            adviser: owner,
            summary: talk.summary
        )
        try ConsultationStore.insert(draft, into: id, of: alliance, in: transaction)
    }

    private func write(
        _ duty: DemoHousehold.Duty,
        to id: Identifier<CaseFile>,
        by owner: Identifier<Account>,
        _ transaction: Transaction
    ) throws {
        let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
        let due = today.adding(days: duty.dueIn)
        let task = try TaskStore.insert(
            duty.title,
            due: due,
            assignee: owner,
            creator: owner,
            into: head,
            in: transaction
        )
        guard duty.done else { return }
        let open = try TaskStore.find(task, of: id, from: transaction.reader)
        try TaskStore.end(open, as: .done, by: owner, of: head, in: transaction)
    }

    /// Brings the file into the state in which its story ends.
    private func end(
        _ household: DemoHousehold,
        _ id: Identifier<CaseFile>,
        _ owner: Identifier<Account>
    ) async throws {
        if household.status == "waiting" {
            try await at(min(2, household.openedAgo), as: owner) { transaction in
                let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
                try CaseFileStore.change(head, to: .waiting, in: transaction)
            }
        }
        guard let ending = household.closing else { return }
        let arrived = ending.arrivedAgo.map { today.adding(days: -$0) }
        let draft = OutcomeDraft(
            kind: Outcome.Kind(rawValue: ending.kind) ?? .notReached,
            landings: Set(ending.landings.compactMap(Outcome.Landing.init(rawValue:))),
            evidence: Outcome.Evidence(rawValue: ending.evidence) ?? .none,
            arrivedOn: arrived,
            remark: ""
        )
        try await at(ending.daysAgo, as: owner) { transaction in
            let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
            try OutcomeStore.close(
                head,
                with: draft,
                by: owner,
                task: { "Nachfrage nach \($0) Monaten" },
                in: transaction
            )
        }
        guard household.status == "reopened" else { return }
        try await at(min(3, ending.daysAgo), as: owner) { transaction in
            let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
            try OutcomeStore.reopen(head, because: "Neue Frage der Familie", by: owner, in: transaction)
        }
    }
}
