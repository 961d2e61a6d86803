import Foundation
import LotseData

/// The demo's names, sentences and families, all of them invented, as the files in `Demo/` hold them.
struct DemoTexts: Sendable {
    let names: [Names]
    let sentences: Sentences
    let families: [DemoHousehold]
    let requests: [DemoRequest]

    /// Names of one country; given and family names are mixed freely.
    struct Names: Decodable, Sendable {
        let country: String
        let languages: [String]
        /// How often households come from there.
        let weight: Int
        let places: [String]
        let women: [String]
        let men: [String]
        let families: [String]
    }

    struct Sentences: Decodable, Sendable {
        /// Stands in each file, so that nobody takes it for a real one.
        let mark: String
        let details: [String: [String]]
        let summaries: [String]
        let notes: [String]
        let tasks: [String]
        let occupations: [String]
        let remarks: [String]
    }

    static func read() throws -> DemoTexts {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Demo") else {
            throw MigrationError.unreadable("Cases/Demo")
        }
        func decode<Value: Decodable>(_ name: String, as _: Value.Type = Value.self) throws -> Value {
            try JSONDecoder().decode(Value.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
        }
        return DemoTexts(
            names: try decode("names"),
            sentences: try decode("sentences"),
            families: try decode("families"),
            requests: try decode("requests")
        )
    }
}
