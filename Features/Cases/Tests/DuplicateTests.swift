import LotseCore
import LotseData
import LotseTestSupport
import Testing

@testable import Cases

@Suite struct DuplicateTests {
    func likelihood(_ left: Person.Draft, _ right: Person.Draft) -> PersonComparison.Likelihood? {
        PersonComparison(left, right).likelihood
    }

    @Test func `the same person in two alphabets is likely, without birth date possible`() {
        let cyrillic = Sample.person("Олександр", "Шевченко", born: "1985-03-07")
        let latin = Sample.person("Aleksander", "Schewtschenko", born: "1985-03-07")
        #expect(likelihood(cyrillic, latin) == .likely)
        #expect(likelihood(cyrillic, Sample.person("Aleksander", "Schewtschenko", born: nil)) == .possible)
        #expect(likelihood(Sample.person("محمد", "الأحمد"), Sample.person("Mohammed", "Al-Ahmad")) == .likely)
    }

    @Test func `swapped names are seen through`() {
        let comparison = PersonComparison(Sample.person("Nguyen", "Thi Lan"), Sample.person("Lan", "Nguyễn"))
        #expect(comparison.isSwapped)
        #expect(comparison.likelihood == .likely)
    }

    @Test func `a slip of the birth date leaves a suspicion, another one removes it`() {
        let person = Sample.person("Anna", "Nowak", born: "1990-02-03")
        #expect(likelihood(person, Sample.person("Anna", "Nowak", born: "1990-03-02")) == .possible)
        #expect(likelihood(person, Sample.person("Anna", "Nowak", born: "1991-02-03")) == .possible)
        #expect(likelihood(person, Sample.person("Anna", "Nowak", born: "1978-11-30")) == nil)
    }

    @Test func `a shared telephone alone says nothing, with the family's name it does`() {
        let mother = Sample.person("Olena", "Melnyk", phone: "+380 67 123 45 67")
        let father = Sample.person("Ivan", "Melnyk", born: "1988-01-01", phone: "00380671234567")
        let neighbour = Sample.person("Petra", "Krause", born: "1950-01-01", phone: "+380671234567")
        #expect(likelihood(mother, neighbour) == nil)
        let spouses = PersonComparison(mother, father)
        #expect(spouses.fields.map(\.verdict) == [.match, .mismatch, .mismatch, .blank, .match])
        #expect(likelihood(mother, Sample.person("Ivan", "Melnyk", born: nil, phone: "+380671234567")) == .possible)
    }

    @Test func `the fields' points are the whole sum`() {
        let comparison = PersonComparison(Sample.person(mail: "A@example.org"), Sample.person(mail: "a@example.org"))
        #expect(comparison.points == 30 + 25 + 35 + 45)
    }

    @Test(arguments: 0..<30) func `comparing is the same from both sides`(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let names = ["Олена", "Olena", "Müller", "Nowak", "محمد", "Anna", "Melnyk", "Ahmad", ""]
        let people = try (0..<2).map { _ in
            Sample.person(
                try #require(names.randomElement(using: &random)),
                try #require(names.dropLast().randomElement(using: &random)),
                born: ["1990-05-14", "1990-05-15", nil].randomElement(using: &random) ?? nil,
                phone: ["", "03562 1", "+49 3562 12345"].randomElement(using: &random) ?? ""
            )
        }
        #expect(PersonComparison(people[0], people[1]).points == PersonComparison(people[1], people[0]).points)
    }

    @Test(arguments: TestStore.engines)
    func `files of the same household are found within the organisation only`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let mine = try await store.openFile()
            let twin = try await store.openFile(Sample.opening(household: [Sample.person("Olena", "Melnyk")]))
            _ = try await store.openFile(Sample.opening(organisation: Sample.agency))
            _ = try await store.openFile(Sample.opening(alliance: Sample.otherAlliance))
            _ = try await store.openFile(Sample.opening(household: [Sample.person("Jan", "Kowalski", born: nil)]))
            let found = try await store.duplicates(of: mine)
            #expect(found.map(\.head.id) == [twin.id])
            #expect(found.first?.likelihood == .likely)
        }
    }

    @Test(arguments: TestStore.engines)
    func `files that were told apart are not asked about again`(_ engine: Dialect) async throws {
        try await TestStore.with(engine, migrations: try CasesSchema.migrations()) { store in
            let (mine, twin) = (try await store.openFile(), try await store.openFile())
            try await store.write(as: .member(Sample.adviser)) {
                try DuplicateStore.dismiss(mine, twin, by: Sample.adviser, in: $0)
            }
            #expect(try await store.duplicates(of: mine).isEmpty)
            #expect(try await store.duplicates(of: twin).isEmpty)
        }
    }
}

extension Store {
    func duplicates(of head: CaseFile.Head) async throws -> [Duplicate] {
        try await read { reader in
            let household = try HouseholdStore.list(of: head.id, from: reader).map(\.draft)
            return try DuplicateStore.list(
                like: household,
                except: head.id,
                in: head.alliance,
                of: head.organisation,
                from: reader
            )
        }
    }
}
