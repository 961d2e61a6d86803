import Foundation
package import LotseData

/// The tables of this room.
package enum MarketSchema {
    package static func migrations() throws -> [Migration] {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Migrations") else {
            throw MigrationError.unreadable("Market/Migrations")
        }
        return try Migration.list(in: folder, room: "market")
    }
}
