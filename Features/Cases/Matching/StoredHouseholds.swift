package import LotseCore
import LotseData

/// Accompanied households for the room that looks for what would suit them: names only for those who may read them,
/// never sex or origin.
package struct StoredHouseholds: HouseholdSource {
    private let ports: CasesPorts
    /// How many files one statement names: engines take only so many values.
    private static let batch = 1_000

    package init(_ ports: CasesPorts) {
        self.ports = ports
    }

    package func household(
        of caseFile: Identifier<CaseFile>,
        for member: Member,
        in alliance: Identifier<Alliance>
    ) async throws -> SeekingHousehold? {
        let head = try await ports.store.read { try CaseFileStore.fetch(caseFile, in: alliance, from: $0) }
        guard let head, head.mergedInto == nil else { return nil }
        let access = try await ports.access(of: member, to: head)
        guard access.sight(of: head) == .full else { return nil }
        let today = ports.store.sources.clock.today
        let mayChange = access.permits(.write, on: head).isAllowed
        return try await ports.store.read { reader in
            try Self.households([head], on: today, mayChange: mayChange, from: reader).first
        }
    }

    package func runningHouseholds(of alliance: Identifier<Alliance>) async throws -> [SeekingHousehold] {
        let today = ports.store.sources.clock.today
        return try await ports.store.read { reader in
            let heads = try CaseFileListStore.running(in: alliance, from: reader)
            return try Self.households(inBatches: heads, on: today, from: reader)
        }
    }

    package func households(
        proposedTo organisations: Set<Identifier<Organisation>>,
        in alliance: Identifier<Alliance>
    ) async throws -> [SeekingHousehold] {
        guard !organisations.isEmpty else { return [] }
        let today = ports.store.sources.clock.today
        return try await ports.store.read { reader in
            let heads = try CaseFileListStore.running(in: alliance, proposedTo: organisations, from: reader)
            return try Self.households(inBatches: heads, on: today, from: reader)
                // A consent may be over or withdrawn.
                .filter { !$0.proposedTo.isDisjoint(with: organisations) }
        }
    }

    private static func households(
        inBatches heads: [CaseFile.Head],
        on today: Day,
        from reader: Reader
    ) throws -> [SeekingHousehold] {
        try stride(from: 0, to: heads.count, by: batch).flatMap { start in
            let some = Array(heads[start..<min(start + batch, heads.count)])
            return try households(some, on: today, mayChange: false, from: reader)
        }
    }

    package func ended(
        among caseFiles: Set<Identifier<CaseFile>>
    ) async throws -> Set<Identifier<CaseFile>> {
        guard !caseFiles.isEmpty else { return [] }
        let all = caseFiles.sorted()
        return try await ports.store.read { reader in
            var running: Set<Identifier<CaseFile>> = []
            for start in stride(from: 0, to: all.count, by: Self.batch) {
                let some = Array(all[start..<min(start + Self.batch, all.count)])
                running.formUnion(try CaseFileListStore.running(among: some, from: reader))
            }
            return caseFiles.subtracting(running)
        }
    }

    private static func households(
        _ heads: [CaseFile.Head],
        on today: Day,
        mayChange: Bool,
        from reader: Reader
    ) throws -> [SeekingHousehold] {
        guard !heads.isEmpty else { return [] }
        let ids = heads.map(\.id)
        let people = Dictionary(grouping: try HouseholdStore.list(of: ids, from: reader), by: \.caseFile)
        let topics = try CaseFileListStore.topics(of: ids, from: reader)
        let employers = try ConsentStore.employers(of: ids, on: today, from: reader)
        return heads.map { head in
            SeekingHousehold(
                head,
                people[head.id] ?? [],
                mayChange: mayChange,
                openTopics: Set(topics[head.id] ?? []),
                employers: employers[head.id] ?? ConsentedEmployers()
            )
        }
    }
}

extension SeekingHousehold {
    /// The household of a case whose page has been read already.
    init(_ sheet: CaseSheet, mayChange: Bool, on day: Day) {
        self.init(
            sheet.head,
            sheet.household,
            mayChange: mayChange,
            openTopics: Set(sheet.needs.filter { !$0.status.isSettled }.map(\.topic)),
            employers: ConsentedEmployers(sheet.consents, on: day)
        )
    }

    fileprivate init(
        _ head: CaseFile.Head,
        _ people: [Cases.Person],
        mayChange: Bool,
        openTopics: Set<Topic>,
        employers: ConsentedEmployers
    ) {
        self.init(
            caseFile: head.id,
            organisation: head.organisation,
            number: head.number.description,
            mayChange: mayChange,
            people: people.filter { $0.mergedInto == nil }.map(SeekingHousehold.Person.init),
            target: head.target,
            wishedArrival: head.wishedArrival,
            openedOn: head.openedOn,
            openTopics: openTopics,
            proposedTo: employers.named,
            shownToMembersOf: employers.associations
        )
    }
}

extension SeekingHousehold.Person {
    init(_ person: Person) {
        let german = person.languages.first { $0.language == .german }?.level
        self.init(
            id: person.id.asMember,
            name: person.name,
            isChild: person.part == .child,
            bornOn: person.bornOn,
            occupation: person.occupation,
            german: german.flatMap(CEFRLevel.init)
        )
    }
}

extension CEFRLevel {
    /// Who grew up with a language has its highest level; nil where nothing is known.
    init?(_ level: Person.LanguageLevel) {
        switch level {
        case .unknown: return nil
        case .native: self = .c2
        default: self.init(rawValue: level.rawValue)
        }
    }
}

extension Identifier<Person> {
    /// The same person, as other rooms name them.
    var asMember: Identifier<HouseholdMember> {
        guard let id = Identifier<HouseholdMember>(text) else { preconditionFailure("an identifier is canonical") }
        return id
    }
}
