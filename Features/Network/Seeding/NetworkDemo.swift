import Crypto
import Foundation
package import LotseCore
package import LotseData

/// Fills an installation with the real initiatives of the demo region: places, institutions, papers, partnerships.
///
/// Identifiers follow from the facts' handles, so that they are the same in every installation.
package enum NetworkDemo {
    package static func alliance(_ slug: String) -> Identifier<Alliance> { identifier("alliance", slug) }
    package static func organisation(_ handle: String) -> Identifier<Organisation> {
        identifier("organisation", handle)
    }
    package static func unit(_ handle: String) -> Identifier<OrganisationUnit> { identifier("unit", handle) }

    package static func load(into store: any Store) async throws {
        try await store.write(as: .system) { try load(in: $0) }
    }

    /// Adds what is missing; a second run adds nothing and changes nothing.
    package static func load(in transaction: Transaction) throws {
        let facts = try DemoFacts.read()
        let known = try MunicipalityStore.keys(transaction.reader)
        let newPlaces = facts.municipalities.filter { !known.contains($0.key) }
        if !newPlaces.isEmpty { try MunicipalityStore.upsert(newPlaces, in: transaction) }
        for fact in facts.organisations { try load(fact, in: transaction) }
        for fact in facts.alliances where try AllianceStore.fetch(slug: fact.alliance.slug, transaction.reader) == nil {
            try DemoAlliance(fact, places: facts.municipalities.map(\.key)).load(in: transaction)
        }
    }

    /// Adds what has no source: an invented paper, an alliance's own words, and what visitors said of answers.
    ///
    /// - Parameters:
    ///   - store: with the demo region in it.
    ///   - vault: seals the paper.
    /// - Throws: what the database throws, or where a file of the demo cannot be read.
    package static func loadInventions(into store: any Store, sealedBy vault: Vault) async throws {
        let inventions = try DemoInventions(vault)
        try await store.write(as: .system) { try inventions.load(in: $0) }
    }

    private static func load(_ fact: DemoFacts.OrganisationFact, in transaction: Transaction) throws {
        let id = organisation(fact.handle)
        guard try OrganisationStore.fetch(id, transaction.reader) == nil else { return }
        try OrganisationStore.insert(
            Organisation.Record(id: id, kind: fact.kind, name: fact.name, contact: fact.contact),
            in: transaction
        )
        for unit in fact.units ?? [] {
            let leadUnit = unit.leadUnit.map { OrganisationUnit.Lead.unit(Self.unit($0)) }
            try OrganisationUnitStore.insert(
                OrganisationUnit(
                    id: Self.unit(unit.handle),
                    organisation: id,
                    name: unit.name,
                    parent: unit.parent.map { Self.unit($0) },
                    lead: leadUnit ?? unit.leadFunction.map { .function($0) },
                    contact: unit.contact
                ),
                in: transaction
            )
        }
    }

    /// A UUID of version 7 with the demo region's birthday as its time and the handle's SHA-256 as its random part.
    static func identifier<Subject>(_ kind: String, _ handle: String) -> Identifier<Subject> {
        let digest = Array(SHA256.hash(data: Data("\(kind)/\(handle)".utf8)))
        let text = UUIDText.version7(
            milliseconds: 1_767_225_600_000,
            high: UInt16(digest[0]) << 8 | UInt16(digest[1]),
            low: digest[2..<10].reduce(0) { $0 << 8 | UInt64($1) }
        )
        guard let identifier = Identifier<Subject>(text) else { preconditionFailure("version 7 text is canonical") }
        return identifier
    }
}
