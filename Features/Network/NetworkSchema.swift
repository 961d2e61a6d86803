import Foundation
package import LotseData

/// The room's tables.
package enum NetworkSchema {
    package static func migrations() throws -> [Migration] {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Migrations") else {
            throw MigrationError.unreadable("Network/Migrations")
        }
        return try Migration.list(in: folder, room: "network")
    }
}
