import Foundation
import LotseCore

/// What the demo's offers are made of, as `Demo/offers.json` says it.
struct DemoOffers: Decodable, Sendable {
    /// The sentence that says of each that it is invented.
    let mark: String
    let contacts: [String]
    let streets: [String]
    let trades: [Trade]
    let facilities: [String]
    let groups: [String]
    let schools: [School]
    let schoolProvider: String
    let careProvider: String
    let landlord: String
    let courses: [Course]
    let courseProvider: String
    /// By which plots are given away.
    let criteria: String

    struct Trade: Decodable, Sendable {
        let title: String
        /// Five digits of the KldB 2010.
        let code: Int
        let firm: String
        /// Gross euros a month.
        let payFrom: Int
        let payTo: Int
        let german: CEFRLevel
        let hours: String
        let required: [String]
        let wished: [String]
        let shifts: [ShiftKind]
        let terms: [FamilyTerm]
        let help: [ArrivalHelp]
        /// How often it is sought beside the others.
        let weight: Int
        let contract: ContractKind
        let from: String
        let to: String
    }

    /// Name, kind, first and last grade.
    struct School: Decodable, Sendable {
        let name: String
        let form: String
        let grades: ClosedRange<Int>

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            name = try parts.decode(String.self)
            form = try parts.decode(String.self)
            let first = try parts.decode(Int.self)
            grades = first...max(first, try parts.decode(Int.self))
        }
    }

    /// Title, subject and level.
    struct Course: Decodable, Sendable {
        let title: String
        let subject: OpenCourse.Subject
        let level: CEFRLevel?

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            title = try parts.decode(String.self)
            subject = try parts.decode(OpenCourse.Subject.self)
            level = try parts.decode(CEFRLevel?.self)
        }
    }

    static func read() throws -> DemoOffers {
        guard let file = Bundle.module.resourceURL?.appending(path: "Demo/offers.json") else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try JSONDecoder().decode(DemoOffers.self, from: Data(contentsOf: file))
    }
}
