import LotseCore
import LotseData

/// Writes one invented household after the other, each step at its own time.
struct DemoStory {
    let writer: DemoWriter
    let steps: Steps

    private var alliance: Identifier<Alliance> { writer.alliance }
    private var today: Day { writer.today }

    /// - Parameters:
    ///   - household: whose story it is.
    ///   - bodies: who is responsible for the topics of its wishes and goals; none where nobody is.
    /// - Throws: the store's errors.
    func write(_ household: DemoHousehold, _ bodies: [Topic: ResponsibleBody]) throws {
        let owner = household.owner.map { writer.team[$0 % writer.team.count] }
        let opening = opening(household, owner)
        let id = try at(household.openedAgo, as: owner) { transaction in
            let id = try CaseFileStore.open(opening, in: transaction)
            let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
            try NoteStore.insert(writer.mark, author: owner ?? writer.team[0], into: head, in: transaction)
            return id
        }
        guard let owner else { return }
        for talk in household.consultations.sorted(by: { $0.daysAgo > $1.daysAgo }) {
            try at(talk.daysAgo, as: owner) { try write(talk, household.language, to: id, by: owner, $0) }
        }
        for note in household.notes.sorted(by: { $0.daysAgo > $1.daysAgo }) {
            try at(note.daysAgo, as: owner) { transaction in
                let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
                try NoteStore.insert(note.text, author: owner, into: head, in: transaction)
            }
        }
        let referrals = DemoReferrals(story: self)
        for wish in household.needs {
            try referrals.write(wish, of: household, id, to: bodies[wish.topic], by: owner)
        }
        for duty in household.tasks {
            let setAgo = min(household.openedAgo, 3 - min(duty.dueIn, 0))
            try at(setAgo, as: owner) { try write(duty, to: id, by: owner, $0) }
        }
        if let plan = household.plan { try DemoPlans(story: self, bodies: bodies).write(plan, of: id, by: owner) }
        try DemoLetters(story: self).write(household.letters ?? [], of: household, id, by: owner)
        try end(household, id, owner)
    }

    /// Runs a change at nine in the morning of a day in the past.
    @discardableResult
    func at<Value>(
        _ daysAgo: Int,
        as account: Identifier<Account>?,
        _ body: (Transaction) throws -> Value
    ) throws -> Value {
        let morning = Berlin.start(of: today.adding(days: -daysAgo)).adding(hours: 9)
        let moment = min(morning, writer.ports.store.sources.clock.now)
        return try steps.take(at: moment, as: account.map(Actor.member) ?? .system, body)
    }

    private func opening(_ household: DemoHousehold, _ owner: Identifier<Account>?) -> CaseFile.Opening {
        CaseFile.Opening(
            alliance: alliance,
            organisation: writer.office,
            owner: owner,
            draft: CaseFile.Draft(
                language: household.language,
                wantsInterpreter: household.interpreter,
                origin: CaseFile.Origin(country: household.country.flatMap { Country($0) }, place: household.place),
                target: household.target.flatMap { writer.places[$0] },
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
    ) throws {
        if household.status == "waiting" {
            try at(min(2, household.openedAgo), as: owner) { transaction in
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
        try at(ending.daysAgo, as: owner) { transaction in
            let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
            try OutcomeStore.close(
                head,
                with: draft,
                by: owner,
                task: { "Nachfrage nach \($0) Monaten" },
                in: transaction
            )
        }
        try lookAgain(id, ending, owner)
        guard household.status == "reopened" else { return }
        try at(min(3, ending.daysAgo), as: owner) { transaction in
            let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
            try OutcomeStore.reopen(head, because: "Neue Frage der Familie", by: owner, in: transaction)
        }
    }

    /// Takes the later looks whose day is long past; younger ones wait on somebody's worklist.
    private func lookAgain(
        _ id: Identifier<CaseFile>,
        _ ending: DemoHousehold.Ending,
        _ owner: Identifier<Account>
    ) throws {
        let past = today.adding(days: -Self.latestLook)
        guard ending.daysAgo > Self.latestLook else { return }
        let checks = try at(ending.daysAgo, as: owner) { transaction in
            try OutcomeCheckStore.list(of: id, from: transaction.reader).filter { $0.dueOn < past }
        }
        for check in checks {
            try at(today.daysSince1970 - check.dueOn.daysSince1970, as: owner) { transaction in
                let head = try CaseFileStore.find(id, in: alliance, from: transaction.reader)
                try OutcomeCheckStore.note(
                    ending.evidence == "document" ? .unknown : .stillHere,
                    evidence: .person,
                    remark: "",
                    for: check,
                    by: owner,
                    of: head,
                    in: transaction
                )
            }
        }
    }

    /// So many days after its day at the latest, a later look has been taken.
    private static let latestLook = 30
}
