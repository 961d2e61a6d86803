import LotseCore
import LotseData

/// Where municipalities of the official register go: the room that keeps them.
protocol MunicipalityRegistry: Sendable {
    /// Everything that is known already, by key.
    func known() async throws -> [MunicipalityKey: Municipality]
    /// Adds and brings up to date, all or nothing; what a municipality does not say stays as it was.
    func upsert(_ municipalities: [Municipality]) async throws
}
