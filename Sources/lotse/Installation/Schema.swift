import LotseData
import LotseWeb

/// The schema of the whole house: the floor's migrations and every room's.
enum Schema {
    static func migrator() throws -> Migrator { Migrator(try steps()) }

    static func steps() throws -> [Migration] { try Ledger.migrations() + roomSteps() }

    /// All steps but the ledger's.
    static func roomSteps() throws -> [Migration] { try House.migrations() + Rooms.migrations() }
}
