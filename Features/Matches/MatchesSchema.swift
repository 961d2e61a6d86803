import Foundation
package import LotseData

/// The tables of this room.
package enum MatchesSchema {
    package static func migrations() throws -> [Migration] {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Migrations") else {
            throw MigrationError.unreadable("Matches/Migrations")
        }
        return try Migration.list(in: folder, room: "matches")
    }
}
