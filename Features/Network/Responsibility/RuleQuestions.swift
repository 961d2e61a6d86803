import LotseCore
import LotseData
import LotseWeb

/// What has to be said about a rule: who, what, where, from when.
///
/// Where is chosen first: nothing means the whole alliance, a district its places; then some of them may be ticked.
struct RuleQuestions: Sendable {
    let fields: [Field]
    let filter: Form
    private let district: String?

    init(_ staff: StaffContext, _ reader: Reader) throws {
        let words = staff.words
        let names = try NetworkNames(of: staff.alliance.id, reader)
        let asked = staff.query["district"]
        let places = asked.isEmpty ? [] : try MunicipalityStore.list(inDistrict: asked, reader)
        district = places.isEmpty ? nil : asked
        filter = try DistrictFilter.form(of: staff, allowing: words("network.where.alliance"), reader)
        let some = Field("places", .choices(places.map { Field.Option($0.key.text, $0.fullName) }))
        fields =
            [
                .required("body", .selection([Field.Option("", words("form.choose"))] + Self.bodies(names))),
                .required("topics", .choices(options(Topic.self, words.name))),
            ] + (places.isEmpty ? [] : [some])
            + [.required("from", .day), Field("until", .day), Field("reason", .text())]
    }

    func rule(from form: Form, _ id: Identifier<ResponsibilityRule>) throws -> ResponsibilityRule {
        let parts = form.text("body").split(separator: "/")
        guard let organisation = parts.first.flatMap({ Identifier<Organisation>($0) }) else {
            throw NetworkError.organisationUnknown
        }
        let unit = parts.dropFirst().first.flatMap { Identifier<OrganisationUnit>($0) }
        return ResponsibilityRule(
            id: id,
            body: ResponsibilityRule.Body(organisation: organisation, unit: unit),
            topics: Set(form.chosen("topics").compactMap(Topic.init)),
            territory: territory(of: form),
            period: try form.period()
        )
    }

    private func territory(of form: Form) -> ResponsibilityRule.Territory {
        guard let district else { return .alliance }
        let some = form.municipalities("places")
        return some.isEmpty ? .district(district) : .municipalities(Set(some))
    }

    /// The query that asks about the places of a territory; nothing for the whole alliance.
    static func start(in territory: ResponsibilityRule.Territory) -> String {
        let district: String? =
            switch territory {
            case .alliance: nil
            case .district(let key): key
            case .municipalities(let keys): keys.map(\.district).min()
            }
        return district.map { "?district=\($0)" } ?? ""
    }

    /// The boxes that a territory ticks.
    static func places(of territory: ResponsibilityRule.Territory) -> [String] {
        guard case .municipalities(let keys) = territory else { return [] }
        return keys.map(\.text).sorted()
    }

    static func value(of body: ResponsibilityRule.Body) -> String {
        body.unit.map { "\(body.organisation.text)/\($0.text)" } ?? body.organisation.text
    }

    /// Each organisation, followed by its units.
    private static func bodies(_ names: NetworkNames) -> [Field.Option] {
        names.organisations.flatMap { organisation in
            let units = names.units.filter { $0.organisation == organisation.id }
            let bodies =
                [ResponsibilityRule.Body(organisation: organisation.id)]
                + units.map { ResponsibilityRule.Body(organisation: organisation.id, unit: $0.id) }
            return bodies.map { Field.Option(value(of: $0), names.body($0)) }
        }
    }
}
