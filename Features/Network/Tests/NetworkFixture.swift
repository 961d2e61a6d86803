import AllianceNetwork
import LotseCore
import LotseData
import LotseTestSupport

/// A database with the demo region's network in it.
enum NetworkFixture {
    static let dresden = NetworkDemo.alliance("wachstumsregion-dresden")
    static let spreeNeisse = NetworkDemo.alliance("spree-neisse")

    static func withDemo(
        _ engine: Dialect = .sqlite,
        _ body: (any Store) async throws -> Void
    ) async throws {
        try await TestStore.with(engine, migrations: NetworkSchema.migrations()) { store in
            try await NetworkDemo.load(into: store)
            try await body(store)
        }
    }
}

/// A day that a test writes down; a day that the calendar does not have stops the test.
func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("no such day: \(text)") }
    return day
}

/// A key that a test writes down.
func place(_ text: String) -> MunicipalityKey {
    guard let key = MunicipalityKey(text) else { preconditionFailure("no such key: \(text)") }
    return key
}

/// Days from `start`, open where no end is given.
func period(_ start: Day, _ end: Day? = nil) -> Period {
    guard let period = Period(from: start, through: end) else { preconditionFailure("\(start) to nowhere") }
    return period
}
