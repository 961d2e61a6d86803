import LotseCore
import LotseFormats

/// Takes the official register of municipalities into the installation.
struct MunicipalityImport {
    let registry: any MunicipalityRegistry

    /// What a register would change.
    struct Plan: Equatable {
        let register: GV100AD
        let new: Int
        let changed: Int
        let same: Int
        /// Known before, but not in the register any more; they stay, because dated records point at them.
        let gone: [Municipality]
    }

    /// Reads a file and compares it with what is known; nothing is written.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - progress: hears the lines done and the lines in all.
    /// - Returns: what taking it in would change.
    /// - Throws: `RefusedRows` with each bad row, or the store's error.
    func plan(_ bytes: [UInt8], progress: (Int, Int) -> Void = { _, _ in }) async throws -> Plan {
        let register = try GV100AD.read(bytes, progress: progress)
        let known = try await registry.known()
        var (new, changed, same) = (0, 0, 0)
        for municipality in register.municipalities {
            switch known[municipality.key] {
            case nil: new += 1
            case let before? where Self.differs(municipality, from: before): changed += 1
            default: same += 1
            }
        }
        let listed = Set(register.municipalities.map(\.key))
        // A register of some Länder says nothing of the places of others.
        let states = Set(listed.map(\.state))
        let gone = known.values.filter { !listed.contains($0.key) && states.contains($0.key.state) }
        return Plan(
            register: register,
            new: new,
            changed: changed,
            same: same,
            gone: gone.sorted { $0.key < $1.key }
        )
    }

    func carryOut(_ plan: Plan) async throws {
        try await registry.upsert(plan.register.municipalities)
    }

    /// Whether the register says something else than what is known; what it leaves open is no difference.
    private static func differs(_ municipality: Municipality, from known: Municipality) -> Bool {
        municipality.name != known.name || municipality.population != known.population
            || municipality.district != known.district
            || municipality.sorbianName.map { $0 != known.sorbianName } ?? false
            || !Set(municipality.postcodes).isSubset(of: known.postcodes)
    }
}
