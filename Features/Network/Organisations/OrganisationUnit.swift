package import LotseCore

/// A part of an organisation with two lines: where it belongs, and who leads it in its subject.
///
/// A Welcome Center may sit in the department for schools and yet be led by the commissioner for integration
/// ("Dienstaufsicht, Fachaufsicht").
package struct OrganisationUnit: Hashable, Sendable {
    package let id: Identifier<OrganisationUnit>
    package let organisation: Identifier<Organisation>
    package var name: String
    /// The unit above it in the same organisation; nil directly below the organisation.
    package var parent: Identifier<OrganisationUnit>?
    package var lead: Lead?
    /// Its own desk; nil where the organisation's contact serves.
    package var contact: ContactPoint?
    package var version: Int

    /// Who leads a unit in its subject ("Fachaufsicht").
    package enum Lead: Hashable, Sendable {
        /// Another unit, which may be another organisation's.
        case unit(Identifier<OrganisationUnit>)
        /// A function by its name, such as "Integrationsbeauftragte".
        case function(String)
    }

    package init(
        id: Identifier<OrganisationUnit>,
        organisation: Identifier<Organisation>,
        name: String,
        parent: Identifier<OrganisationUnit>? = nil,
        lead: Lead? = nil,
        contact: ContactPoint? = nil,
        version: Int = 1
    ) {
        self.id = id
        self.organisation = organisation
        self.name = name
        self.parent = parent
        self.lead = lead
        self.contact = contact
        self.version = version
    }

    /// Refuses a unit that would stand above itself, or below another organisation's unit.
    ///
    /// Looks at the units of the same organisation, the unit itself as it was among them or not.
    package func check(among units: [OrganisationUnit]) throws(NetworkError) {
        guard !name.isEmpty else { throw .nameMissing }
        let others = units.filter { $0.id != id }
        guard !others.contains(where: { $0.name == name }) else { throw .unitNameTaken }
        let above = Dictionary(others.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
        var next = parent
        var steps = 0
        while let step = next {
            guard step != id, steps <= units.count else { throw .unitsInACircle }
            guard let further = above[step] else { throw .unitOfOtherOrganisation }
            next = further
            steps += 1
        }
        if case .unit(let leading) = lead, leading == id { throw .unitsInACircle }
    }
}
