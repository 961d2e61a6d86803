import Foundation
import LotseCore
import LotseData
import LotseFormats
import LotseTestSupport
import Testing

@testable import lotse

@Suite struct MunicipalityImportTests {
    /// The whole official file, where it lies beside the checkout.
    static let official = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/geo/GV100AD_301123.txt").standardized

    static var hasOfficial: Bool { FileManager.default.fileExists(atPath: official.path) }

    @Test(
        .enabled(if: hasOfficial, "the official file GV100AD_301123.txt does not lie in ../shared/data/geo"),
        arguments: TestStore.engines
    )
    func `the official register goes in whole and a second time changes nothing`(engine: Dialect) async throws {
        let bytes = try GuardedFile.read(Self.official.path, limit: GV100AD.Limits().bytes)
        try await TestStore.with(engine, migrations: try Schema.roomSteps()) { store in
            let registry = NetworkRegistry(store: store)
            let work = MunicipalityImport(registry: registry)
            let known = Municipality(
                key: try #require(MunicipalityKey("12071304")),
                name: "Peitz",
                sorbianName: "Picnjo",
                district: District(key: "12071", name: "Landkreis Spree-Neiße"),
                position: Position(latitude: 51.86, longitude: 14.41),
                population: 1,
                postcodes: ["03185", "03186"]
            )
            try await registry.upsert([known])
            let plan = try await work.plan(bytes)
            #expect((plan.new, plan.changed, plan.same) == (10_980, 1, 0))
            try await work.carryOut(plan)
            let all = try await registry.known()
            #expect(all.count == 10_981)
            #expect(all.values.reduce(0) { $0 + $1.population } == 84_358_845)
            let peitz = try #require(all[known.key])
            #expect(peitz.position == known.position)
            #expect(peitz.postcodes == known.postcodes)
            #expect(peitz.population == 4427)
            let second = try await work.plan(bytes)
            #expect((second.new, second.changed, second.same) == (0, 0, 10_981))
            #expect(second.gone == [])
        }
    }

    @Test func `a plan names what is new, changed and gone, and writes nothing`() async throws {
        let registry = FixedRegistry([
            place("12071304", "Peitz", 4326), place("12071244", "Kolkwitz", 1), place("12071999", "Verschwunden", 7),
            place("14612000", "Dresden", 563_311),
        ])
        let plan = try await MunicipalityImport(registry: registry).plan(Self.sample)
        #expect((plan.new, plan.changed, plan.same) == (0, 1, 1))
        // Dresden lies in a Land of which the file does not speak.
        #expect(plan.gone.map(\.name) == ["Verschwunden"])
        let summary = ImportMunicipalitiesCommand.summary(of: plan)
        #expect(summary.contains("2 municipalities in 1 districts"))
        #expect(summary.contains("12071999 Verschwunden"))
    }

    @Test func `a refused file reaches the registry not at all`() async throws {
        let registry = FixedRegistry([])
        await #expect(throws: RefusedRows.self) {
            try await MunicipalityImport(registry: registry).plan(Array("garbage\n".utf8))
        }
    }

    private func place(_ key: String, _ name: String, _ population: Int) -> Municipality {
        guard let key = MunicipalityKey(key) else { preconditionFailure("eight digits make a key") }
        let district = District(key: key.district, name: "Landkreis Spree-Neiße")
        return Municipality(
            key: key,
            name: name,
            sorbianName: nil,
            district: district,
            position: nil,
            population: population,
            postcodes: []
        )
    }

    /// Two places of the real register, with its columns.
    static let sample: [UInt8] = {
        func record(_ start: String, _ name: String, _ rest: String = "") -> String {
            var line = (start.padding(22) + name).padding(122) + rest
            line = line.padding(220)
            return line + "\n"
        }
        func numbers(_ population: String) -> String {
            "64    00000001359" + population + "00000000010    "
        }
        let lines = [
            record("102023113012", "Brandenburg"), record("402023113012071", "Spree-Neiße", "44"),
            record("502023113012071   5107", "Peitz", "51"), record("502023113012071   0244", "Kolkwitz", "50"),
            record("6020231130120713045107", "Peitz, Stadt", numbers("00000004326")),
            record("6020231130120712440244", "Kolkwitz", numbers("00000009047")),
        ]
        return Array(lines.joined().utf8)
    }()
}

/// A registry that knows some places and refuses to be written.
private struct FixedRegistry: MunicipalityRegistry {
    private let places: [Municipality]

    init(_ places: [Municipality]) {
        self.places = places
    }

    func known() async throws -> [MunicipalityKey: Municipality] {
        Dictionary(uniqueKeysWithValues: places.map { ($0.key, $0) })
    }

    func upsert(_ municipalities: [Municipality]) async throws {
        Issue.record("a plan was written")
    }
}

extension String {
    fileprivate func padding(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
    }
}
