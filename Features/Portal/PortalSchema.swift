import Foundation
package import LotseData

/// The tables of this room.
package enum PortalSchema {
    package static func migrations() throws -> [Migration] {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Migrations") else {
            throw MigrationError.unreadable("Portal/Migrations")
        }
        return try Migration.list(in: folder, room: "portal")
    }
}
