import AllianceNetwork
import LotseCore
import LotseData

/// The room Network as the register of municipalities.
struct NetworkRegistry: MunicipalityRegistry {
    let store: any Store

    func known() async throws -> [MunicipalityKey: Municipality] {
        let all = try await store.read { try MunicipalityStore.list($0) }
        return Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
    }

    func upsert(_ municipalities: [Municipality]) async throws {
        try await store.write(as: .system) { try MunicipalityStore.upsert(municipalities, in: $0) }
    }
}
