import Foundation
package import LotseData

/// The network of alliances: who takes part, on which paper, where, and who is responsible for what.
package enum Network {
    /// The room's schema.
    package static func migrations() throws -> [Migration] {
        guard let folder = Bundle.module.resourceURL?.appending(path: "Migrations") else {
            throw MigrationError.unreadable("Network/Migrations")
        }
        return try Migration.list(in: folder, room: "Network")
    }
}
