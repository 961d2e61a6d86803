import LotseData
import LotseWeb

/// The schema of the whole house: the floor's migrations and every room's.
enum Schema {
    static func migrator() throws -> Migrator {
        Migrator(try Ledger.migrations() + House.migrations() + Rooms.migrations())
    }
}
