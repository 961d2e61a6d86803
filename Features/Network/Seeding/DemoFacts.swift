import Foundation
import LotseCore

/// The demo region's tables of facts, as the files in `Demo/` hold them.
struct DemoFacts: Sendable {
    let municipalities: [Municipality]
    let organisations: [OrganisationFact]
    let alliances: [AllianceFact]

    struct OrganisationFact: Decodable, Sendable {
        let handle: String
        let kind: Organisation.Kind
        let name: String
        let contact: ContactPoint
        let units: [UnitFact]?
    }

    struct UnitFact: Decodable, Sendable {
        let handle: String
        let name: String
        let parent: String?
        let leadUnit: String?
        let leadFunction: String?
        let contact: ContactPoint?
    }

    struct AllianceFact: Decodable, Sendable {
        let alliance: Head
        let agreements: [AgreementFact]
        let partnerships: [PartnershipFact]
        let responsibilities: [ResponsibilityFact]
        let recognitions: [RecognitionFact]?

        struct Head: Decodable, Sendable {
            let slug: String
            let name: String
            let legalForm: Alliance.LegalForm
            let office: String
            let contact: ContactPoint
            let fundingNotice: String
        }
    }

    struct RecognitionFact: Decodable, Sendable {
        let from: Day
        let until: Day
        let recogniser: String?
        let amount: Money?
    }

    struct AgreementFact: Decodable, Sendable {
        let handle: String
        let kind: Agreement.Kind
        let title: String
        let subject: String
        let signedOn: Day
        let from: Day
        let until: Day?
        let document: String?
        let signatories: [SignatoryFact]
    }

    struct SignatoryFact: Decodable, Sendable {
        let organisation: String
        let function: String
        let signedOn: Day?
    }

    struct PartnershipFact: Decodable, Sendable {
        let organisation: String
        let role: Partnership.Role
        let from: Day
        let until: Day?
        let agreement: String?
        /// Keys of districts (5 digits) and municipalities (8 digits).
        let brings: [String]?
    }

    struct ResponsibilityFact: Decodable, Sendable {
        let organisation: String
        let unit: String?
        let topics: [Topic]
        let `where`: Places
        let from: Day
        let until: Day?
    }

    /// The word "alliance", or keys of districts and municipalities.
    enum Places: Decodable, Sendable {
        case alliance
        case keys([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = if let keys = try? container.decode([String].self) { .keys(keys) } else { .alliance }
        }
    }
}

extension DemoFacts {
    /// What is wrong with a file of the demo region.
    struct Unreadable: Error {
        let file: String
    }

    static func read() throws -> DemoFacts {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Demo") else { throw Unreadable(file: "Demo") }
        let slugs = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "alliances").path)
        return DemoFacts(
            municipalities: try decode(MunicipalityTable.self, "municipalities.json", in: folder).places(),
            organisations: try decode(OrganisationTable.self, "organisations.json", in: folder).organisations,
            alliances: try slugs.sorted().map { try decode(AllianceFact.self, "alliances/\($0)", in: folder) }
        )
    }

    private static func decode<Table: Decodable>(_: Table.Type, _ file: String, in folder: URL) throws -> Table {
        try JSONDecoder().decode(Table.self, from: Data(contentsOf: folder.appending(path: file)))
    }

    private struct OrganisationTable: Decodable {
        let organisations: [OrganisationFact]
    }

    private struct MunicipalityTable: Decodable {
        let districts: [String: String]
        let municipalities: [Line]

        struct Line: Decodable {
            let key: String
            let name: String
            let sorbian: String?
            let latitude: Double?
            let longitude: Double?
            let population: Int
            let postcodes: [String]
        }

        func places() throws -> [Municipality] {
            try municipalities.map { line in
                guard let key = MunicipalityKey(line.key), let district = districts[key.district] else {
                    throw Unreadable(file: "municipalities.json: \(line.key)")
                }
                return Municipality(
                    key: key,
                    name: line.name,
                    sorbianName: line.sorbian,
                    district: District(key: key.district, name: district),
                    position: line.latitude.flatMap { latitude in
                        line.longitude.map { Position(latitude: latitude, longitude: $0) }
                    },
                    population: line.population,
                    postcodes: line.postcodes
                )
            }
        }
    }
}
