import LotseCore
import LotseData
import LotseWeb

/// The names that an alliance's pages need: organisations, units and papers by their ids.
struct NetworkNames: Sendable {
    let organisations: [Organisation.Record]
    let units: [OrganisationUnit]
    let agreements: [Agreement]

    /// Three statements and one for the signatures.
    init(of alliance: Identifier<Alliance>, _ reader: Reader) throws {
        organisations = try OrganisationStore.list(near: alliance, reader)
        units = try OrganisationUnitStore.list(in: alliance, reader)
        agreements = try AgreementStore.list(of: alliance, reader)
    }

    func organisation(_ id: Identifier<Organisation>) -> String {
        organisations.first { $0.id == id }?.name ?? ""
    }

    func unit(_ id: Identifier<OrganisationUnit>) -> String { units.first { $0.id == id }?.name ?? "" }

    func agreement(_ id: Identifier<Agreement>?) -> String? {
        id.flatMap { id in agreements.first { $0.id == id }?.title }
    }

    func body(_ body: ResponsibilityRule.Body) -> String {
        ([organisation(body.organisation)] + [body.unit.map(unit)].compactMap(\.self)).joined(separator: ", ")
    }

    /// The alliance's organisations for a list to choose from.
    var organisationOptions: [Field.Option] { organisations.map { Field.Option($0.id.text, $0.name) } }

    func agreementOptions(or none: String) -> [Field.Option] {
        [Field.Option("", none)] + agreements.map { Field.Option($0.id.text, $0.title) }
    }
}

extension Words {
    func name(of role: Partnership.Role) -> String { self("network.partnership-role.\(role.rawValue)") }
    func name(of kind: Agreement.Kind) -> String { self("network.agreement-kind.\(kind.rawValue)") }
    func name(of kind: Organisation.Kind) -> String { self("network.organisation-kind.\(kind.rawValue)") }
    func name(of form: Alliance.LegalForm) -> String { self("network.legal-form.\(form.rawValue)") }
    func name(of topic: Topic) -> String { self("topic.\(topic.rawValue)") }
    func names(of topics: Set<Topic>) -> String {
        Topic.allCases.filter(topics.contains).map(name).joined(separator: ", ")
    }
}

/// Choices of a question, all of an enumeration by their names.
func options<Value: CaseIterable & RawRepresentable<String>>(
    _: Value.Type,
    _ name: (Value) -> String
) -> [Field.Option] {
    Value.allCases.map { Field.Option($0.rawValue, name($0)) }
}

extension Municipality {
    /// Both names, as they stand on the sign at the roadside.
    var fullName: String { sorbianName.map { "\(name) · \($0)" } ?? name }
}

extension ContactPoint {
    /// Lines for a list of facts.
    var lines: [String] { [name, phone, mail, address] }
}
