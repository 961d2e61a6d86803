import Foundation
package import LotseData

/// The room's tables.
package enum MembersSchema {
    package static func migrations() throws -> [Migration] {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Migrations") else {
            throw MigrationError.unreadable("Members/Migrations")
        }
        return try Migration.list(in: folder, room: "members")
    }
}
