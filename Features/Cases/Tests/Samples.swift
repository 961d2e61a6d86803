import LotseCore
import LotseData
import LotseTestSupport

@testable import Cases

/// People and files that tests invent, the same at each run.
enum Sample {
    static let alliance: Identifier<Alliance> = id(1)
    static let otherAlliance: Identifier<Alliance> = id(2)
    static let welcomeCenter: Identifier<Organisation> = id(11)
    static let agency: Identifier<Organisation> = id(12)
    static let adviser: Identifier<Account> = id(21)
    static let colleague: Identifier<Account> = id(22)
    static let lead: Identifier<Account> = id(23)

    static func id<Subject>(_ number: Int64) -> Identifier<Subject> {
        guard let id = Identifier<Subject>(UUIDText.version7(milliseconds: number, high: 0, low: 0)) else {
            preconditionFailure("version 7 text is canonical")
        }
        return id
    }

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
        return day
    }

    static func country(_ code: String) -> Country {
        guard let country = Country(code) else { preconditionFailure("\(code) is no country") }
        return country
    }

    static func language(_ tag: String) -> Language {
        guard let language = Language(tag) else { preconditionFailure("\(tag) is no language") }
        return language
    }

    static func person(
        _ given: String = "Олена",
        _ family: String = "Мельник",
        part: Person.Part = .main,
        born: String? = "1990-05-14",
        sex: Person.Sex = .woman,
        mail: String = "",
        phone: String = ""
    ) -> Person.Draft {
        Person.Draft(
            part: part,
            givenName: given,
            familyName: family,
            bornOn: born.map(day),
            sex: sex,
            mail: mail,
            phone: phone
        )
    }

    static func opening(
        owner: Identifier<Account>? = adviser,
        organisation: Identifier<Organisation> = welcomeCenter,
        alliance: Identifier<Alliance> = alliance,
        country code: String? = "UA",
        place: String = "",
        household: [Person.Draft] = [person()],
        needs: [Need.Draft] = []
    ) -> CaseFile.Opening {
        CaseFile.Opening(
            alliance: alliance,
            organisation: organisation,
            owner: owner,
            draft: CaseFile.Draft(
                language: .ukrainian,
                origin: CaseFile.Origin(country: code.map(country), place: place),
                source: .visit
            ),
            household: household,
            needs: needs
        )
    }

    static func member(
        _ account: Identifier<Account>,
        _ role: Role,
        of organisation: Identifier<Organisation>? = welcomeCenter,
        in alliance: Identifier<Alliance>? = alliance
    ) -> Member {
        Member(
            account: account,
            name: "Invented",
            grants: [Grant(role: role, alliance: alliance, organisation: organisation)]
        )
    }
}

extension Store {
    /// Opens a file as the sample adviser and gives its head.
    func openFile(_ opening: CaseFile.Opening = Sample.opening()) async throws -> CaseFile.Head {
        try await write(as: .member(Sample.adviser)) { transaction in
            let id = try CaseFileStore.open(opening, in: transaction)
            return try CaseFileStore.find(id, in: opening.alliance, from: transaction.reader)
        }
    }

    func head(_ id: Identifier<CaseFile>) async throws -> CaseFile.Head {
        try await read { try CaseFileStore.find(id, in: Sample.alliance, from: $0) }
    }

    func household(_ id: Identifier<CaseFile>) async throws -> [Person] {
        try await read { try HouseholdStore.list(of: id, from: $0) }
    }
}
